/// A small CSV file, whole in memory: a table that ships with the project, or one like it.
package struct CSVTable: Sendable {
    package struct Failure: Error, Sendable {
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    package let rows: [[String]]
    /// The line of each row.
    package let lines: [Int]

    /// Reads `bytes`, whose first record must be `header`.
    package init(
        _ bytes: [UInt8], header: [String], _ dialect: CSVDialect = .standard
    ) throws(Failure) {
        var chunk = TextChunk(bytes)
        var scanner = CSVScanner(dialect)
        var fields: [ByteRange] = []
        var records: [[String]] = []
        var lines: [Int] = []
        reading: while true {
            fields.removeAll(keepingCapacity: true)
            let outcome = chunk.withUnsafeMutableBytes { buffer in
                scanner.next(in: buffer, count: bytes.count) { _, range in fields.append(range) }
            }
            switch outcome {
            case .record(let line), .strayText(let line):
                guard fields.count == header.count else {
                    throw Failure(line: line, reason: "\(fields.count) fields, not \(header.count)")
                }
                lines.append(line)
                records.append(fields.map { String(decoding: chunk.bytes[$0.indices], as: UTF8.self) })
            case .openQuote(let line): throw Failure(line: line, reason: "a quote is opened and never closed")
            case .end, .incomplete: break reading
            }
        }
        guard records.first == header else {
            throw Failure(line: 1, reason: "the header is not \(header.joined(separator: ","))")
        }
        rows = Array(records.dropFirst())
        self.lines = Array(lines.dropFirst())
    }
}
