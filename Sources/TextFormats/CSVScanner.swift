/// A part of a chunk of bytes: where it begins and how long it is.
package struct ByteRange: Hashable, Sendable {
    package let start: Int32
    package let count: Int32

    package static let empty = ByteRange(start: 0, count: 0)

    @inline(__always)
    package init(start: Int32, count: Int32) {
        self.start = start
        self.count = count
    }

    @inlinable
    package var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// Splits bytes into the records and fields of RFC 4180, one record at a call.
///
/// Accepts LF, CRLF and CR as line ends, quotes with doubled quotes and line ends inside, and a quote inside a field
/// that does not begin with one. Blank lines are no records, nor are lines of nothing but delimiters, which spreadsheets
/// leave below a table, or of nothing but spaces. Sixty-four bytes are looked at in one step.
package struct CSVScanner: Sendable {
    package enum Outcome: Hashable, Sendable {
        /// A record; `line` is the line on which it begins.
        case record(line: Int)
        /// The bytes end inside a record: call again with more, from the same offset.
        case incomplete
        case end
        /// Text stands between a closing quote and the next delimiter. The record is read, its fields as well as may be.
        case strayText(line: Int)
        /// The input ends inside quotes that were opened on `line`.
        case openQuote(line: Int)
    }

    package let dialect: CSVDialect
    private let marks: FieldMarks
    /// Where the next record begins.
    package private(set) var offset: Int
    /// The line of that record, from 1.
    package private(set) var line: Int
    private var cursor = MaskCursor()

    /// Begins at an offset, on a line. Where fields need not be told apart and no field has quotes, only line ends count.
    package init(_ dialect: CSVDialect = .standard, offset: Int = 0, line: Int = 1, tellsFieldsApart: Bool = true) {
        self.dialect = dialect
        marks = FieldMarks(tellsFieldsApart ? dialect : nil)
        self.offset = offset
        self.line = line
    }

    /// Passes over the record at `offset` and changes nothing; `isLast` says that no more bytes follow the chunk.
    ///
    /// Stray text is not noticed.
    package mutating func skip(in chunk: TextChunk, isLast: Bool) -> Outcome {
        chunk.bytes.withUnsafeBufferPointer { bytes in
            next(in: UnsafeMutableBufferPointer(mutating: bytes), chunk.count, isLast, takesQuotesOff: false) { _, _ in
            }
        }
    }

    /// Reads the record at `offset`, which must be whole, and calls `field` for each field with its number and range.
    ///
    /// Quotes are taken off in place: ranges point at bare values. `bytes` are all bytes of a ``TextChunk`` whose text
    /// has `count` bytes.
    @inline(__always)
    package mutating func next(
        in bytes: UnsafeMutableBufferPointer<UInt8>, count: Int, field: (Int, ByteRange) -> Void
    ) -> Outcome {
        next(in: bytes, count, true, takesQuotesOff: true, field)
    }

    @inline(__always)
    private mutating func next(
        in bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ isLast: Bool, takesQuotesOff: Bool,
        _ field: (Int, ByteRange) -> Void
    ) -> Outcome {
        skipBlankLines(in: bytes, count, isLast)
        guard offset < count else { return .end }
        cursor.move(to: offset, bytes, marks.sought)
        var walk = RecordWalk(
            bytes: bytes, count: count, marks: marks, isLast: isLast, takesQuotesOff: takesQuotesOff, offset: offset,
            cursor: cursor)
        let start = line
        switch walk.run(field) {
        case .complete:
            offset = walk.offset
            cursor = walk.cursor
            line += walk.lineCount
            return walk.hasStrayText ? .strayText(line: start) : .record(line: start)
        case .ranOut:
            // The mask may have looked at bytes that are not there yet.
            cursor = MaskCursor()
            return .incomplete
        case .openQuote(let linesBefore): return .openQuote(line: start + linesBefore)
        }
    }

    @inline(__always)
    private mutating func skipBlankLines(in bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ isLast: Bool) {
        while offset < count {
            let byte = bytes[offset]
            if byte == newline || byte == carriageReturn {
                guard skipLineEnd(in: bytes, count, isLast) else { return }
            } else {
                guard byte == dialect.delimiter || byte == space, skipBlanks(in: bytes, count, isLast) else { return }
            }
        }
    }

    @inline(__always)
    private mutating func skipLineEnd(
        in bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ isLast: Bool
    ) -> Bool {
        if bytes[offset] == carriageReturn {
            // Whether an LF belongs to a CR is known when the next byte is.
            guard offset + 1 < count || isLast else { return false }
            if offset + 1 < count, bytes[offset + 1] == newline { offset += 1 }
        }
        offset += 1
        line += 1
        return true
    }

    /// Moves to the end of a line on which one byte stands over and over; false when more stands there, or may.
    private mutating func skipBlanks(
        in bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ isLast: Bool
    ) -> Bool {
        var end = offset + 1
        while end < count, bytes[end] == bytes[offset] { end += 1 }
        guard end < count ? bytes[end] == newline || bytes[end] == carriageReturn : isLast else { return false }
        offset = end
        return true
    }
}

private let space = UInt8(ascii: " ")
