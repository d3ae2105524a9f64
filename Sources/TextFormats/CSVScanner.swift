import CInstructions

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
/// that does not begin with one. Blank lines are no records. Sixty-four bytes are looked at in one step.
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

    package let delimiter: UInt8
    /// Where the next record begins.
    package private(set) var offset: Int
    /// The line of that record, from 1.
    package private(set) var line: Int
    private var cursor = MaskCursor()

    package init(delimiter: UInt8 = UInt8(ascii: ","), offset: Int = 0, line: Int = 1) {
        self.delimiter = delimiter
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
        cursor.move(to: offset, bytes, delimiter)
        var walk = RecordWalk(
            bytes: bytes, count: count, delimiter: delimiter, isLast: isLast, takesQuotesOff: takesQuotesOff,
            offset: offset, cursor: cursor)
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
        while offset < count, bytes[offset] == newline || bytes[offset] == carriageReturn {
            if bytes[offset] == carriageReturn {
                // Whether an LF belongs to a CR is known when the next byte is.
                guard offset + 1 < count || isLast else { return }
                if offset + 1 < count, bytes[offset + 1] == newline { offset += 1 }
            }
            offset += 1
            line += 1
        }
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")

/// Goes from one delimiter or line end to the next, sixty-four bytes in one step.
private struct MaskCursor: Sendable {
    /// Where the bytes of `mask` begin; before the beginning when no mask has been made.
    private var start = -TextChunk.padding
    private var mask: UInt64 = 0

    /// Goes to an offset that is not before the present one.
    @inline(__always)
    mutating func move(to offset: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ delimiter: UInt8) {
        if offset - start >= TextChunk.padding { load(at: offset, bytes, delimiter) }
        mask &= UInt64.max &<< UInt64(truncatingIfNeeded: offset - start)
    }

    /// The next delimiter or line end; `count` when the text has none.
    @inline(__always)
    mutating func next(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ delimiter: UInt8) -> Int {
        while mask == 0 {
            guard start + TextChunk.padding < count else { return count }
            load(at: start + TextChunk.padding, bytes, delimiter)
        }
        let found = start + mask.trailingZeroBitCount
        mask &= mask &- 1
        return min(found, count)
    }

    @inline(__always)
    private mutating func load(at offset: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ delimiter: UInt8) {
        start = offset
        // Safe: a chunk has as many bytes behind its text as a mask looks at.
        guard let base = bytes.baseAddress else { return }
        mask = caseatlas_mask_of_three(base + offset, delimiter, newline, carriageReturn)
    }
}

/// One walk over one record.
private struct RecordWalk {
    enum Ending { case complete, ranOut, openQuote(linesBefore: Int) }

    let bytes: UnsafeMutableBufferPointer<UInt8>
    let count: Int
    let delimiter: UInt8
    let isLast: Bool
    let takesQuotesOff: Bool
    var offset: Int
    var cursor: MaskCursor
    var lineCount = 0
    var hasStrayText = false

    @inline(__always)
    mutating func run(_ field: (Int, ByteRange) -> Void) -> Ending {
        var number = 0
        while true {
            let start = offset
            let isQuoted = offset < count && bytes[offset] == quote
            if isQuoted {
                let linesBefore = lineCount
                guard skipQuoted() else { return isLast ? .openQuote(linesBefore: linesBefore) : .ranOut }
                cursor.move(to: offset, bytes, delimiter)
            }
            offset = cursor.next(bytes, count, delimiter)
            let end = offset
            let isComplete = !(offset < count && bytes[offset] == delimiter)
            if isComplete {
                guard takeLineEnd() else { return .ranOut }
            } else {
                offset += 1
            }
            let range = ByteRange(
                start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end - start))
            field(number, isQuoted && takesQuotesOff ? unquote(range) : range)
            if isComplete { return .complete }
            number += 1
        }
    }

    /// Moves behind the closing quote of a field; false when there is none.
    private mutating func skipQuoted() -> Bool {
        offset += 1
        while offset < count {
            let byte = bytes[offset]
            offset += 1
            if byte == newline || (byte == carriageReturn && (offset == count || bytes[offset] != newline)) {
                lineCount += 1
            } else if byte == quote {
                // At the end of a chunk a closing quote may be the first half of a doubled one.
                if offset == count { return isLast }
                guard bytes[offset] == quote else { return true }
                offset += 1
            }
        }
        return false
    }

    private mutating func takeLineEnd() -> Bool {
        lineCount += 1
        guard offset < count else { return isLast }
        if bytes[offset] == carriageReturn {
            guard offset + 1 < count || isLast else { return false }
            offset += 1
            if offset < count, bytes[offset] == newline { offset += 1 }
        } else {
            offset += 1
        }
        return true
    }

    /// Moves the value of a quoted field together over its quotes.
    private mutating func unquote(_ field: ByteRange) -> ByteRange {
        let end = field.indices.upperBound
        var write = field.indices.lowerBound
        var read = write + 1
        while read < end {
            if bytes[read] == quote {
                read += 1
                guard read < end, bytes[read] == quote else { break }
            }
            bytes[write] = bytes[read]
            write += 1
            read += 1
        }
        if read < end {
            hasStrayText = true
            while read < end {
                bytes[write] = bytes[read]
                write += 1
                read += 1
            }
        }
        return ByteRange(start: field.start, count: Int32(write - field.indices.lowerBound))
    }
}
