package import SimpleFeatures
import TextFormats

/// A table without geometry, such as the timeline: only columns of an allow-list.
package struct Table: Sendable {
    package let fields: [Field]
    package let columns: [Column]

    package init(fields: [Field], columns: [Column]) {
        precondition(fields.count == columns.count, "a column for each field")
        self.fields = fields
        self.columns = columns
    }
}

/// Writes a table as RFC 4180 CSV with a header, lines ending in LF.
package enum TableWriter {
    package static func write(_ table: Table, to file: ExportFile) throws(ExportError) {
        var line: [UInt8] = []
        line.append(contentsOf: table.fields.map(\.name).joined(separator: ",").utf8)
        for row in 0..<(table.columns.first?.count ?? 0) {
            line.append("\n")
            for (index, column) in table.columns.enumerated() {
                if index > 0 { line.append(",") }
                line.append(value: row, of: column)
            }
            try file.write(line)
            line.removeAll(keepingCapacity: true)
        }
        line.append("\n")
        try file.write(line)
    }
}

extension [UInt8] {
    fileprivate mutating func append(value row: Int, of column: Column) {
        switch column {
        case .text(let values): if let bytes = values.bytes(at: row) { append(csvField: bytes) }
        case .coded(let codes, let values):
            if let bytes = values.bytes(at: Int(codes[row])) { append(csvField: bytes) }
        case .integers(let values): if let value = values[row] { append(integer: value) }
        case .numbers(let values): if let value = values[row] { append(decimal: value, decimals: 6) }
        }
    }
}
