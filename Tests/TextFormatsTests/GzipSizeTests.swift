import Foundation
import TestSupport
import TextFormats
import Testing

@Suite("Sizes of packed texts")
struct GzipSizeTests {
    @Test("A text has the size that the program gzip gives it, within a hundredth", arguments: [0, 1, 1000, 3_000_000])
    func likeGzip(count: Int) throws {
        var generator = SeededGenerator(seed: 1952)
        let text = (0..<count).map { _ in UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator) }
        let folder = try TemporaryFolder()
        let path = try folder.write(String(decoding: text, as: UTF8.self), to: "text")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        process.arguments = ["-n", path]
        try process.run()
        process.waitUntilExit()
        let wanted = try Data(contentsOf: URL(fileURLWithPath: path + ".gz")).count
        #expect(abs(GzipSize.byteCount(of: text) - wanted) <= wanted / 100 + 2)
    }
}
