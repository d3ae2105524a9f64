import TestSupport
import Testing
import TextFormats

@Suite("Text, packed or not")
struct TextSourceTests {
    private let folder: TemporaryFolder

    /// `printf 'case_id,country\n1,THA\n' | gzip -n`, written by gzip 1.12.
    private static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0x4E, 0x2C, 0x4E, 0x8D, 0xCF, 0x4C, 0xD1,
        0x49, 0xCE, 0x2F, 0xCD, 0x2B, 0x29, 0xAA, 0xE4, 0x32, 0xD4, 0x09, 0xF1, 0x70, 0xE4, 0x02, 0x00, 0x03, 0x7A,
        0xF6, 0xE3, 0x16, 0x00, 0x00, 0x00,
    ]
    private static let text = "case_id,country\n1,THA\n"

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(
        "Text comes out as it went in, by any pieces, whatever was looked at before", arguments: [1, 2, 7, 100],
        [0, 3, 99])
    func pieces(size: Int, ahead: Int) throws {
        for bytes in [Array(TextSourceTests.text.utf8), TextSourceTests.packed] {
            #expect(try read(bytes, by: size, lookingAt: ahead) == TextSourceTests.text)
        }
    }

    @Test("Members of gzip follow each other, and zeros may pad them")
    func members() throws {
        let bytes = TextSourceTests.packed + [0, 0] + TextSourceTests.packed + [0]
        #expect(try read(bytes, by: 5) == TextSourceTests.text + TextSourceTests.text)
    }

    @Test("Gzip data that break off at any byte are damaged")
    func cutShort() throws {
        for count in 2..<TextSourceTests.packed.count {
            expectDamage(Array(TextSourceTests.packed.prefix(count)), "break off")
        }
    }

    @Test("Gzip data with a wrong checksum, a wrong length or wrong bits are damaged", arguments: [2, 12, 34, 38])
    func wrongBits(place: Int) throws {
        var bytes = TextSourceTests.packed
        bytes[place] ^= 0xFF
        expectDamage(bytes, "damaged")
    }

    @Test("Other bytes behind gzip data are damage")
    func trailing() throws {
        expectDamage(TextSourceTests.packed + Array("text".utf8), "follow")
    }

    private func read(_ bytes: [UInt8], by size: Int, lookingAt ahead: Int = 0) throws -> String {
        let source = try TextSource(path: try folder.write(bytes, to: "text"))
        try source.lookAhead(ahead)
        #expect(source.ahead.count >= min(ahead, TextSourceTests.text.utf8.count))
        var chunk = TextChunk()
        while try source.read(into: &chunk, upTo: size) > 0 {}
        #expect(source.progress == 1)
        return String(decoding: chunk.text, as: UTF8.self)
    }

    private func expectDamage(_ bytes: [UInt8], _ reason: String, at location: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: ByteSource.Failure.self, sourceLocation: location) { _ = try read(bytes, by: 9) }
        #expect(error?.kind == .damaged, sourceLocation: location)
        #expect(error?.reason.contains(reason) == true, sourceLocation: location)
    }
}
