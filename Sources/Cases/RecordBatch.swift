package import TextFormats

/// Records of one file, told apart: what reading makes and validation takes.
///
/// Rows are numbered from 1 in the batch.
package struct RecordBatch: Sendable {
    package let file: CaseFile
    /// Whether these are the first records of their file.
    package let isFirstOfFile: Bool
    private var records: RecordTable

    init(file: CaseFile, isFirstOfFile: Bool, records: RecordTable) {
        self.file = file
        self.isFirstOfFile = isFirstOfFile
        self.records = records
    }

    /// The records that could be read.
    package var count: Int { records.numbers.count }

    package var text: TextChunk { records.text }

    /// Whether all values are known to be printable ASCII.
    var isPlain: Bool { records.isPlain }

    /// How many records there are, with those that could not be read.
    package var recordCount: Int { records.recordCount }

    /// For each record that could be read its row and its line in the file.
    package var rows: [Int32] { records.numbers }
    package var lines: [Int32] { records.lines }

    /// What is wrong with records as a whole.
    package var flaws: [RecordTable.Flaw] { records.flaws }

    /// The bytes of a field in each record, without the space around them; nil when the file lacks the field.
    ///
    /// Of several columns for one field the first that is not empty counts.
    package func ranges(of field: CaseField) -> [ByteRange]? {
        guard let columns = file.columns.columns[field], let first = columns.first else { return nil }
        var values = ranges(ofColumn: first)
        for column in columns.dropFirst() {
            let others = ranges(ofColumn: column)
            for row in values.indices where values[row].count == 0 { values[row] = others[row] }
        }
        return values
    }

    /// The bytes of the `number`-th kept column, likewise.
    package func rangesOfKept(_ number: Int) -> [ByteRange]? {
        file.columns.keptColumns[number].map(ranges(ofColumn:))
    }

    private func ranges(ofColumn column: Int) -> [ByteRange] {
        records.column(Int(file.wanted.places[column]))
    }

    /// The batch with only some of its records, in the order given.
    func picked(_ indices: [Int]) -> RecordBatch {
        var picked = self
        picked.records.keep(indices)
        return picked
    }
}
