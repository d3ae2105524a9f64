import TestSupport
import Testing
import TextFormats

@Suite("How far records reach")
struct RecordExtentTests {
    /// Texts, and in them each record with its line end in brackets.
    static let table: [(text: String, records: [String])] = [
        ("a,b\n1,2\n", ["a,b[\n]", "1,2[\n]"]),
        ("a,b\r\n1,2\r\n", ["a,b[\r\n]", "1,2[\r\n]"]),
        ("a,b\r1,2", ["a,b[\r]", "1,2[]"]),
        ("a\n\n\r\nb\n\n", ["a[\n]", "\n\r\nb[\n]"]),
        ("\"a\nb\",c\n1", ["\"a\nb\",c[\n]", "1[]"]),
        ("\"a\"\"\r\n\"\"\"\r\n2\r\n", ["\"a\"\"\r\n\"\"\"[\r\n]", "2[\r\n]"]),
        ("5\" disc\n\"x\"y\n", ["5\" disc[\n]", "\"x\"y[\n]"]),
        (" \n,\n", []),
        (",,\na,\n ,\n", [",,\na,[\n]", " ,[\n]"]),
        ("", []),
        ("\n\n", []),
    ]

    @Test("A record ends where its line ends, quotes and all; blank lines belong to the next", arguments: table)
    func extents(text: String, records: [String]) {
        let chunk = TextChunk(text.utf8)
        var start = 0
        let seen = chunk.recordExtents(.standard).map { extent in
            defer { start = extent.end }
            let content = String(decoding: chunk.text[start..<extent.contentEnd], as: UTF8.self)
            return content + "[" + String(decoding: chunk.text[extent.contentEnd..<extent.end], as: UTF8.self) + "]"
        }
        #expect(seen == records)
    }

    @Test("There are as many as the table of records has, in 2000 seeded texts")
    func count() {
        var generator = SeededGenerator(seed: 20)
        let parts = [",", ",", "\"", "a", "b ", "\n", "\r\n", "\r", "\"\""]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...40, using: &generator))
                .map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            let chunk = TextChunk(text.utf8)
            let table = RecordTable(
                csv: chunk, .standard, firstLine: 1, lineCount: chunk.lineCount,
                columns: RecordTable.Columns(count: 2, wanted: [0, 1]))
            #expect(
                chunk.recordExtents(.standard).count == table.recordCount, "\(text.debugDescription)"
            )
        }
    }
}
