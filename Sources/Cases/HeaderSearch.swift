import TextFormats

/// Finds the header of a CSV file, and with it the dialect.
///
/// The header is the first record, unless that one says nowhere where a case was and one of the next lines does: then what
/// stands above is a title. A title has fewer fields than the header, so that no row of a table is taken for one.
struct HeaderSearch {
    private let source: TextSource
    private var choices: DialectChoices
    private let known: KnownNames

    /// A title is no longer than this.
    private static let mostTitleLines = 30
    private static let mostTitleBytes = 1 << 16

    /// The header, which has been taken from the source, and the line behind it.
    struct Found {
        let header: CSVHeader
        let table: Dialect.Table
        let nextLine: Int
    }

    init(of source: TextSource, _ choices: DialectChoices, _ known: KnownNames) {
        self.source = source
        self.choices = choices
        self.known = known
    }

    mutating func take() throws(CaseInputError) -> Found {
        let separator = source.ahead.text.separatorLine
        if choices.delimiter == nil { choices.delimiter = separator?.delimiter }
        var place = separator.map { HeaderReading.Place(offset: $0.end, line: 2) } ?? .init()
        let titles = place
        let reading: HeaderReading
        if let line = choices.headerLine {
            place = try self.place(ofLine: line)
            reading = try self.reading(at: place)
        } else {
            (place, reading) = try search(from: place)
        }
        let header = CSVHeader(
            names: reading.names, dialect: reading.dialect, lineNumber: reading.line,
            preamble: TextChunk(source.ahead.text[..<place.offset]),
            text: TextChunk(source.ahead.text[place.offset..<reading.end]))
        let table = Dialect.Table(
            csv: reading.dialect, headerLine: reading.line,
            titleLineCount: source.ahead.text[min(titles.offset, place.offset)..<place.offset].textLineCount,
            hasSeparatorLine: separator != nil && place.offset >= titles.offset)
        source.skip(reading.end)
        return Found(header: header, table: table, nextLine: reading.nextLine)
    }

    private func search(
        from start: HeaderReading.Place
    ) throws(CaseInputError) -> (HeaderReading.Place, HeaderReading) {
        let first = try reading(at: start)
        guard !CaseField.sayWhere(first.fields) else { return (start, first) }
        try look { $0.text[start.offset...].count(where: \.isLineEnd) > 2 * HeaderSearch.mostTitleLines }
        var places = [start]
        var place = start
        while places.count <= HeaderSearch.mostTitleLines, source.ahead.moveToNextLine(&place) {
            if let reading = try? reading(of: place), isHeader(reading, under: places) { return (place, reading) }
            places.append(place)
        }
        return (start, first)
    }

    private var start: HeaderReading.Start {
        HeaderReading.Start(text: source.ahead, isWhole: source.isAtEnd)
    }

    private func isHeader(_ reading: HeaderReading, under places: [HeaderReading.Place]) -> Bool {
        guard CaseField.sayWhere(reading.fields) else { return false }
        var choices = choices
        choices.delimiter = .init(String(UnicodeScalar(reading.dialect.delimiter)))
        return places.allSatisfy { place in
            let title = try? HeaderReading(start, at: place, choices, known)
            return title.map { $0.nameCount < reading.nameCount } ?? true
        }
    }

    private func reading(of place: HeaderReading.Place) throws(HeaderReading.Failure) -> HeaderReading {
        try HeaderReading(start, at: place, choices, known)
    }

    /// The record at a place, however much must be looked at for it.
    private func reading(at place: HeaderReading.Place) throws(CaseInputError) -> HeaderReading {
        while true {
            do throws(HeaderReading.Failure) {
                return try reading(of: place)
            } catch {
                switch error {
                case .openQuote(let line):
                    throw .broken(path: source.path, line: line, reason: "a quote is opened here and never closed")
                case .incomplete:
                    guard !source.isAtEnd else { throw .notText(path: source.path, reason: "the file is empty") }
                    guard source.ahead.count <= RecordCutter.longestRecordInBytes else {
                        throw .broken(path: source.path, line: 1, reason: "the header is longer than a megabyte")
                    }
                    try source.look(source.ahead.count + CaseFeed.defaultChunkByteCount)
                }
            }
        }
    }

    /// Where a line begins that the user names.
    private func place(ofLine line: Int) throws(CaseInputError) -> HeaderReading.Place {
        var place = HeaderReading.Place()
        while place.line < line {
            if source.ahead.moveToNextLine(&place) { continue }
            guard !source.isAtEnd, source.ahead.count <= RecordCutter.longestRecordInBytes else {
                throw .notText(
                    path: source.path, reason: "--header-line \(line): no header there; the text ends before that line")
            }
            try source.look(source.ahead.count + CaseFeed.defaultChunkByteCount)
        }
        return place
    }

    /// Looks ahead until the text will do, or is as long as titles may be, or ends.
    private func look(until isEnough: (TextChunk) -> Bool) throws(CaseInputError) {
        while !source.isAtEnd, source.ahead.count < HeaderSearch.mostTitleBytes, !isEnough(source.ahead) {
            try source.look(source.ahead.count + FileSignature.byteCount)
        }
    }
}

extension TextChunk {
    /// Moves a place to the beginning of the next line; false when the text does not reach it.
    fileprivate func moveToNextLine(_ place: inout HeaderReading.Place) -> Bool {
        guard let end = text[place.offset...].firstIndex(where: \.isLineEnd) else { return false }
        let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < count && bytes[end + 1] == UInt8(ascii: "\n")
        let next = end + (isPair ? 2 : 1)
        guard next < count else { return false }
        place = .init(offset: next, line: place.line + 1)
        return true
    }
}

extension ArraySlice<UInt8> {
    /// The delimiter that the first line names, `sep=;` with or without quotes, and where the next line begins.
    fileprivate var separatorLine: (delimiter: DialectChoices.Delimiter, end: Int)? {
        let line = prefix { !$0.isLineEnd }
        var text = String(decoding: line, as: UTF8.self)
        if text.count > 2, text.first == "\"", text.last == "\"" { text = String(text.dropFirst().dropLast()) }
        guard text.count == 5, text.lowercased().hasPrefix("sep="), line.endIndex < endIndex,
            let delimiter = DialectChoices.Delimiter(String(text.suffix(1)))
        else { return nil }
        let isPair = self[line.endIndex...].starts(with: "\r\n".utf8)
        return (delimiter, line.endIndex + (isPair ? 2 : 1))
    }

    /// The number of lines that are not blank.
    fileprivate var textLineCount: Int {
        split(whereSeparator: \.isLineEnd).count { !$0.allSatisfy(\.isSpace) }
    }
}
