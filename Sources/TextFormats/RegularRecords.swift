import CInstructions
import Foundation

/// CSV text in which each line is a record with all its fields: no quote in it, no blank line, no CR but before LF.
///
/// What most files hold, told apart at one step a field. Law: reads what ``CSVScanner`` reads, or says that it cannot.
struct RegularRecords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private let delimiter: UInt8

    /// Takes all bytes of a ``TextChunk`` whose text has `count` bytes; nil when a line need not be a record.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ delimiter: UInt8) {
        self.bytes = bytes
        self.count = count
        self.delimiter = delimiter
        guard !contains(UInt8(ascii: "\"")), !hasLoneCarriageReturn else { return nil }
    }

    private func contains(_ byte: UInt8) -> Bool {
        // Safe: the search stays within the text.
        bytes.baseAddress.map { memchr($0, Int32(byte), count) != nil } ?? false
    }

    private var hasLoneCarriageReturn: Bool {
        guard contains(carriageReturn) else { return false }
        return (0..<count).contains { bytes[$0] == carriageReturn && ($0 + 1 == count || bytes[$0 + 1] != newline) }
    }

    /// Reads all records into memory that is not yet initialised, column after column with room for `stride` records.
    ///
    /// How many there are; nil when one has too few or too many fields or a line is blank.
    func read(
        _ columns: RecordTable.Columns, stride: Int, into ranges: UnsafeMutableBufferPointer<ByteRange>
    ) -> Int? {
        // A blank line and a record with one empty field look alike.
        guard columns.places.count > 1, let base = bytes.baseAddress else { return nil }
        return columns.places.withUnsafeBufferPointer { places in
            var walk = LineWalk(bytes: bytes, places: places, ranges: ranges, stride: stride)
            var offset = 0
            while offset < count {
                // Safe: a chunk has as many bytes behind its text as a mask looks at.
                var mask = caseatlas_mask_of_three(base + offset, delimiter, newline, newline)
                while mask != 0 {
                    let end = offset + mask.trailingZeroBitCount
                    mask &= mask &- 1
                    if end >= count { break }
                    guard walk.take(end, isLineEnd: bytes[end] == newline) else { return nil }
                }
                offset += TextChunk.padding
            }
            let isWhole = walk.start == count && walk.field == 0
            return isWhole || walk.take(count, isLineEnd: true) ? walk.row : nil
        }
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

/// A walk from one end of a field to the next.
private struct LineWalk {
    let bytes: UnsafeBufferPointer<UInt8>
    let places: UnsafeBufferPointer<Int32>
    let ranges: UnsafeMutableBufferPointer<ByteRange>
    let stride: Int
    private(set) var start = 0
    private(set) var field = 0
    private(set) var row = 0

    init(
        bytes: UnsafeBufferPointer<UInt8>, places: UnsafeBufferPointer<Int32>,
        ranges: UnsafeMutableBufferPointer<ByteRange>, stride: Int
    ) {
        self.bytes = bytes
        self.places = places
        self.ranges = ranges
        self.stride = stride
    }

    /// Takes a field that ends before a delimiter or a line end; false when the record has too few or too many.
    @inline(__always)
    mutating func take(_ end: Int, isLineEnd: Bool) -> Bool {
        guard isLineEnd == (field == places.count - 1) else { return false }
        let place = places[field]
        if place >= 0 {
            let range = ByteRange(
                start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end - start))
            ranges[Int(place) * stride + row] = range.trimmed(in: bytes)
        }
        start = end + 1
        field = isLineEnd ? 0 : field + 1
        if isLineEnd { row += 1 }
        return true
    }
}
