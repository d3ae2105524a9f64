import CInstructions

/// CSV text in which each line is a record with all its fields: no quote in it, no line without a value, no CR but before
/// LF.
///
/// What most files hold, told apart at one step a field, while all that could be otherwise is looked for in the same walk.
/// Law: reads what ``CSVScanner`` reads, or says that it cannot.
struct RegularRecords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    private let delimiter: UInt8
    /// The quote; LF where the dialect has none.
    private let quote: UInt8

    /// What a reading has found.
    struct Reading {
        let rowCount: Int
        /// Whether all values are printable ASCII without a space.
        let isPlain: Bool
    }

    /// Takes all bytes of a ``TextChunk`` whose text has `count` bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ dialect: CSVDialect) {
        self.bytes = bytes
        self.count = count
        delimiter = dialect.delimiter
        quote = dialect.quote ?? newline
    }

    /// Reads all records into memory that is not yet initialised: `targets` has the first place of each wanted column, which
    /// has room for `stride` records, more than there are line ends.
    ///
    /// Nil when a line need not be a record, when one has too few or too many fields, or when a line may be blank.
    func read(
        _ columns: RecordTable.Columns, stride: Int, into targets: [UnsafeMutablePointer<ByteRange>]
    ) -> Reading? {
        // A blank line and a record with one empty field look alike.
        guard columns.places.count > 1, let base = bytes.baseAddress else { return nil }
        // Fields that nobody wants are written one over the other.
        let reading = withUnsafeTemporaryAllocation(of: ByteRange.self, capacity: stride) { unwanted -> Reading? in
            guard let unwanted = unwanted.baseAddress else { return nil }
            let fields = columns.places.map { $0 >= 0 ? targets[Int($0)] : unwanted }
            return fields.withUnsafeBufferPointer { walk(base, targets: $0) }
        }
        guard let reading, !reading.isPlain else { return reading }
        let hasCarriageReturn = contains(carriageReturn)
        guard !hasCarriageReturn || !hasLoneCarriageReturn else { return nil }
        if hasCarriageReturn || RegularRecords.spaces.contains(where: contains) {
            for target in targets { trim(UnsafeMutableBufferPointer(start: target, count: reading.rowCount)) }
        }
        return reading
    }

    private func contains(_ byte: UInt8) -> Bool {
        bytes.contains(byte, before: count)
    }

    private var hasLoneCarriageReturn: Bool {
        (0..<count).contains { bytes[$0] == carriageReturn && ($0 + 1 == count || bytes[$0 + 1] != newline) }
    }

    /// Goes from one end of a field to the next.
    private func walk(
        _ base: UnsafePointer<UInt8>, targets: UnsafeBufferPointer<UnsafeMutablePointer<ByteRange>>
    ) -> Reading? {
        let lastField = targets.count - 1
        var (start, field, row, lineStart) = (0, 0, 0, 0)
        var shortestLine = Int.max
        var isPlain = true
        var offset = 0
        while offset < count {
            // Safe: a chunk has as many bytes behind its text as a mask looks at.
            let look = caseatlas_look_at_csv(base + offset, delimiter, quote)
            var ends = look.ends
            if count &- offset < TextChunk.padding { ends &= (1 &<< UInt64(truncatingIfNeeded: count &- offset)) &- 1 }
            if !look.isPlain {
                let end = min(offset &+ TextChunk.padding, count)
                guard !hasQuote(offset..<end) else { return nil }
                isPlain = isPlain && areEndsOrSigns(offset..<end)
            }
            while ends != 0 {
                let end = offset &+ ends.trailingZeroBitCount
                ends &= ends &- 1
                // Safe: each column has room for more records than there are line ends.
                targets[field][row] = ByteRange(
                    start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end &- start))
                start = end &+ 1
                guard field == lastField else {
                    guard base[end] != newline else { return nil }
                    field &+= 1
                    continue
                }
                guard base[end] == newline else { return nil }
                shortestLine = min(shortestLine, end &- lineStart)
                (field, row, lineStart) = (0, row &+ 1, start)
            }
            offset &+= TextChunk.padding
        }
        if lineStart < count { shortestLine = min(shortestLine, count - lineStart) }
        // A line of delimiters alone, perhaps with a CR, is this long.
        guard shortestLine > lastField + 1 else { return nil }
        if start == count, field == 0 { return Reading(rowCount: row, isPlain: isPlain) }
        guard field == lastField else { return nil }
        targets[field][row] = ByteRange(
            start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: count - start))
        return Reading(rowCount: row + 1, isPlain: isPlain)
    }

    private func hasQuote(_ range: Range<Int>) -> Bool {
        quote != newline && range.contains { bytes[$0] == quote }
    }

    /// Whether all bytes are ends of fields or printable signs of ASCII.
    private func areEndsOrSigns(_ range: Range<Int>) -> Bool {
        range.allSatisfy { bytes[$0] == delimiter || bytes[$0] == newline || (0x21..<0x80).contains(bytes[$0]) }
    }

    private func trim(_ ranges: UnsafeMutableBufferPointer<ByteRange>) {
        for index in ranges.indices { ranges[index] = ranges[index].trimmed(in: bytes) }
    }

    /// What may stand round a value besides CR: without any of these no value needs a look.
    private static let spaces = [UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C]
}
