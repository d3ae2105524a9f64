/// A part of a chunk of bytes: where it begins and how long it is.
package struct ByteRange: Hashable, Sendable {
    package let start: Int32
    package let count: Int32

    package static let empty = ByteRange(start: 0, count: 0)

    package init(start: Int32, count: Int32) {
        self.start = start
        self.count = count
    }

    package var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// Splits bytes into the records and fields of RFC 4180, one record at a call.
///
/// Accepts LF, CRLF and CR as line ends, quotes with doubled quotes and line ends inside, and a quote inside a field
/// that does not begin with one. Quotes are taken off in place: after a call the ranges point at bare values in the
/// same bytes. Blank lines are no records.
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
    package var offset = 0
    /// The line of that record, from 1.
    package private(set) var line: Int

    package init(delimiter: UInt8 = UInt8(ascii: ","), line: Int = 1) {
        self.delimiter = delimiter
        self.line = line
    }

    /// Reads the record at `offset` into `fields`.
    package mutating func next(
        in bytes: inout [UInt8], isLast: Bool, into fields: inout [ByteRange]
    ) -> Outcome {
        let delimiter = self.delimiter
        return bytes.withUnsafeMutableBufferPointer { buffer in
            skipBlankLines(in: buffer, isLast: isLast)
            guard offset < buffer.count else { return .end }
            var walk = RecordWalk(bytes: buffer, delimiter: delimiter, offset: offset, isLast: isLast)
            let start = line
            switch walk.run(into: &fields) {
            case .complete:
                offset = walk.offset
                line += walk.lineCount
                return walk.hasStrayText ? .strayText(line: start) : .record(line: start)
            case .ranOut: return .incomplete
            case .openQuote(let linesBefore): return .openQuote(line: start + linesBefore)
            }
        }
    }

    private mutating func skipBlankLines(in bytes: UnsafeMutableBufferPointer<UInt8>, isLast: Bool) {
        while offset < bytes.count, bytes[offset] == newline || bytes[offset] == carriageReturn {
            if bytes[offset] == carriageReturn {
                // Whether an LF belongs to a CR is known when the next byte is.
                guard offset + 1 < bytes.count || isLast else { return }
                if offset + 1 < bytes.count, bytes[offset + 1] == newline { offset += 1 }
            }
            offset += 1
            line += 1
        }
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")

/// One walk over one record. Quotes are only removed once the whole record is known to be there, since a record that
/// is cut off by the end of a chunk is read again.
private struct RecordWalk {
    enum Ending { case complete, ranOut, openQuote(linesBefore: Int) }

    let bytes: UnsafeMutableBufferPointer<UInt8>
    let delimiter: UInt8
    var offset: Int
    let isLast: Bool
    var lineCount = 0
    var hasStrayText = false
    private var quoted: [Int] = []

    init(bytes: UnsafeMutableBufferPointer<UInt8>, delimiter: UInt8, offset: Int, isLast: Bool) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.offset = offset
        self.isLast = isLast
    }

    mutating func run(into fields: inout [ByteRange]) -> Ending {
        fields.removeAll(keepingCapacity: true)
        while true {
            let start = offset
            if offset < bytes.count, bytes[offset] == quote {
                quoted.append(fields.count)
                let linesBefore = lineCount
                guard skipQuoted() else { return isLast ? .openQuote(linesBefore: linesBefore) : .ranOut }
            }
            while offset < bytes.count, bytes[offset] != delimiter, bytes[offset] != newline,
                bytes[offset] != carriageReturn
            { offset += 1 }
            fields.append(ByteRange(start: Int32(start), count: Int32(offset - start)))
            if offset < bytes.count, bytes[offset] == delimiter {
                offset += 1
                continue
            }
            guard takeLineEnd() else { return .ranOut }
            for index in quoted { fields[index] = unquote(fields[index]) }
            return .complete
        }
    }

    /// Moves behind the closing quote of a field; false when there is none.
    private mutating func skipQuoted() -> Bool {
        offset += 1
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == newline || (byte == carriageReturn && (offset == bytes.count || bytes[offset] != newline)) {
                lineCount += 1
            } else if byte == quote {
                // At the end of a chunk a closing quote may be the first half of a doubled one.
                if offset == bytes.count { return isLast }
                guard bytes[offset] == quote else { return true }
                offset += 1
            }
        }
        return false
    }

    private mutating func takeLineEnd() -> Bool {
        lineCount += 1
        guard offset < bytes.count else { return isLast }
        if bytes[offset] == carriageReturn {
            guard offset + 1 < bytes.count || isLast else { return false }
            offset += 1
            if offset < bytes.count, bytes[offset] == newline { offset += 1 }
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
