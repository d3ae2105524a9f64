import Cases
import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Broken JSON")
struct BrokenJSONTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let record = #"{"id":-1.5e3,"country":"T\u0048A \"x\"","tags":[1,{"a":null}],"date":true,"x":{}}"#

    @Test("A line is rejected just when Foundation refuses it as an object: 3000 seeded changes")
    func asFoundation() throws {
        var generator = SeededGenerator(seed: 8259)
        let trailingComma = try Regex(#",\s*[}\]]"#)
        let lines = (0..<3000).map { _ in BrokenJSONTests.changed(BrokenJSONTests.record, using: &generator) }
            .map { String($0.unicodeScalars.filter { $0 != "\n" && $0 != "\u{1E}" }) }
            // Foundation lets a comma stand before a closing bracket, RFC 8259 does not.
            .filter { !$0.contains(trailingComma) }
        let sound = lines.indices.filter { index in
            (try? JSONSerialization.jsonObject(with: Data(lines[index].utf8))) is [String: Any]
        }
        let path = try folder.write(
            BrokenJSONTests.record + "\n" + lines.joined(separator: "\n") + "\n", to: "a.ndjson")
        let read = try outcome(path, chunk: 1 << 18).accepted
        let seen = read.compactMap { $0 < 2 ? nil : Int($0) - 2 }
        for index in Set(seen).symmetricDifference(sound).sorted() {
            Testing.Issue.record("\(seen.contains(index) ? "read" : "rejected"): \(lines[index])")
        }
    }

    @Test("A broken text is read in the same way for any size of the chunks: 600 seeded changes", arguments: [0, 1, 2])
    func anyChunks(form: Int) throws {
        var generator = SeededGenerator(seed: UInt64(form))
        let feature = "{\"type\":\"Feature\",\"properties\":\(BrokenJSONTests.record),\"geometry\":null}"
        let text = [
            [BrokenJSONTests.record, BrokenJSONTests.record, BrokenJSONTests.record].joined(separator: "\n"),
            "\u{1E}\(feature)\n\u{1E}\(feature)\n\u{1E}\(feature)\n",
            "{\"type\":\"FeatureCollection\",\n\"features\":[\(feature),\n\(feature),\(feature)\n]}\n",
        ][form]
        for number in 0..<200 {
            let path = try folder.write(BrokenJSONTests.changed(text, using: &generator), to: "\(number).json")
            let whole = try outcome(path, chunk: 1 << 18)
            for size in [1, 7, 64] {
                let parts = try outcome(path, chunk: size)
                // What comes before the break of a structure may be given out before it is noticed.
                if whole.error == nil { #expect(parts == whole, "\(number), \(size)") }
                #expect(parts.error == whole.error, "\(number), \(size)")
            }
        }
    }

    private struct Outcome: Equatable {
        var accepted: [Int32] = []
        var flaws: [RecordTable.Flaw] = []
        var error: String?
    }

    private func outcome(_ path: String, chunk: Int) throws -> Outcome {
        let feed = CaseFeed(paths: [path], chunkByteCount: chunk)
        var outcome = Outcome()
        do {
            var rows = 0
            while let chunk = try feed.next() {
                let batch = chunk.records()
                outcome.accepted += batch.lines
                outcome.flaws += batch.flaws.map { .init(number: $0.number + rows, line: $0.line, kind: $0.kind) }
                rows += batch.recordCount
            }
        } catch {
            outcome.error = "\(error)"
        }
        return outcome
    }

    /// The text with one or two bytes taken out, put in or replaced.
    private static func changed(_ text: String, using generator: inout SeededGenerator) -> String {
        let bytes = Array("{}[],:\"\\ 0-.eu\n\u{1E}x".utf8)
        var changed = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let place = Int.random(in: 0..<changed.count, using: &generator)
            let byte = bytes.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: changed.remove(at: place)
            case 1: changed.insert(byte, at: place)
            default: changed[place] = byte
            }
        }
        return String(decoding: changed, as: UTF8.self)
    }
}
