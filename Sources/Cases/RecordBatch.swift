package import TextFormats

/// Records of one file, as bytes: what the readers make and validation takes.
///
/// Shape: `ranges` has one range for each column of the file that is used, row after row.
package struct RecordBatch: Sendable {
    package let path: String
    package let columns: ColumnMap
    /// The number of each record, from 1, through all files.
    package private(set) var rows: [Int] = []
    /// The line of the file on which each record begins.
    package private(set) var lines: [Int] = []
    /// Records that could not be read.
    package private(set) var issues: [Issue] = []
    package var bytes: [UInt8] = []
    private var ranges: [ByteRange] = []
    private let usedColumns: [Int]
    private let slotsOfField: [CaseField: [Int]]
    private let slotsOfKept: [Int?]

    package init(path: String, columns: ColumnMap) {
        self.path = path
        self.columns = columns
        let used = Set(columns.columns.values.joined()).union(columns.keptColumns.compactMap { $0 }).sorted()
        usedColumns = used
        slotsOfField = columns.columns.mapValues { $0.compactMap { used.firstIndex(of: $0) } }
        slotsOfKept = columns.keptColumns.map { column in column.flatMap { used.firstIndex(of: $0) } }
    }

    package var count: Int { rows.count }

    /// Adds a record whose fields lie in `bytes`; fields that a short record lacks are empty.
    package mutating func append(row: Int, line: Int, fields: [ByteRange]) {
        rows.append(row)
        lines.append(line)
        for column in usedColumns { ranges.append(column < fields.count ? fields[column] : .empty) }
    }

    package mutating func append(_ issue: Issue) {
        issues.append(issue)
    }

    /// The bytes of a field without the space around them; nil when they are empty or the file lacks the column.
    package func bytes(_ field: CaseField, at index: Int) -> ArraySlice<UInt8>? {
        for slot in slotsOfField[field] ?? [] {
            if let value = bytes(slot: slot, at: index) { return value }
        }
        return nil
    }

    /// The bytes of the `number`-th kept column, likewise.
    package func bytesOfKept(_ number: Int, at index: Int) -> ArraySlice<UInt8>? {
        slotsOfKept[number].flatMap { bytes(slot: $0, at: index) }
    }

    private func bytes(slot: Int, at index: Int) -> ArraySlice<UInt8>? {
        var value = bytes[ranges[index * usedColumns.count + slot].indices]
        while let first = value.first, first.isSpace { value = value.dropFirst() }
        while let last = value.last, last.isSpace { value = value.dropLast() }
        return value.isEmpty ? nil : value
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
