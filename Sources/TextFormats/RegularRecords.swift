import CInstructions

/// CSV text in which each line is a record with all its fields: no quote in it, no line without a value, no CR but before
/// LF.
///
/// What most files hold, told apart at one step a field. Law: reads what ``CSVScanner`` reads, or says that it cannot.
struct RegularRecords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private let delimiter: UInt8
    private let hasCarriageReturn: Bool

    /// Takes all bytes of a ``TextChunk`` whose text has `count` bytes; nil when a line need not be a record.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ dialect: CSVDialect) {
        self.bytes = bytes
        self.count = count
        delimiter = dialect.delimiter
        hasCarriageReturn = bytes.contains(carriageReturn, before: count)
        if let quote = dialect.quote, contains(quote) { return nil }
        guard !hasLoneCarriageReturn else { return nil }
    }

    private func contains(_ byte: UInt8) -> Bool {
        bytes.contains(byte, before: count)
    }

    private var hasLoneCarriageReturn: Bool {
        guard hasCarriageReturn else { return false }
        return (0..<count).contains { bytes[$0] == carriageReturn && ($0 + 1 == count || bytes[$0 + 1] != newline) }
    }

    /// Reads all records into memory that is not yet initialised, column after column with room for `stride` records.
    ///
    /// How many there are; nil when one has too few or too many fields, or when a line may be blank.
    func read(
        _ columns: RecordTable.Columns, stride: Int, into ranges: UnsafeMutableBufferPointer<ByteRange>
    ) -> Int? {
        // A blank line and a record with one empty field look alike.
        guard columns.places.count > 1, let base = bytes.baseAddress, let first = ranges.baseAddress else { return nil }
        // Fields that nobody wants are written one over the other.
        return withUnsafeTemporaryAllocation(of: ByteRange.self, capacity: stride) { unwanted in
            let targets = columns.places.map { place in
                // Safe: each column has room for `stride` records, and there are no more line ends.
                place >= 0 ? first + Int(place) * stride : unwanted.baseAddress ?? first
            }
            let rowCount = targets.withUnsafeBufferPointer { walk(base, targets: $0) }
            if let rowCount, hasCarriageReturn || RegularRecords.spaces.contains(where: contains) {
                trim(ranges, columnCount: columns.wantedCount, stride: stride, rowCount: rowCount)
            }
            return rowCount
        }
    }

    /// Goes from one end of a field to the next.
    private func walk(
        _ base: UnsafePointer<UInt8>, targets: UnsafeBufferPointer<UnsafeMutablePointer<ByteRange>>
    ) -> Int? {
        let lastField = targets.count - 1
        var (start, field, row, lineStart) = (0, 0, 0, 0)
        var shortestLine = Int.max
        var offset = 0
        while offset < count {
            // Safe: a chunk has as many bytes behind its text as a mask looks at.
            var mask = caseatlas_mask_of_three(base + offset, delimiter, newline, newline)
            if count - offset < TextChunk.padding { mask &= (1 &<< UInt64(truncatingIfNeeded: count - offset)) &- 1 }
            while mask != 0 {
                let end = offset &+ mask.trailingZeroBitCount
                mask &= mask &- 1
                let isLineEnd = base[end] == newline
                guard isLineEnd == (field == lastField) else { return nil }
                targets[field][row] = ByteRange(
                    start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end &- start))
                start = end &+ 1
                field = isLineEnd ? 0 : field &+ 1
                row = isLineEnd ? row &+ 1 : row
                shortestLine = isLineEnd ? min(shortestLine, end &- lineStart) : shortestLine
                lineStart = isLineEnd ? start : lineStart
            }
            offset += TextChunk.padding
        }
        if lineStart < count { shortestLine = min(shortestLine, count - lineStart) }
        // A line of delimiters alone, perhaps with a CR, is this long.
        guard shortestLine > lastField + 1 else { return nil }
        if start == count, field == 0 { return row }
        guard field == lastField else { return nil }
        targets[field][row] = ByteRange(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: count - start))
        return row + 1
    }

    private func trim(
        _ ranges: UnsafeMutableBufferPointer<ByteRange>, columnCount: Int, stride: Int, rowCount: Int
    ) {
        for column in 0..<columnCount {
            for index in column * stride..<column * stride + rowCount {
                ranges[index] = ranges[index].trimmed(in: bytes)
            }
        }
    }

    /// What may stand round a value besides CR: without any of these no value needs a look.
    private static let spaces = [UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C]
}
