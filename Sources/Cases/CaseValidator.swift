import SimpleFeatures
import TextFormats

/// Turns records into cases, column by column.
///
/// A value that cannot be used is a warning and counts as not stated; a record without which the rest is sound is a
/// rejection. Cases keep the order of their rows. Thread rule: each thread has a validator of its own.
package struct CaseValidator: Sendable {
    private let keptNames: [String]
    private let decimalMark: DialectChoices.DecimalMark?
    private var dates = DateReader()
    private var positions: PositionReader
    private var outcomes: WordReader<Outcome>
    private var methods: WordReader<Method>
    private var precisions: WordReader<LocationPrecision>

    /// What Natural Earth and files made from it write where a country has no code.
    private static let noCode = [UInt8]("-99".utf8)

    /// `coarsen` makes a number of a position fit to be shown in a report.
    package init(
        vocabularies: Vocabularies, keptNames: [String], decimalMark: DialectChoices.DecimalMark? = nil,
        coarsen: @escaping @Sendable (Double) -> String
    ) {
        self.keptNames = keptNames
        self.decimalMark = decimalMark
        positions = PositionReader(mark: decimalMark, coarsen: coarsen)
        outcomes = WordReader(.outcome, vocabularies.outcomes, unknown: .unknown)
        methods = WordReader(.method, vocabularies.methods, unknown: .other)
        precisions = WordReader(.locationPrecision, vocabularies.precisions, unknown: .unknown)
    }

    /// The numbers of the files in which a number with a decimal comma was read.
    package var filesWithDecimalComma: Set<Int> { positions.filesWithDecimalComma }

    /// The cases of a batch; what is wrong with it goes to `flaws`.
    package mutating func validate(_ records: RecordBatch, _ flaws: inout Flaws) -> CaseBatch {
        if records.isFirstOfFile {
            records.file.columns.warnings(onLine: records.file.headerLine).forEach { flaws.warn($0) }
        }
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
        cases.positions = positions.positions(records, of: cases, &flaws)
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

    private func persons(_ ranges: [ByteRange]?, of cases: CaseBatch, _ flaws: inout Flaws) -> [Int?]? {
        ranges?.enumerated().map { index, range in
            guard range.count > 0 else { return nil }
            do throws(PersonCount.Flaw) {
                return try PersonCount.read(cases.text.bytes[range.indices], mark: decimalMark)
            } catch {
                flaws.warn(
                    cases.issue(
                        .warning, index, .persons, cases.string(range), error.reason, error.suggestion,
                        isFit: error == .ambiguous))
                return nil
            }
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
