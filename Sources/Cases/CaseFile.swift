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
    let dialect: Dialect
    /// The header of a CSV file; nil for a file of another format.
    package let header: CSVHeader?

    /// How records are told apart and read.
    enum Format: Sendable {
        case csv(CSVDialect)
        case json(JSONLayout, JSONColumns)
    }

    init(path: String, number: Int, _ start: FileStart) {
        self.path = path
        self.number = number
        columns = start.columns
        format = start.format
        dialect = start.dialect
        header = start.header
        let used = Set(columns.columns.values.joined()).union(columns.keptColumns.compactMap { $0 })
        wanted = RecordTable.Columns(count: columns.columnCount, wanted: used.sorted())
    }

    /// Whether a header says which columns the file has.
    package var hasHeader: Bool { header != nil }

    /// The line on which the file says what its columns are.
    var headerLine: Int { header?.lineNumber ?? 1 }
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
    package var quotedText: TextChunk? {
        guard case .csv(let dialect) = file.format, dialect.hasQuotes(text) else { return nil }
        return text
    }

    /// The records of the chunk, told apart.
    package consuming func records() -> RecordBatch {
        let records =
            switch file.format {
            case .csv(let dialect):
                RecordTable(csv: text, dialect, firstLine: firstLine, lineCount: lineCount, columns: file.wanted)
            case .json(let layout, let columns):
                RecordTable(json: text, layout: layout, firstLine: firstLine, columns: columns)
            }
        return RecordBatch(file: file, isFirstOfFile: isFirstOfFile, records: records)
    }
}
