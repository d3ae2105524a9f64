import Exports
import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Files in blocks")
struct BlockOutputTests {
    @Test(
        "Pieces of any size come out one behind the other, of many blocks or of less than one, on any number of threads",
        arguments: [0, 1, 4096, 1 << 20, 5 << 20], 1...2)
    func pieces(byteCount: Int, threadCount: Int) throws {
        var generator = SeededGenerator(seed: UInt64(4096 + byteCount))
        let wanted = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 12) }
        let seen = try written { file in
            let output = BlockOutput(file, threadCount: threadCount)
            var rest = wanted[...]
            while !rest.isEmpty {
                let longest = Int.random(in: 0..<100, using: &generator) == 0 ? 3 << 20 : 20_000
                let piece = rest.prefix(Int.random(in: 1...longest, using: &generator))
                try output.write(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            try output.finish()
        }
        #expect(seen == Data(wanted))
    }

    @Test("Size and digest are those of the file, and bytes may be written before the blocks and behind them")
    func digest() throws {
        let folder = try TemporaryFolder()
        let block = [UInt8](repeating: UInt8(ascii: "b"), count: 3_000_000)
        let files = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            [
                try out.write("layer") { file in
                    try file.write([UInt8(ascii: "a")])
                    let output = BlockOutput(file, threadCount: 2)
                    try output.write(block)
                    try output.write(block)
                    try output.finish()
                    try file.write([UInt8(ascii: "c")])
                }
            ]
        }
        let wanted = Array("a".utf8) + block + block + Array("c".utf8)
        #expect(try folder.contents(of: "out")["layer"] == Data(wanted))
        let digest = SHA256Digest()
        digest.update(wanted[...])
        #expect(files[0].byteCount == wanted.count)
        #expect(files[0].sha256 == digest.finish().hexadecimal)
    }
}
