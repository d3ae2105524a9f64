import TextFormats

/// One file of cases while it is read.
///
/// Thread rule: one owner at a time.
struct OpenFile {
    private let source: TextSource
    private let file: CaseFile
    private let chunkByteCount: Int
    private var cutter: RecordCutter
    /// Bytes that have been read and not given out.
    private var pending = TextChunk()
    private var line: Int
    private var isFirst = true

    init(
        path: String, number: Int, _ choices: CaseFeed.Choices, chunkByteCount: Int
    ) throws(CaseInputError) {
        do throws(ByteSource.Failure) {
            source = try TextSource(path: path)
        } catch {
            throw .file(error)
        }
        let start = try FileStart(of: source, choices.columns, choices.dialect)
        file = CaseFile(path: path, number: number, start)
        cutter = start.cutter
        line = start.line
        self.chunkByteCount = chunkByteCount
    }

    /// The share of the file that has been read, 0 to 1; 0 for a pipe.
    var progress: Double { source.progress }

    /// The file as far as it has been read.
    var readFile: ReadFile {
        var dialect = file.dialect
        dialect.encoding = source.encoding ?? .utf8
        return ReadFile(path: file.path, dialect: dialect)
    }

    /// The next whole records as the chunk of a number; nil at the end of the file.
    mutating func next(number: Int) throws(CaseInputError) -> CaseChunk? {
        while true {
            if !source.isExhausted { try readMore() }
            if let end = try endOfRecords() { return chunk(number, upTo: end) }
            // A file without a record has one chunk all the same, which brings its header.
            if source.isExhausted { return isFirst ? chunk(number, upTo: 0) : nil }
        }
    }

    private mutating func chunk(_ number: Int, upTo end: Int) -> CaseChunk {
        let rest = pending.cut(at: end)
        let lineCount = cutter.lineCount(of: pending)
        let chunk = CaseChunk(
            number: number, file: file, isFirstOfFile: isFirst, firstLine: line, lineCount: lineCount, text: pending)
        line += lineCount
        pending = rest
        isFirst = false
        return chunk
    }

    private mutating func readMore() throws(CaseInputError) {
        do throws(ByteSource.Failure) {
            _ = try source.read(into: &pending, upTo: chunkByteCount)
        } catch {
            throw CaseInputError(error, afterLines: line - 1 + cutter.lineCount(of: pending))
        }
    }

    private mutating func endOfRecords() throws(CaseInputError) -> Int? {
        do throws(RecordCutter.Break) {
            return try cutter.endOfRecords(in: pending, line: line, isLast: source.isExhausted)
        } catch {
            throw .broken(path: file.path, line: error.line, reason: error.reason)
        }
    }
}
