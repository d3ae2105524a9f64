import Cases
import Geodata
import SimpleFeatures
import TextFormats

/// Takes rows from bytes to bytes with a country, chunk by chunk: what each thread of a join does.
struct Joiner: Sendable {
    private var validator: CaseValidator
    private var locator: CaseLocator
    private let countries: Countries
    private var flaws = Flaws()
    /// The fields for the file of the last chunk, by its number.
    private var fields: (file: Int, fields: JoinedFields)?

    init(_ validator: CaseValidator, _ locator: CaseLocator, _ countries: Countries) {
        self.validator = validator
        self.locator = locator
        self.countries = countries
    }

    /// Works on chunks until there are none; `output` is where their order counts.
    mutating func work(on feed: CaseFeed, _ output: JoinOutput) throws {
        while let (number, part) = next(of: feed, output.wanted) {
            guard try output.enter(number, part) else { return }
        }
    }

    /// The next part of the output, or what went wrong in its place, with its number; nil when all is read.
    ///
    /// A failure takes its turn like a part: the rows before it are written, whichever thread works on them.
    private mutating func next(
        of feed: CaseFeed, _ wanted: Flaws.Wanted
    ) -> (number: Int, part: Result<JoinPart, any Error>)? {
        do {
            guard let chunk = try feed.next() else { return nil }
            let number = chunk.number
            do {
                return (number, .success(try part(chunk, wanted)))
            } catch {
                return (number, .failure(error))
            }
        } catch {
            return (feed.chunkCount, .failure(error))
        }
    }

    private mutating func part(_ chunk: consuming CaseChunk, _ wanted: Flaws.Wanted) throws -> JoinPart {
        let file = chunk.file
        let fields = try fields(of: file)
        let quotedText = chunk.quotedText
        flaws.begin(wanted)
        let records = chunk.records()
        if records.isFirstOfFile, file.number == 0 { warnOfTakenNames(in: fields.header) }
        let cases = validator.validate(records, &flaws)
        let located = try locator.locate(cases, &flaws)
        let rows = JoinedRows(
            located: located, distancesInMeters: try distances(from: cases.positions, of: located),
            missingFields: records.missingFields)
        return JoinPart(
            file: file, isFirstOfFile: records.isFirstOfFile, fields: fields,
            bytes: fields.joined(to: quotedText ?? cases.text, rows), recordCount: cases.recordCount,
            locatedBy: located.locatedBy, flaws: flaws.take())
    }

    /// Warns of names in the header that the new fields have as well.
    private mutating func warnOfTakenNames(in header: CSVHeader) {
        for name in JoinedFields.names where header.names.contains(name) {
            flaws.warn(
                Issue(
                    .warning, row: nil, line: header.lineNumber, field: name, value: nil,
                    reason: "the header has a column of this name; a second one is appended",
                    suggestion: "rename the first one if what reads the output needs unique names"))
        }
    }

    /// The fields for a file.
    ///
    /// Throws: ``AtlasError`` when the file is no CSV, to which alone fields can be appended.
    private mutating func fields(of file: CaseFile) throws(AtlasError) -> JoinedFields {
        if let fields, fields.file == file.number { return fields.fields }
        guard let header = file.header else {
            throw AtlasError(
                .unreadableInput, "\(file.path): no CSV; locate appends fields to CSV only, export reads other formats")
        }
        let made = JoinedFields(for: header, countries)
        fields = (file.number, made)
        return made
    }

    /// How far the stated position of each place is from its country; nil where there is none or where it is too far.
    private mutating func distances(from positions: [Position?]?, of batch: LocatedBatch) throws -> [Double?] {
        var distances = [Double?](repeating: nil, count: batch.places.count)
        guard let positions else { return distances }
        for (number, place) in batch.places.enumerated() {
            guard let position = positions[place.index] else { continue }
            // What lies in its country need not be asked again.
            distances[number] =
                place.by.agreed == .positionAgreed ? 0 : try locator.distanceInMeters(from: position, to: place.country)
        }
        return distances
    }
}

extension LocatedBatch {
    /// How many cases got their country in which way.
    fileprivate var locatedBy: [LocatedBy: Int] {
        var counts = [Int](repeating: 0, count: LocatedBy.allCases.count)
        for place in places { counts[place.by.index] += 1 }
        return Dictionary(uniqueKeysWithValues: zip(LocatedBy.allCases, counts).filter { $1 > 0 })
    }
}

extension RecordBatch {
    /// The records with fewer fields than the header, or with empty ones behind it, and how many are missing.
    fileprivate var missingFields: [(row: Int, count: Int)] {
        flaws.compactMap { flaw in
            switch flaw.kind {
            case .tooFewFields(let count), .emptySurplus(let count):
                (flaw.number, file.columns.columnCount - count)
            default: nil
            }
        }
    }
}
