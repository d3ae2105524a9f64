import TestSupport
import Testing
import TextFormats

@Suite("Sorted lines")
struct SortedLinesTests {
    private static let header = ["key", "value", "more"]

    @Test("A line is found by its key, whole keys only", arguments: ["", "a", "b", "ba", "bab", "bb", "c", "á", "zz"])
    func found(key: String) throws {
        let values = ["a": "1,x", "ba": "2,", "bb": ",", "á": "\"4, 5\",y"]
        let lines = try #require(SortedLines(bytes(values), header: SortedLinesTests.header))
        #expect(lines.value(of: key) == values[key])
        #expect(lines.keys == ["a", "ba", "bb", "á"])
    }

    @Test("Every line of a seeded table is found, and no key that is not there", arguments: [1, 2, 3] as [UInt64])
    func everyLine(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func word() -> String {
            String(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in "ab ü".randomElement(using: &generator) ?? "a"
                })
        }
        var values: [String: String] = [:]
        for number in 0..<200 { values[word()] = "\(number),\(word())" }
        let lines = try #require(SortedLines(bytes(values), header: SortedLinesTests.header))
        for (key, value) in values { #expect(lines.value(of: key) == value) }
        for _ in 0..<500 {
            let (key, head) = (word(), word())
            #expect(lines.value(of: key) == values[key])
            let span = lines.lines(beginningWith: Array(head.utf8), in: lines.all)
            let isInside = key.utf8.starts(with: head.utf8) && values[key] != nil
            #expect(lines.hasKey(Array(key.utf8), in: span) == isInside)
        }
    }

    @Test("A text without the header or without a last line end is refused, a header alone is not")
    func refused() {
        #expect(SortedLines(Array("a,b\n".utf8), header: SortedLinesTests.header) == nil)
        #expect(SortedLines(Array("key,value,more\na,1,2".utf8), header: SortedLinesTests.header) == nil)
        #expect(SortedLines([], header: SortedLinesTests.header) == nil)
        #expect(SortedLines(bytes([:]), header: SortedLinesTests.header)?.value(of: "a") == nil)
    }

    private func bytes(_ values: [String: String]) -> [UInt8] {
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(("key,value,more\n" + sorted.map { "\($0.key),\($0.value)\n" }.joined()).utf8)
    }
}
