import Foundation
import Testing
import TextFormats

@Suite("Bytes of files")
struct ByteSourceTests {
    @Test("A file that is not there, and a folder, are told apart")
    func failures() throws {
        do throws(ByteSource.Failure) {
            _ = try ByteSource(path: "/nowhere/at all")
        } catch {
            #expect(error.kind == .missing)
        }
        do throws(ByteSource.Failure) {
            _ = try ByteSource(path: NSTemporaryDirectory())
        } catch {
            #expect(error.kind == .isDirectory)
        }
    }

    @Test("A file is read whole, whatever the size of the pieces", arguments: [1, 7, 4096])
    func pieces(size: Int) throws {
        let path = NSTemporaryDirectory() + "bytes-\(UUID().uuidString)"
        defer { unlink(path) }
        let wanted = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 31) }
        try Data(wanted).write(to: URL(fileURLWithPath: path))
        let source = try ByteSource(path: path)
        var seen: [UInt8] = []
        while try source.read(into: &seen, count: size) {}
        #expect(seen == wanted)
        #expect(source.byteCount == wanted.count)
    }
}
