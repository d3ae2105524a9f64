import TextFormats

/// The record that begins at a place of a text, read as a header in the dialect that suits it best.
struct HeaderReading {
    let dialect: CSVDialect
    let names: [String]
    /// The fields that the names mean.
    let fields: Set<CaseField>
    /// The line on which the record begins, and the line behind it.
    let line: Int
    let nextLine: Int
    /// Where the record ends.
    let end: Int

    /// The beginning of a file.
    struct Start {
        let text: TextChunk
        /// Whether the file does not go on.
        let isWhole: Bool
    }

    /// Where a header may begin.
    struct Place {
        var offset = 0
        var line = 1
    }

    /// Why no header can be read.
    enum Failure: Error {
        /// More text may complete the record.
        case incomplete
        case openQuote(line: Int)
    }

    /// Reads the record at a place by each delimiter that may be meant; the one that makes most fields of it is taken, and
    /// of several the one that stands in the line most often.
    init(
        _ start: Start, at place: Place, _ choices: DialectChoices, _ known: KnownNames
    ) throws(Failure) {
        let firstLine = start.text.line(from: place.offset)
        var best: (reading: HeaderReading, count: Int)?
        var failure: Failure?
        for delimiter in choices.delimiter.map({ [$0.byte] }) ?? firstLine.delimiters {
            let quote =
                choices.quote.map(\.byte) ?? (firstLine.hasSingleQuotes ? UInt8(ascii: "'") : UInt8(ascii: "\""))
            do throws(Failure) {
                let dialect = CSVDialect(delimiter: delimiter, quote: quote)
                let reading = try HeaderReading(start, at: place, dialect, known)
                let count = firstLine.count { $0 == delimiter }
                if best.map({ (reading.fields.count, count) > ($0.reading.fields.count, $0.count) }) ?? true {
                    best = (reading, count)
                }
            } catch {
                // The delimiters come in the order of their numbers: the first one is likeliest.
                failure = failure ?? error
            }
        }
        guard let best else { throw failure ?? .incomplete }
        self = best.reading
    }

    private init(
        _ start: Start, at place: Place, _ dialect: CSVDialect, _ known: KnownNames
    ) throws(Failure) {
        var scanner = CSVScanner(dialect, offset: place.offset, line: place.line)
        switch scanner.skip(in: start.text, isLast: start.isWhole) {
        case .record(let line), .strayText(let line): self.line = line
        case .openQuote(let line): throw .openQuote(line: line)
        case .incomplete, .end: throw .incomplete
        }
        self.dialect = dialect
        (end, nextLine) = (scanner.offset, scanner.line)
        names = TextChunk(start.text.text[place.offset..<end]).firstRecord(dialect)
        fields = known.fields(in: names)
    }

    /// How many names are not empty.
    var nameCount: Int { names.count { $0.contains { !$0.isWhitespace } } }
}

extension TextChunk {
    /// The fields of the first CSV record.
    fileprivate func firstRecord(_ dialect: CSVDialect) -> [String] {
        var copy = self
        var scanner = CSVScanner(dialect)
        var ranges: [ByteRange] = []
        copy.withUnsafeMutableBytes { bytes in
            _ = scanner.next(in: bytes, count: count) { _, range in ranges.append(range) }
        }
        return ranges.map { String(decoding: copy.bytes[$0.indices], as: UTF8.self) }
    }

    /// The first line from an offset on that is not blank, without its end.
    fileprivate func line(from offset: Int) -> ArraySlice<UInt8> {
        text[offset...].drop(while: \.isLineEnd).prefix { !$0.isLineEnd }
    }
}

extension ArraySlice<UInt8> {
    /// Those of comma, semicolon, tab and pipe that stand in a line outside of quotes, the one that stands there most often
    /// first; a comma where there is none.
    fileprivate var delimiters: [UInt8] {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in self {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let found = [UInt8](",;\t|".utf8).filter { counts[$0] != nil }
        let ranked = found.sorted { counts[$0, default: 0] > counts[$1, default: 0] }
        return ranked.isEmpty ? [UInt8(ascii: ",")] : ranked
    }

    /// Whether a line begins and ends with a single quote.
    fileprivate var hasSingleQuotes: Bool {
        count > 1 && first == UInt8(ascii: "'") && last == UInt8(ascii: "'")
    }
}

extension UInt8 {
    /// Whether the byte ends a line or is a part of what does.
    var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}
