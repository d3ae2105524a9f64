import TextFormats

/// Reads cases from comma-separated files, chunk by chunk.
///
/// Shape: batches come in the order of the files and of their records. Cost: one chunk of bytes in memory.
package struct CaseReader {
    private let paths: [String]
    private let choices: ColumnMap.Choices
    private let chunkByteCount: Int
    private var nextPath = 0
    private var file: CSVFile?
    private var rowCount = 0
    private var readByteCount = 0

    package init(
        paths: [String], choices: ColumnMap.Choices = .init(), chunkByteCount: Int = ByteSource.defaultChunkByteCount
    ) {
        self.paths = paths
        self.choices = choices
        self.chunkByteCount = chunkByteCount
    }

    /// The share of the current file that has been read, 0 to 1; 0 for a pipe, whose length nobody knows.
    package var progress: Double {
        guard let total = file?.source.byteCount, total > 0 else { return 0 }
        return min(1, Double(readByteCount) / Double(total))
    }

    /// The next records; nil when all files are read.
    package mutating func next() throws(CaseInputError) -> RecordBatch? {
        while true {
            if var current = file {
                let batch = try current.next(rowCount: &rowCount)
                file = batch == nil ? nil : current
                if let batch {
                    readByteCount += batch.bytes.count
                    return batch
                }
            }
            guard nextPath < paths.count else { return nil }
            file = try CSVFile(path: paths[nextPath], choices: choices, chunkByteCount: chunkByteCount)
            nextPath += 1
            readByteCount = 0
        }
    }
}

/// One file while it is read.
private struct CSVFile {
    fileprivate let source: ByteSource
    private let chunkByteCount: Int
    private var scanner = CSVScanner()
    /// Bytes that have been read and whose records have not.
    private var pending: [UInt8] = []
    private var isAtEnd = false
    private let columns: ColumnMap
    private var fields: [ByteRange] = []

    /// A record beyond this is a quote left open, not a case.
    private static let longestRecordInBytes = 1 << 20

    init(path: String, choices: ColumnMap.Choices, chunkByteCount: Int) throws(CaseInputError) {
        do throws(ByteSource.Failure) {
            source = try ByteSource(path: path)
        } catch {
            throw .file(error)
        }
        self.chunkByteCount = chunkByteCount
        var start: [UInt8] = []
        while !isAtEnd && start.count < FileSignature.byteCount {
            isAtEnd = try !CSVFile.read(source, into: &start, count: max(chunkByteCount, FileSignature.byteCount))
        }
        try FileSignature.check(start, path: path)
        if start.starts(with: FileSignature.utf8Mark) { start.removeFirst(FileSignature.utf8Mark.count) }
        scanner = CSVScanner(delimiter: CSVFile.delimiter(of: start))
        pending = start
        columns = try CSVFile.readHeader(
            &scanner, &pending, &isAtEnd, &fields, source: source, choices: choices, chunkByteCount: chunkByteCount)
    }

    /// The records of the next chunk, their rows numbered on from `rowCount`; nil at the end of the file.
    mutating func next(rowCount: inout Int) throws(CaseInputError) -> RecordBatch? {
        var batch = RecordBatch(path: source.path, columns: columns)
        while true {
            let outcome = scanner.next(in: &pending, isLast: isAtEnd, into: &fields)
            switch outcome {
            case .record(let line), .strayText(let line):
                rowCount += 1
                add(to: &batch, row: rowCount, line: line, isStray: outcome == .strayText(line: line))
            case .openQuote(let line): throw broken(line, "a quote is opened here and never closed")
            case .incomplete, .end:
                guard batch.count + batch.issues.count == 0 else { return finish(batch) }
                guard !isAtEnd else { return nil }
                guard pending.count - scanner.offset <= CSVFile.longestRecordInBytes else {
                    throw broken(scanner.line, "the record is longer than a megabyte; is a quote left open?")
                }
                try readMore()
            }
        }
    }

    /// Hands the bytes to the batch and keeps those of the record that is cut off.
    private mutating func finish(_ batch: RecordBatch) -> RecordBatch {
        var batch = batch
        let rest = Array(pending[scanner.offset...])
        batch.bytes = pending
        pending = rest
        scanner.offset = 0
        return batch
    }

    private func add(to batch: inout RecordBatch, row: Int, line: Int, isStray: Bool) {
        if isStray {
            batch.append(
                Issue(
                    .rejection, row: row, line: line, field: nil, value: nil,
                    reason: "text follows a closing quote",
                    suggestion: "double each quote inside a quoted field, as RFC 4180 asks"))
        } else if fields.count > columns.columnCount {
            batch.append(
                Issue(
                    .rejection, row: row, line: line, field: nil, value: "\(fields.count) fields",
                    reason: "the record has more fields than the header, which has \(columns.columnCount)",
                    suggestion: "put quotes round a field that holds a delimiter"))
        } else {
            if fields.count < columns.columnCount {
                batch.append(
                    Issue(
                        .warning, row: row, line: line, field: nil, value: "\(fields.count) fields",
                        reason: "the record has fewer fields than the header, which has \(columns.columnCount)",
                        suggestion: "those at the end are read as empty"))
            }
            batch.append(row: row, line: line, fields: fields)
        }
    }

    private mutating func readMore() throws(CaseInputError) {
        if scanner.offset > 0 {
            pending.removeFirst(scanner.offset)
            scanner.offset = 0
        }
        isAtEnd = try !CSVFile.read(source, into: &pending, count: chunkByteCount)
    }

    private func broken(_ line: Int, _ reason: String) -> CaseInputError {
        .broken(path: source.path, line: line, reason: reason)
    }

    // MARK: Header

    private static func readHeader(
        _ scanner: inout CSVScanner, _ pending: inout [UInt8], _ isAtEnd: inout Bool, _ fields: inout [ByteRange],
        source: ByteSource, choices: ColumnMap.Choices, chunkByteCount: Int
    ) throws(CaseInputError) -> ColumnMap {
        while true {
            switch scanner.next(in: &pending, isLast: isAtEnd, into: &fields) {
            case .record, .strayText:
                let header = fields.map { String(decoding: pending[$0.indices], as: UTF8.self) }
                return try ColumnMap(header: header, choices: choices, path: source.path)
            case .openQuote(let line):
                throw .broken(path: source.path, line: line, reason: "a quote is opened here and never closed")
            case .incomplete, .end:
                guard !isAtEnd else { throw .notText(path: source.path, reason: "the file is empty") }
                guard pending.count <= longestRecordInBytes else {
                    throw .broken(path: source.path, line: 1, reason: "the header is longer than a megabyte")
                }
                isAtEnd = try !read(source, into: &pending, count: chunkByteCount)
            }
        }
    }

    /// The delimiter of the first line: the one of comma, semicolon, tab and pipe that stands in it most often.
    private static func delimiter(of start: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in start.drop(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8](",;\t|".utf8)
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }

    private static func read(
        _ source: ByteSource, into buffer: inout [UInt8], count: Int
    ) throws(CaseInputError) -> Bool {
        do throws(ByteSource.Failure) {
            return try source.read(into: &buffer, count: count)
        } catch {
            throw .file(error)
        }
    }
}
