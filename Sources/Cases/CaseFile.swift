package import TextFormats

/// A file of cases as its beginning shows it: how its records are told apart, and which column holds which field.
package struct CaseFile: Sendable {
    /// The path as it was given.
    package let path: String
    /// The place of the file among the inputs, from 0.
    package let number: Int
    package let columns: ColumnMap
    /// The columns of the file that hold a field or are kept.
    let wanted: RecordTable.Columns
    let format: Format
    /// The header of a CSV file; nil for a file of another format.
    package let header: CSVHeader?

    /// How records are told apart and read.
    enum Format: Sendable {
        case csv(delimiter: UInt8)
        case json(JSONLayout, JSONColumns)
    }

    init(path: String, number: Int, columns: ColumnMap, format: Format, header: CSVHeader?) {
        self.header = header
        self.path = path
        self.number = number
        self.columns = columns
        self.format = format
        let used = Set(columns.columns.values.joined()).union(columns.keptColumns.compactMap { $0 })
        wanted = RecordTable.Columns(count: columns.columnCount, wanted: used.sorted())
    }
}

/// Records of one file, cut out of it: what a thread works on.
package struct CaseChunk: Sendable {
    /// The place of the chunk among all chunks, from 0.
    package let number: Int
    package let file: CaseFile
    let isFirstOfFile: Bool
    /// The line of the file on which the chunk begins.
    let firstLine: Int
    let lineCount: Int
    /// Whole records.
    let text: TextChunk

    /// The text as it was read; nil where it has no quote, so that ``records()`` leaves it as it is.
    package var quotedText: TextChunk? { text.contains(UInt8(ascii: "\"")) ? text : nil }

    /// The records of the chunk, told apart.
    package consuming func records() -> RecordBatch {
        let records =
            switch file.format {
            case .csv(let delimiter):
                RecordTable(
                    csv: text, delimiter: delimiter, firstLine: firstLine, lineCount: lineCount, columns: file.wanted)
            case .json(let layout, let columns):
                RecordTable(json: text, layout: layout, firstLine: firstLine, columns: columns)
            }
        return RecordBatch(file: file, isFirstOfFile: isFirstOfFile, records: records)
    }
}
