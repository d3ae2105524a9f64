import SimpleFeatures
import TextFormats

/// Turns records into cases, column by column.
///
/// A value that cannot be used is a warning and counts as not stated; a record without which the rest is sound is a
/// rejection. Cases keep the order of their rows. Thread rule: each thread has a validator of its own.
package struct CaseValidator: Sendable {
    private let keptNames: [String]
    /// Makes a number of a position fit to be shown in a report.
    private let coarsen: @Sendable (Double) -> String
    private var dates = DateReader()
    private var outcomes: WordReader<Outcome>
    private var methods: WordReader<Method>
    private var precisions: WordReader<LocationPrecision>

    /// What Natural Earth and files made from it write where a country has no code.
    private static let noCode = [UInt8]("-99".utf8)

    /// A case that concerns more persons than live on Earth is a slip of the pen.
    private static let largestPersonCount = 10_000_000_000.0

    package init(
        vocabularies: Vocabularies, keptNames: [String], coarsen: @escaping @Sendable (Double) -> String
    ) {
        self.keptNames = keptNames
        self.coarsen = coarsen
        outcomes = WordReader(.outcome, vocabularies.outcomes, unknown: .unknown)
        methods = WordReader(.method, vocabularies.methods, unknown: .other)
        precisions = WordReader(.locationPrecision, vocabularies.precisions, unknown: .unknown)
    }

    /// The cases of a batch; what is wrong with it goes to `flaws`.
    package mutating func validate(_ records: RecordBatch, _ flaws: inout Flaws) -> CaseBatch {
        if records.isFirstOfFile { records.file.columns.warnings().forEach { flaws.warn($0) } }
        for flaw in records.flaws { flaws.add(flaw, columnCount: records.file.columns.columnCount) }
        let records = records.readable(keptCount: keptNames.count, &flaws)
        var cases = CaseBatch(of: records)
        cases.ids = records.ranges(of: .caseID)
        warnOfMissingIDs(cases, &flaws)
        if let ranges = records.ranges(of: .date) {
            (cases.years, cases.dates) = dates.dates(ranges, of: &cases, &flaws)
        }
        (cases.codes, cases.countries) = countries(of: records)
        cases.places = records.ranges(of: .place)
        cases.positions = positions(of: records, cases, &flaws)
        cases.persons = persons(records.ranges(of: .persons), of: cases, &flaws)
        cases.precisions = precisions.values(
            records.ranges(of: .locationPrecision), of: cases, absent: .unknown, &flaws)
        cases.methods = methods.values(records.ranges(of: .method), of: cases, absent: .unknown, &flaws)
        cases.outcomes = outcomes.values(records.ranges(of: .outcome), of: cases, absent: .unknown, &flaws)
        cases.destinations = records.ranges(of: .destination)
        cases.sourceURLs = sourceURLs(records.ranges(of: .sourceURL), of: cases, &flaws)
        cases.kept = keptNames.indices.map(records.rangesOfKept)
        return cases
    }

    private func warnOfMissingIDs(_ cases: CaseBatch, _ flaws: inout Flaws) {
        guard let ids = cases.ids else { return }
        var kind: Flaws.Kind?
        for index in ids.indices where ids[index].count == 0 {
            func issue() -> Issue {
                cases.issue(
                    .warning, index, .caseID, nil, "no case_id is stated; the case is called by its row, row-N",
                    "give each case an id")
            }
            if let kind { flaws.warn(kind, issue()) } else { kind = flaws.warn(issue()) }
        }
    }

    /// The first code that is stated and the country beside it: its name, or else a second code.
    private func countries(of records: RecordBatch) -> (codes: [ByteRange]?, countries: [ByteRange]?) {
        let names = records.ranges(of: .country)
        let columns = [records.ranges(of: .alpha3), records.ranges(of: .alpha2)].compactMap { $0 }
        guard !columns.isEmpty else { return (nil, names) }
        var codes = [ByteRange](repeating: .empty, count: records.count)
        var countries = names ?? codes
        for index in 0..<records.count {
            let stated = columns.map { $0[index] }.filter { range in
                range.count > 0 && !records.text.bytes[range.indices].elementsEqual(CaseValidator.noCode)
            }
            if let first = stated.first { codes[index] = first }
            if countries[index].count == 0, stated.count > 1 { countries[index] = stated[1] }
        }
        return (codes, countries)
    }

    private func positions(of records: RecordBatch, _ cases: CaseBatch, _ flaws: inout Flaws) -> [Position?]? {
        let longitudes = records.ranges(of: .longitude)
        let latitudes = records.ranges(of: .latitude)
        guard longitudes != nil || latitudes != nil else { return nil }
        let none = [ByteRange](repeating: .empty, count: records.count)
        let (east, north) = (longitudes ?? none, latitudes ?? none)
        var positions: [Position?] = []
        positions.reserveCapacity(records.count)
        cases.text.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<records.count {
                let longitude = degrees(east[index], bytes, limit: 180)
                let latitude = degrees(north[index], bytes, limit: 90)
                if let longitude, let latitude {
                    positions.append(Position(longitude: longitude, latitude: latitude))
                } else {
                    positions.append(nil)
                    warnOfPosition(cases, index, east[index], north[index], &flaws)
                }
            }
        }
        return positions
    }

    @inline(__always)
    private func degrees(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, limit: Double) -> Double? {
        guard range.count > 0,
            let value = DecimalNumber.parse(range, in: bytes), abs(value) <= limit
        else { return nil }
        return value
    }

    /// Says why a case has no position, unless it states none.
    private func warnOfPosition(
        _ cases: CaseBatch, _ index: Int, _ longitude: ByteRange, _ latitude: ByteRange, _ flaws: inout Flaws
    ) {
        let meters = adviceOnMeters(cases, longitude, latitude)
        warnOfDegrees(cases, index, .longitude, longitude, limit: 180, meters, &flaws)
        warnOfDegrees(cases, index, .latitude, latitude, limit: 90, meters, &flaws)
        guard (longitude.count > 0) != (latitude.count > 0) else { return }
        flaws.warn(
            cases.issue(
                .warning, index, longitude.count > 0 ? .longitude : .latitude, nil,
                "one coordinate without the other; the position is not used", nil))
    }

    private func warnOfDegrees(
        _ cases: CaseBatch, _ index: Int, _ field: CaseField, _ range: ByteRange, limit: Double,
        _ advice: String?, _ flaws: inout Flaws
    ) {
        guard let text = cases.string(range) else { return }
        guard let value = DecimalNumber.parse(cases.text.bytes[range.indices]) else {
            // Digits would be a position finer than may be shown.
            flaws.warn(
                cases.issue(
                    .warning, index, field, text.contains(where: \.isNumber) ? nil : text,
                    "not a number of decimal degrees; the position is not used",
                    "write it as 100.5, with a point and without a unit"))
            return
        }
        guard abs(value) > limit else { return }
        flaws.warn(
            cases.issue(
                .warning, index, field, coarsen(value),
                "outside -\(Int(limit)) to \(Int(limit)) degrees; the position is not used",
                advice ?? (field == .latitude && abs(value) <= 180 ? "are longitude and latitude swapped?" : nil)))
    }

    /// What to write where two numbers may be metres of a map.
    private func adviceOnMeters(_ cases: CaseBatch, _ x: ByteRange, _ y: ByteRange) -> String? {
        let bytes = cases.text.bytes
        guard x.count > 0, y.count > 0, let x = DecimalNumber.parse(bytes[x.indices]),
            let y = DecimalNumber.parse(bytes[y.indices])
        else { return nil }
        return WebMercator.advice(xInMeters: x, yInMeters: y, coarsen: coarsen)
    }

    private func persons(_ ranges: [ByteRange]?, of cases: CaseBatch, _ flaws: inout Flaws) -> [Int?]? {
        ranges?.enumerated().map { index, range in
            guard range.count > 0 else { return nil }
            if let value = DecimalNumber.parse(cases.text.bytes[range.indices]), value >= 0,
                value <= CaseValidator.largestPersonCount, value == value.rounded()
            {
                return Int(value)
            }
            flaws.warn(
                cases.issue(
                    .warning, index, .persons, cases.string(range),
                    "not a number of persons; it counts as not stated", "write a whole number such as 37"))
            return nil
        }
    }

    private func sourceURLs(_ ranges: [ByteRange]?, of cases: CaseBatch, _ flaws: inout Flaws) -> [ByteRange]? {
        ranges?.enumerated().map { index, range in
            guard let text = cases.string(range), !WebAddress.isPublishable(text) else { return range }
            flaws.warn(
                cases.issue(
                    .warning, index, .sourceURL, nil, "not a web address; it is not published",
                    "begin with https:// and leave out spaces, user names and passwords"))
            return .empty
        }
    }
}
