import Synchronization
import TextFormats

/// Cuts files of cases into chunks of whole records and hands them to any number of threads.
///
/// Thread rule: any thread at any time; one at a time reads and cuts. Shape: chunks are numbered in the order of the
/// files and of their records. Cost: a copy of the bytes; quotes are followed only in chunks that have one.
package final class CaseFeed: Sendable {
    private let paths: [String]
    private let choices: ColumnMap.Choices
    private let chunkByteCount: Int
    private let state: Mutex<State>

    /// A quarter of a megabyte: system calls do not count, and what a thread works on stays in its second-level cache.
    package static let defaultChunkByteCount = 1 << 18

    private struct State {
        var nextPath = 0
        var nextChunk = 0
        var file: OpenFile?
        var isFinished = false
    }

    package init(paths: [String], choices: ColumnMap.Choices = .init(), chunkByteCount: Int = defaultChunkByteCount) {
        self.paths = paths
        self.choices = choices
        self.chunkByteCount = chunkByteCount
        state = Mutex(State())
    }

    /// The next chunk; nil when all files are read or after ``stop()``.
    package func next() throws(CaseInputError) -> CaseChunk? {
        try state.withLock { (state: inout State) throws(CaseInputError) in
            do throws(CaseInputError) {
                return try next(&state)
            } catch {
                state.isFinished = true
                throw error
            }
        }
    }

    /// Gives out no more chunks.
    package func stop() {
        state.withLock { $0.isFinished = true }
    }

    /// The share of the present file that has been read, 0 to 1; 0 for a pipe, whose length nobody knows.
    package var progress: Double {
        state.withLock { $0.file?.progress ?? 0 }
    }

    /// How many chunks have been given out: the place of the trouble when ``next()`` throws.
    package var chunkCount: Int {
        state.withLock { $0.nextChunk }
    }

    private func next(_ state: inout State) throws(CaseInputError) -> CaseChunk? {
        while !state.isFinished {
            if let chunk = try state.file?.next(number: state.nextChunk) {
                state.nextChunk += 1
                return chunk
            }
            guard state.nextPath < paths.count else { return nil }
            state.file = nil
            state.file = try OpenFile(
                path: paths[state.nextPath], number: state.nextPath, choices: choices, chunkByteCount: chunkByteCount)
            state.nextPath += 1
        }
        return nil
    }
}

/// One file while it is read.
private struct OpenFile {
    private let source: ByteSource
    private let file: CaseFile
    private let chunkByteCount: Int
    /// Bytes that have been read and not given out.
    private var pending = TextChunk()
    private var line = 1
    private var isFirst = true
    private var isAtEnd = false
    private var readByteCount = 0

    /// A record beyond this is a quote left open, not a case.
    private static let longestRecordInBytes = 1 << 20

    init(path: String, number: Int, choices: ColumnMap.Choices, chunkByteCount: Int) throws(CaseInputError) {
        let source: ByteSource
        do throws(ByteSource.Failure) {
            source = try ByteSource(path: path)
        } catch {
            throw .file(error)
        }
        self.source = source
        self.chunkByteCount = chunkByteCount
        var start = FileStart()
        while !start.isAtEnd && start.text.count < FileSignature.byteCount {
            try start.read(source, FileSignature.byteCount)
        }
        try FileSignature.check(Array(start.text.text), path: path)
        if start.text.text.starts(with: FileSignature.utf8Mark) { start.text.removeFirst(FileSignature.utf8Mark.count) }
        let delimiter = OpenFile.delimiter(of: start.text.text)
        let header = try start.takeHeader(delimiter: delimiter, from: source)
        file = CaseFile(
            path: path, number: number, columns: try ColumnMap(header: header.names, choices: choices, path: path),
            delimiter: delimiter, header: header)
        pending = start.text
        line = start.line
        isAtEnd = start.isAtEnd
        readByteCount = start.text.count
    }

    var progress: Double {
        guard let total = source.byteCount, total > 0 else { return 0 }
        return min(1, Double(readByteCount) / Double(total))
    }

    /// The next whole records as the chunk of a number; nil at the end of the file.
    mutating func next(number: Int) throws(CaseInputError) -> CaseChunk? {
        while true {
            if !isAtEnd { try readMore() }
            if let end = try endOfRecords() { return chunk(number, upTo: end) }
            // A file without a record has one chunk all the same, which brings its header.
            if isAtEnd { return isFirst ? chunk(number, upTo: 0) : nil }
            guard pending.count <= OpenFile.longestRecordInBytes else {
                throw broken(line, "the record is longer than a megabyte; is a quote left open?")
            }
        }
    }

