import TextFormats

/// What the first bytes of a file tell: how it is read, and which column holds which field.
///
/// The kind of a file is told from its bytes, never from its name.
struct FileStart {
    let columns: ColumnMap
    let format: CaseFile.Format
    /// The header of a CSV file.
    let header: CSVHeader?
    let cutter: RecordCutter
    /// The line on which the records begin; what stands before them has been taken from the source.
    let line: Int

    /// As much of a JSON file as tells which columns it has.
    private static let sampleByteCount = 1 << 18

    init(of source: TextSource, _ choices: ColumnMap.Choices) throws(CaseInputError) {
        try source.look(FileSignature.byteCount)
        try FileSignature.check(Array(source.ahead.text), path: source.path)
        if source.ahead.text.starts(with: FileSignature.utf8Mark) { source.skip(FileSignature.utf8Mark.count) }
        if let json = try JSONStart(of: source) {
            try self.init(source, json, choices)
        } else {
            try self.init(csv: source, choices)
        }
    }

    private init(csv source: TextSource, _ choices: ColumnMap.Choices) throws(CaseInputError) {
        let delimiter = source.ahead.text.delimiter
        let (header, line) = try source.takeHeader(delimiter: delimiter)
        self.header = header
        columns = try ColumnMap(header: header.names, choices: choices, path: source.path)
        format = .csv(delimiter: delimiter)
        cutter = RecordCutter(csvWithDelimiter: delimiter)
        self.line = line
    }

    private init(_ source: TextSource, _ json: JSONStart, _ choices: ColumnMap.Choices) throws(CaseInputError) {
        header = nil
        line = 1 + source.ahead.newlineCount(before: json.head.count)
        source.skip(json.head.count)
        let names = KeyNames(choices)
        var byteCount = FileStart.sampleByteCount
        var sample: JSONSample
        repeat {
            try source.look(byteCount)
            sample = JSONSample(json.records(of: source.ahead), layout: json.layout)
            byteCount *= 2
        } while !names.sayWhere(sample) && !source.isAtEnd && source.ahead.count < RecordCutter.longestRecordInBytes
        columns = try ColumnMap(names: names, sample: sample, choices: choices, path: source.path)
        format = .json(json.layout, names.columns(for: columns))
        cutter = json.cutter
    }
}

extension TextSource {
    /// Looks ahead, with an error of this room.
    func look(_ count: Int) throws(CaseInputError) {
        do throws(ByteSource.Failure) {
            try lookAhead(count)
        } catch {
            throw CaseInputError(error, afterLines: ahead.lineCount)
        }
    }

    /// Takes the first CSV record, and the line behind it.
    fileprivate func takeHeader(delimiter: UInt8) throws(CaseInputError) -> (header: CSVHeader, line: Int) {
        while true {
            var scanner = CSVScanner(delimiter: delimiter)
            switch scanner.skip(in: ahead, isLast: isAtEnd) {
            case .record, .strayText:
                let header = CSVHeader(
                    names: ahead.firstRecord(delimiter: delimiter), delimiter: delimiter,
                    text: TextChunk(ahead.text[..<scanner.offset]))
                skip(scanner.offset)
                return (header, scanner.line)
            case .openQuote(let line):
                throw .broken(path: path, line: line, reason: "a quote is opened here and never closed")
            case .incomplete, .end:
                guard !isAtEnd else { throw .notText(path: path, reason: "the file is empty") }
                guard ahead.count <= RecordCutter.longestRecordInBytes else {
                    throw .broken(path: path, line: 1, reason: "the header is longer than a megabyte")
                }
                try look(ahead.count + CaseFeed.defaultChunkByteCount)
            }
        }
    }
}

extension TextChunk {
    /// The fields of the first CSV record.
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

extension ArraySlice<UInt8> {
    /// The delimiter of the first line: the one of comma, semicolon, tab and pipe that stands in it most often.
    fileprivate var delimiter: UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in drop(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8](",;\t|".utf8)
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }
}
