import TestSupport
import Testing
import TextFormats

@Suite("CSV records")
struct CSVScannerTests {
    /// Texts and the records in them, as RFC 4180 and the corpus csv-spectrum have them.
    static let table: [(text: String, records: [[String]])] = [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a\n\n\nb\n", [["a"], ["b"]]),
        (" ,\n", [[" ", ""]]),
        (",\n", []),
        ("a,b\n,\n   \n,,,\r\n1,2\n,", [["a", "b"], ["1", "2"]]),
        ("\"\"\n", [[""]]),
        ("\"a,b\",c\n", [["a,b", "c"]]),
        ("\"a\nb\",c\n", [["a\nb", "c"]]),
        ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
        ("\"say \"\"hi\"\"\",2\n", [["say \"hi\"", "2"]]),
        ("\"\"\"\",x\n", [["\"", "x"]]),
        ("5\" disc,x\n", [["5\" disc", "x"]]),
        ("{\"\"k\"\":1},x\n", [["{\"\"k\"\":1}", "x"]]),
        ("ʤ,café\n", [["ʤ", "café"]]),
        ("a,\"\"\n", [["a", ""]]),
        ("a,\"b\"", [["a", "b"]]),
    ]

    @Test("Records come out as RFC 4180 has them", arguments: table)
    func records(text: String, records: [[String]]) {
        #expect(scan(text).records == records)
    }

    @Test("Records know the line on which they begin")
    func lines() {
        #expect(scan("h\n\"a\nb\nc\"\nd\n\r\ne\n").lines == [1, 2, 5, 7])
        #expect(scan("h\r\n\"a\r\nb\"\r\nc\r\n").lines == [1, 2, 4])
        #expect(scan("h\r\"a\rb\"\rc\r").lines == [1, 2, 4])
    }

    @Test("A quote that is never closed is named with its line")
    func openQuote() {
        #expect(scan("a\nb\n1,\"x\ny\n").ending == .openQuote(line: 3))
        #expect(scan("a\n\"x\n\",\"y").ending == .openQuote(line: 3))
    }

    @Test("Text behind a closing quote is told, and the rest of the file is read")
    func strayText() {
        let result = scan("\"a\"b,c\nd,e\n")
        #expect(result.stray == [1])
        #expect(result.records.last == ["d", "e"])
    }

    @Test("Records do not depend on where the input is cut into chunks: 3,000 seeded texts")
    func anyChunks() {
        var generator = SeededGenerator(seed: 4180)
        let pieces = [
            "a", ",", "\"", "\n", "\r\n", "\r", "\"\"", "é", "\"x\"", "\"y,\n\"", ",,",
            String(repeating: "long", count: 20),
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let whole = scan(text)
            let size = Int.random(in: 1...5, using: &generator)
            #expect(scan(text, chunk: size) == whole, "\(text.debugDescription) by \(size)")
        }
    }

    @Test("Another quote is as good, and without one a quote is a character like others")
    func otherQuotes() {
        let single = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
        #expect(scan("'a;b';\"c\n'd''e';x\n", single).records == [["a;b", "\"c"], ["d'e", "x"]])
        let none = CSVDialect(delimiter: UInt8(ascii: "\t"), quote: nil)
        #expect(scan("\"a\tb'\n'c\t\"\n", none).records == [["\"a", "b'"], ["'c", "\""]])
    }

    struct Result: Equatable {
        var records: [[String]] = []
        var lines: [Int] = []
        var stray: [Int] = []
        var ending = CSVScanner.Outcome.end
    }

    /// Scans a text that arrives in chunks, each record when it is whole; a chunk of 0 is the whole.
    private func scan(_ text: String, _ dialect: CSVDialect = .standard, chunk: Int = 0) -> Result {
        var result = Result()
        let input = Array(text.utf8)
        var bytes = TextChunk()
        var taken = 0
        var scanner = CSVScanner(dialect)
        while true {
            let start = scanner
            switch scanner.skip(in: bytes, isLast: taken == input.count) {
            case .record, .strayText: read(start, bytes, upTo: scanner.offset, &result)
            case .openQuote(let line):
                result.ending = .openQuote(line: line)
                return result
            case .incomplete, .end:
                guard taken < input.count else { return result }
                let next = chunk == 0 ? input.count : min(input.count, taken + chunk)
                bytes = TextChunk(input[..<next])
                taken = next
                // What lies behind a chunk is looked at, and must not count.
                scanner = CSVScanner(dialect, offset: scanner.offset, line: scanner.line)
            }
        }
    }

    private func read(_ scanner: CSVScanner, _ bytes: TextChunk, upTo end: Int, _ result: inout Result) {
        var scanner = CSVScanner(scanner.dialect, offset: scanner.offset, line: scanner.line)
        var record = TextChunk(bytes.text[..<end])
        var fields: [ByteRange] = []
        let outcome = record.withUnsafeMutableBytes { buffer in
            scanner.next(in: buffer, count: end) { number, range in
                #expect(number == fields.count)
                fields.append(range)
            }
        }
        result.records.append(fields.map { String(decoding: record.bytes[$0.indices], as: UTF8.self) })
        switch outcome {
        case .record(let line): result.lines.append(line)
        case .strayText(let line):
            result.lines.append(line)
            result.stray.append(line)
        case .incomplete, .end, .openQuote: Issue.record("a record that was whole is not: \(outcome)")
        }
    }
}
