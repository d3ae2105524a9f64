import TestSupport
import Testing
import TextFormats

@Suite("Tables of records")
struct RecordTableTests {
    @Test("Records read line by line are those that the scanner reads: 20,000 seeded texts")
    func regular() {
        var generator = SeededGenerator(seed: 64)
        let pieces = ["a", ",", ",", ",", "\n", "\r\n", " ", "é", "12.5", String(repeating: "long", count: 20)]
        let rarePieces = ["\"", "\"x\"", "\"y,\n\"", "\r", "\n\n", "\r\n\r\n"]
        for round in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                let isRare = round % 2 == 0 && Int.random(in: 0..<20, using: &generator) == 0
                text += (isRare ? rarePieces : pieces).randomElement(using: &generator) ?? ""
            }
            expectSame(text, columnCount: Int.random(in: 1...4, using: &generator))
        }
    }

    @Test(
        "Every way to end a line and a file gives the same records",
        arguments: [
            "a,b\nc,d\n", "a,b\nc,d", "a,b\r\nc,d\r\n", "a,b\r\nc,d", "a,b\rc,d\r", "a,b\n\nc,d\n", "\na,b\nc,d",
            "a,b\r\n\r\nc,d\r\n", " a , b \n c , d \n",
        ])
    func lineEnds(text: String) {
        let table = table(of: text, columnCount: 2)
        #expect(values(table, 0) == ["a", "c"])
        #expect(values(table, 1) == ["b", "d"])
        expectSame(text, columnCount: 2)
    }

    @Test(
        "A table knows that its values are plain where they are, whatever follows the text",
        arguments: [
            ("a,b\nc,d\n", true), ("abc,\n,def\n", true), ("a,b\nc,~", true), ("a, b\n", false), ("a,b\r\n", false),
            ("a,é\n", false), ("a,\0\n", false), ("a,\t\n", false), ("a,\"b\"\n", false),
        ])
    func plain(text: String, isPlain: Bool) {
        for count in [0, 10, 100] {
            var chunk = TextChunk((String(repeating: "1,2\n", count: count) + text + " \"é").utf8)
            _ = chunk.cut(at: chunk.count - 4)
            let table = RecordTable(
                csv: chunk, .standard, firstLine: 1, lineCount: chunk.lineCount,
                columns: .init(count: 2, wanted: [0, 1]))
            #expect(table.isPlain == isPlain, "\(count), \(text.debugDescription)")
            #expect(table.recordCount == count + text.split { $0 == "\n" || $0 == "\r\n" }.count)
        }
    }

    @Test("Records that are kept keep their values, numbers and lines")
    func keep() {
        var kept = table(of: "a,b\nc,d\ne,f\n", columnCount: 2)
        kept.keep([0, 2])
        #expect(values(kept, 0) == ["a", "e"] && values(kept, 1) == ["b", "f"])
        #expect(kept.numbers == [1, 3] && kept.lines == [1, 3])
    }

    private func table(of text: String, columnCount: Int) -> RecordTable {
        let chunk = TextChunk(text.utf8)
        return RecordTable(
            csv: chunk, .standard, firstLine: 1, lineCount: chunk.lineCount,
            columns: .init(count: columnCount, wanted: Array(0..<columnCount)))
    }

    private func values(_ table: RecordTable, _ column: Int) -> [String] {
        table.column(column).map { String(decoding: table.text.bytes[$0.indices], as: UTF8.self) }
    }

    /// Compares a table with what the scanner gives record by record.
    private func expectSame(_ text: String, columnCount: Int) {
        let wanted = Scanned(text, columnCount: columnCount)
        let table = table(of: text, columnCount: columnCount)
        #expect(table.recordCount == wanted.recordCount, "\(text.debugDescription)")
        #expect(table.lines.map(Int.init) == wanted.lines, "\(text.debugDescription)")
        for column in 0..<columnCount {
            #expect(values(table, column) == wanted.rows.map { $0[column] }, "\(text.debugDescription)")
        }
    }

    /// The records of a text that has no open quote, as the rules of a table have them.
    private struct Scanned {
        var recordCount = 0
        var lines: [Int] = []
        var rows: [[String]] = []

        init(_ text: String, columnCount: Int) {
            var chunk = TextChunk(text.utf8)
            var scanner = CSVScanner()
            while true {
                var fields: [ByteRange] = []
                let count = chunk.count
                let outcome = chunk.withUnsafeMutableBytes { buffer in
                    scanner.next(in: buffer, count: count) { fields.append($1) }
                }
                guard case .record(let line) = outcome else {
                    guard case .strayText = outcome else { return }
                    recordCount += 1
                    continue
                }
                recordCount += 1
                let values = fields.map { range in
                    String(decoding: chunk.bytes[range.indices], as: UTF8.self)
                        .trimming { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
                }
                guard values.dropFirst(columnCount).allSatisfy(\.isEmpty) else { continue }
                rows.append(
                    values.prefix(columnCount) + Array(repeating: "", count: max(0, columnCount - fields.count)))
                lines.append(line)
            }
        }
    }
}

extension String {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> String {
        String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