    private mutating func chunk(_ number: Int, upTo end: Int) -> CaseChunk {
        let rest = pending.cut(at: end)
        let lineCount = pending.lineCount
        let chunk = CaseChunk(
            number: number, file: file, isFirstOfFile: isFirst, firstLine: line, lineCount: lineCount, text: pending)
        line += lineCount
        pending = rest
        isFirst = false
        return chunk
    }

    private mutating func readMore() throws(CaseInputError) {
        let added: Int
        do throws(ByteSource.Failure) {
            added = try source.read(into: &pending, upTo: chunkByteCount)
        } catch {
            throw .file(error)
        }
        readByteCount += added
        isAtEnd = added == 0
    }

    /// Where the last whole record ends; nil when there is none.
    private func endOfRecords() throws(CaseInputError) -> Int? {
        guard pending.count > 0 else { return nil }
        if pending.contains(UInt8(ascii: "\"")) { return try endOfQuotedRecords() }
        return isAtEnd ? pending.count : pending.endOfLastLine
    }

    private func endOfQuotedRecords() throws(CaseInputError) -> Int? {
        var scanner = CSVScanner(delimiter: file.delimiter, line: line)
        while true {
            switch scanner.skip(in: pending, isLast: isAtEnd) {
            case .record, .strayText: continue
            // The records before it come first, however the file is cut into chunks.
            case .openQuote where scanner.offset > 0: return scanner.offset
            case .openQuote(let line): throw broken(line, "a quote is opened here and never closed")
            case .incomplete, .end: return scanner.offset > 0 ? scanner.offset : nil
            }
        }
    }

    private func broken(_ line: Int, _ reason: String) -> CaseInputError {
        .broken(path: file.path, line: line, reason: reason)
    }

    /// The delimiter of the first line: the one of comma, semicolon, tab and pipe that stands in it most often.
    private static func delimiter(of start: ArraySlice<UInt8>) -> UInt8 {
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

    /// The beginning of a file, up to its header.
    private struct FileStart {
        var text = TextChunk()
        var line = 1
        var isAtEnd = false

        mutating func read(_ source: ByteSource, _ count: Int) throws(CaseInputError) {
            do throws(ByteSource.Failure) {
                isAtEnd = try source.read(into: &text, upTo: count) == 0
            } catch {
                throw .file(error)
            }
        }

        /// Reads the first record and drops its bytes.
        mutating func takeHeader(delimiter: UInt8, from source: ByteSource) throws(CaseInputError) -> CSVHeader {
            var scanner = CSVScanner(delimiter: delimiter)
            while true {
                switch scanner.skip(in: text, isLast: isAtEnd) {
                case .record, .strayText:
                    let names = text.firstRecord(delimiter: delimiter)
                    let rest = text.cut(at: scanner.offset)
                    defer { text = rest }
                    line = scanner.line
                    return CSVHeader(names: names, delimiter: delimiter, text: text)
                case .openQuote(let line):
                    throw .broken(path: source.path, line: line, reason: "a quote is opened here and never closed")
                case .incomplete, .end:
                    guard !isAtEnd else { throw .notText(path: source.path, reason: "the file is empty") }
                    guard text.count <= longestRecordInBytes else {
                        throw .broken(path: source.path, line: 1, reason: "the header is longer than a megabyte")
                    }
                    try read(source, CaseFeed.defaultChunkByteCount)
                }
            }
        }
    }
}

extension TextChunk {
    /// Where the last line that is surely whole ends; nil when none is.
    fileprivate var endOfLastLine: Int? {
        if let newline = text.lastIndex(of: UInt8(ascii: "\n")) { return newline + 1 }
        // A CR at the very end may be the first half of CR LF.
        return text.dropLast().lastIndex(of: UInt8(ascii: "\r")).map { $0 + 1 }
    }

    /// The fields of the first record.
    fileprivate func firstRecord(delimiter: UInt8) -> [String] {
        var copy = self
        var scanner = CSVScanner(delimiter: delimiter)
        var ranges: [ByteRange] = []
        copy.withUnsafeMutableBytes { bytes in
            _ = scanner.next(in: bytes, count: count) { _, range in ranges.append(range) }
        }
        return ranges.map { String(decoding: copy.bytes[$0.indices], as: UTF8.self) }
    }
}
