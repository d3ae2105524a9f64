import CInstructions

let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")

/// What a scanner stops at, in a form that is quick to compare: a mark that does not occur is like no byte.
struct FieldMarks: Sendable {
    let delimiter: Int16
    let quote: Int16
    /// What a mask looks for besides line ends.
    let sought: UInt8

    init(_ dialect: CSVDialect?) {
        delimiter = dialect.map { Int16($0.delimiter) } ?? -1
        quote = dialect?.quote.map { Int16($0) } ?? -1
        sought = dialect?.delimiter ?? newline
    }
}

/// Goes from one mark or line end to the next, sixty-four bytes in one step.
struct MaskCursor: Sendable {
    /// Where the bytes of `mask` begin; before the beginning when no mask has been made.
    private var start = -TextChunk.padding
    private var mask: UInt64 = 0

    /// Goes to an offset that is not before the present one.
    @inline(__always)
    mutating func move(to offset: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ mark: UInt8) {
        if offset - start >= TextChunk.padding { load(at: offset, bytes, mark) }
        mask &= UInt64.max &<< UInt64(truncatingIfNeeded: offset - start)
    }

    /// The next mark or line end; `count` when the text has none.
    @inline(__always)
    mutating func next(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ mark: UInt8) -> Int {
        while mask == 0 {
            guard start + TextChunk.padding < count else { return count }
            load(at: start + TextChunk.padding, bytes, mark)
        }
        let found = start + mask.trailingZeroBitCount
        mask &= mask &- 1
        return min(found, count)
    }

    @inline(__always)
    private mutating func load(at offset: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ mark: UInt8) {
        start = offset
        // Safe: a chunk has as many bytes behind its text as a mask looks at.
        guard let base = bytes.baseAddress else { return }
        self.mask = caseatlas_mask_of_three(base + offset, mark, newline, carriageReturn)
    }
}

/// One walk over one record.
struct RecordWalk {
    enum Ending { case complete, ranOut, openQuote(linesBefore: Int) }

    let bytes: UnsafeMutableBufferPointer<UInt8>
    let count: Int
    let marks: FieldMarks
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
            let isQuoted = offset < count && Int16(bytes[offset]) == marks.quote
            if isQuoted {
                let linesBefore = lineCount
                guard skipQuoted() else { return isLast ? .openQuote(linesBefore: linesBefore) : .ranOut }
                cursor.move(to: offset, bytes, marks.sought)
            }
            offset = cursor.next(bytes, count, marks.sought)
            let end = offset
            let isComplete = !(offset < count && Int16(bytes[offset]) == marks.delimiter)
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
            } else if Int16(byte) == marks.quote {
                // At the end of a chunk a closing quote may be the first half of a doubled one.
                if offset == count { return isLast }
                guard Int16(bytes[offset]) == marks.quote else { return true }
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
            if Int16(bytes[read]) == marks.quote {
                read += 1
                guard read < end, Int16(bytes[read]) == marks.quote else { break }
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
