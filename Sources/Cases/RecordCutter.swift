import TextFormats

/// Finds where whole records end in a text that comes piece by piece.
struct RecordCutter {
    private var kind: Kind

    private enum Kind {
        case csv(CSVDialect)
        case lines
        case sequence
        case list(ListCutter)
    }

    /// The records cannot be told apart from a line on.
    struct Break: Error {
        let line: Int
        let reason: String
    }

    /// A record beyond this is a quote or a bracket left open, not a case.
    static let longestRecordInBytes = 1 << 20

    init(csv dialect: CSVDialect) {
        kind = .csv(dialect)
    }

    /// For JSON whose records are apart by themselves.
    init(separate layout: JSONLayout) {
        kind = layout == .sequence ? .sequence : .lines
    }

    init(list: ListCutter) {
        kind = .list(list)
    }

    /// Where the last whole record ends; nil when there is none. `pending` begins on a line with what follows the
    /// records that were cut off last; `isLast` says that no more bytes follow it.
    mutating func endOfRecords(in pending: TextChunk, line: Int, isLast: Bool) throws(Break) -> Int? {
        guard pending.count > 0 else {
            if case .list(let list) = kind, isLast { try list.checkEnd(pending, line: line) }
            return nil
        }
        let end = try end(in: pending, line: line, isLast: isLast)
        guard end == nil, !isLast, pending.count > RecordCutter.longestRecordInBytes else { return end }
        throw Break(line: line + pending.newlineCount(before: pending.leadingSpaceCount), reason: tooLong)
    }

    private mutating func end(in pending: TextChunk, line: Int, isLast: Bool) throws(Break) -> Int? {
        switch kind {
        case .csv(let dialect): return try pending.endOfCSV(dialect, line: line, isLast: isLast)
        case .lines: return isLast ? pending.count : pending.endOfLastLine
        case .sequence: return isLast ? pending.count : pending.lastRecordSeparator
        case .list(var list):
            defer { kind = .list(list) }
            return try list.endOfElements(in: pending, line: line, isLast: isLast)
        }
    }

    private var tooLong: String {
        switch kind {
        case .csv: "the record is longer than a megabyte; is a quote left open?"
        case .lines: "the record is longer than a megabyte; is each record on a line of its own?"
        case .sequence: "the record is longer than a megabyte; is a record separator before each record?"
        case .list(let list):
            list.isDone
                ? "more than a megabyte follows the records; leave it out"
                : "the record is longer than a megabyte; is a quote or a bracket left open?"
        }
    }

    /// The number of line ends in a text; in JSON a CR alone ends no line.
    func lineCount(of text: TextChunk) -> Int {
        if case .csv = kind { return text.lineCount }
        return text.newlineCount(before: text.count)
    }
}

extension TextChunk {
    /// How much space the text begins with.
    var leadingSpaceCount: Int { text.firstIndex { !$0.isSpace } ?? count }

    fileprivate func endOfCSV(_ dialect: CSVDialect, line: Int, isLast: Bool) throws(RecordCutter.Break) -> Int? {
        guard dialect.hasQuotes(self) else { return isLast ? count : endOfLastLineOrCR }
        var scanner = CSVScanner(dialect, line: line)
        while true {
            switch scanner.skip(in: self, isLast: isLast) {
            case .record, .strayText: continue
            // The records before it come first, however the file is cut into chunks.
            case .openQuote where scanner.offset > 0: return scanner.offset
            case .openQuote(let line):
                throw RecordCutter.Break(line: line, reason: "a quote is opened here and never closed")
            case .incomplete, .end: return scanner.offset > 0 ? scanner.offset : nil
            }
        }
    }

    fileprivate var endOfLastLine: Int? { text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } }

    /// Where the last line that is surely whole ends; nil when none is.
    private var endOfLastLineOrCR: Int? {
        // A CR at the very end may be the first half of CR LF.
        endOfLastLine ?? text.dropLast().lastIndex(of: UInt8(ascii: "\r")).map { $0 + 1 }
    }

    /// Where the last record begins; nil when no other lies before it.
    fileprivate var lastRecordSeparator: Int? {
        text.dropFirst().lastIndex(of: JSONLayout.recordSeparator)
    }
}

extension UInt8 {
    /// Whether the byte is space or ends a line.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
