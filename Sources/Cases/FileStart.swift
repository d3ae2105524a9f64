import TextFormats

/// What the first bytes of a file tell: how it is read, and which column holds which field.
///
/// The kind of a file is told from its bytes, never from its name.
struct FileStart {
    let columns: ColumnMap
    let format: CaseFile.Format
    let dialect: Dialect
    /// The header of a CSV file.
    let header: CSVHeader?
    let cutter: RecordCutter
    /// The line on which the records begin; what stands before them has been taken from the source.
    let line: Int

    /// As much of a JSON file as tells which columns it has.
    private static let sampleByteCount = 1 << 18

    init(
        of source: TextSource, _ choices: ColumnMap.Choices, _ dialect: DialectChoices
    ) throws(CaseInputError) {
        try FileStart.decode(source, dialect.encoding)
        if !dialect.concernsCSV, let json = try JSONStart(of: source) {
            try self.init(source, json, choices, dialect)
        } else {
            try self.init(csv: source, choices, dialect)
        }
    }

    /// Makes sure that the source is text, and reads it in its encoding.
    private static func decode(_ source: TextSource, _ named: TextEncoding?) throws(CaseInputError) {
        try source.look(FileSignature.byteCount)
        let start = source.ahead.text
        try FileSignature.checkBytes(start, path: source.path)
        let encoding = named ?? TextEncoding.found(at: start)
        if encoding != .utf16LittleEndian && encoding != .utf16BigEndian {
            try FileSignature.checkThatNoByteIsNUL(start, path: source.path)
        }
        try source.rethrowing { () throws(ByteSource.Failure) in try source.decode(as: encoding) }
        try FileSignature.checkText(source.ahead.text, path: source.path)
    }

    private init(
        csv source: TextSource, _ choices: ColumnMap.Choices, _ dialect: DialectChoices
    ) throws(CaseInputError) {
        var search = HeaderSearch(of: source, dialect, KnownNames(choices))
        let found = try search.take()
        header = found.header
        columns = try ColumnMap(header: found.header.names, choices: choices, path: source.path)
        format = .csv(found.table.csv)
        cutter = RecordCutter(csv: found.table.csv)
        line = found.nextLine
        self.dialect = Dialect(
            format: .csv, encoding: source.encoding ?? .utf8, hasDecimalComma: dialect.decimalMark == .comma,
            table: found.table)
    }

    private init(
        _ source: TextSource, _ json: JSONStart, _ choices: ColumnMap.Choices, _ dialect: DialectChoices
    ) throws(CaseInputError) {
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
        self.dialect = Dialect(
            format: json.layout.format, encoding: source.encoding ?? .utf8,
            hasDecimalComma: dialect.decimalMark == .comma, table: nil)
    }
}

extension JSONLayout {
    fileprivate var format: Dialect.Format {
        switch self {
        case .lines: .ndjson
        case .sequence: .geojsonseq
        case .elements(let areFeatures): areFeatures ? .geojson : .json
        }
    }
}

extension TextSource {
    /// Looks ahead, with an error of this room.
    func look(_ count: Int) throws(CaseInputError) {
        try rethrowing { () throws(ByteSource.Failure) in try lookAhead(count) }
    }

    /// Does something at the beginning of the text, with an error of this room.
    fileprivate func rethrowing(_ body: () throws(ByteSource.Failure) -> Void) throws(CaseInputError) {
        do throws(ByteSource.Failure) {
            try body()
        } catch {
            throw CaseInputError(error, afterLines: ahead.lineCount)
        }
    }
}
