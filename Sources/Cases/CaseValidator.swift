import SimpleFeatures
import TextFormats

/// Turns records into cases, value by value.
///
/// A value that cannot be used is a warning and counts as not stated; a record without which the rest is sound is a
/// rejection. Rows keep their order.
package struct CaseValidator {
    private let vocabularies: Vocabularies
    private let keptNames: [String]
    /// Makes a number of a position fit to be shown in a report.
    private let coarsen: @Sendable (Double) -> String
    /// The row in which each case_id was first seen; ids are told apart by their bytes.
    private var rowByID: [[UInt8]: Int] = [:]
    private var checkedPaths: Set<String> = []

    /// What Natural Earth and files made from it write where a country has no code.
    private let noCode = "-99"

    /// A case that concerns more persons than live on Earth is a slip of the pen.
    private static let largestPersonCount = 10_000_000_000

    package init(
        vocabularies: Vocabularies, keptNames: [String], coarsen: @escaping @Sendable (Double) -> String
    ) {
        self.vocabularies = vocabularies
        self.keptNames = keptNames
        self.coarsen = coarsen
    }

    /// The cases of a batch, and what is wrong with it.
    package mutating func validate(_ batch: RecordBatch) -> (cases: CaseBatch, issues: [Issue]) {
        var issues = batch.issues
        if checkedPaths.insert(batch.path).inserted { issues += columnIssues(batch.columns) }
        var cases = CaseBatch(keptCount: keptNames.count)
        for index in 0..<batch.count {
            var record = Record(batch: batch, index: index)
            append(&record, to: &cases)
            issues += record.issues
        }
        return (cases, issues)
    }

    private mutating func append(_ record: inout Record, to cases: inout CaseBatch) {
        guard record.isUTF8(keptCount: keptNames.count), let id = uniqueID(of: &record) else { return }
        cases.rows.append(record.row)
        cases.lines.append(record.line)
        cases.ids.append(id)
        let date = date(of: &record)
        cases.dates.append(date?.text)
        cases.years.append(date?.year)
        let codes = [record.text(.alpha3), record.text(.alpha2)].compactMap { $0 }.filter { $0 != noCode }
        cases.codes.append(codes.first)
        cases.countries.append(record.text(.country) ?? codes.dropFirst().first)
        cases.positions.append(position(of: &record))
        cases.precisions.append(word(.locationPrecision, vocabularies.precisions, else: .unknown, of: &record))
        cases.persons.append(persons(of: &record))
        cases.methods.append(method(of: &record))
        cases.outcomes.append(word(.outcome, vocabularies.outcomes, else: .unknown, of: &record))
        cases.destinations.append(record.text(.destination))
        cases.sourceURLs.append(sourceURL(of: &record))
        for number in keptNames.indices { cases.kept[number].append(record.textOfKept(number)) }
    }

    private mutating func uniqueID(of record: inout Record) -> String? {
        let id = record.text(.caseID) ?? ownID(of: &record)
        record.id = id
        if let first = rowByID[Array(id.utf8)] {
            record.reject(
                .caseID, id, "case_id '\(id)' stands in row \(first) already",
                suggestion: "give each case an id of its own, or remove the copy")
            return nil
        }
        rowByID[Array(id.utf8)] = record.row
        return id
    }

    /// The id of a record that states none: its row, marked as such where other records state their ids.
    private func ownID(of record: inout Record) -> String {
        guard record.batch.columns.columns[.caseID] != nil else { return String(record.row) }
        let id = "row-\(record.row)"
        record.warn(.caseID, nil, "no case_id is stated; it is called \(id)", suggestion: "give each case an id")
        return id
    }

    private func date(of record: inout Record) -> CaseDate? {
        guard let text = record.text(.date) else { return nil }
        if let date = CaseDate(text) { return date }
        record.warn(
            .date, text, "not a date; the case counts as undated",
            suggestion: "write 2015, 2015-10, 2015-10-17 or 2015~ (EDTF)")
        return nil
    }

    private func position(of record: inout Record) -> Position? {
        let longitude = degrees(.longitude, limit: 180, of: &record)
        let latitude = degrees(.latitude, limit: 90, of: &record)
        guard let longitude, let latitude else {
            if let field = record.onlyCoordinate {
                record.warn(field, nil, "one coordinate without the other; the position is not used", suggestion: nil)
            }
            return nil
        }
        return Position(longitude: longitude, latitude: latitude)
    }

    private func degrees(_ field: CaseField, limit: Double, of record: inout Record) -> Double? {
        guard let bytes = record.bytes(field) else { return nil }
        guard let value = DecimalNumber.parse(bytes) else {
            record.warn(
                field, record.harmlessText(field), "not a number of decimal degrees; the position is not used",
                suggestion: "write it as 100.5, with a point and without a unit")
            return nil
        }
        guard abs(value) <= limit else {
            record.warn(
                field, coarsen(value), "outside -\(Int(limit)) to \(Int(limit)) degrees; the position is not used",
                suggestion: field == .latitude && abs(value) <= 180 ? "are longitude and latitude swapped?" : nil)
            return nil
        }
        return value
    }

    private func persons(of record: inout Record) -> Int? {
        guard let bytes = record.bytes(.persons) else { return nil }
        if let value = DecimalNumber.parse(bytes), value >= 0, value <= Double(CaseValidator.largestPersonCount),
            value == value.rounded()
        {
            return Int(value)
        }
        record.warn(
            .persons, record.text(.persons), "not a number of persons; it counts as not stated",
            suggestion: "write a whole number such as 37")
        return nil
    }

    private func method(of record: inout Record) -> Method {
        record.text(.method) == nil ? .unknown : word(.method, vocabularies.methods, else: .other, of: &record)
    }

    /// The value of a field with a list of values; `fallback` when the word is in no list, with a warning.
    private func word<Value>(
        _ field: CaseField, _ vocabulary: Vocabulary<Value>, else fallback: Value, of record: inout Record
    ) -> Value {
        guard let text = record.text(field) else { return fallback }
        if let value = vocabulary.value(of: text) { return value }
        let nearest = vocabulary.suggestion(for: text).map { "perhaps \($0); " } ?? ""
        record.warn(
            field, text, "not in the list of values; it counts as \(fallback.rawValue)",
            suggestion: "\(nearest)one of \(Vocabulary<Value>.valueNames)")
        return fallback
    }

    private func sourceURL(of record: inout Record) -> String? {
        guard let text = record.text(.sourceURL) else { return nil }
        if WebAddress.isPublishable(text) { return text }
        record.warn(
            .sourceURL, nil, "not a web address; it is not published",
            suggestion: "begin with https:// and leave out spaces, user names and passwords")
        return nil
    }

    /// One warning for each column that a file lacks or has twice.
    private func columnIssues(_ columns: ColumnMap) -> [Issue] {
        let optional: [(field: CaseField, consequence: String)] = [
            (.caseID, "the row number is used"),
            (.date, "all cases are undated"),
            (.persons, "no case states its persons"),
            (.method, "every method is unknown"),
            (.outcome, "every outcome is unknown"),
            (.sourceURL, "no source is published"),
        ]
        let missing = optional.filter { columns.columns[$0.field] == nil }.map { field, consequence in
            Issue(
                .warning, row: nil, line: 1, field: field.rawValue, value: nil,
                reason: "no column for \(field.rawValue): \(consequence)",
                suggestion: "name the column: --column \(field.rawValue)=NAME")
        }
        let doubles = columns.doubles.map { field, names in
            Issue(
                .warning, row: nil, line: 1, field: field.rawValue, value: names.joined(separator: ", "),
                reason: "several columns mean \(field.rawValue); in each row the first that is not empty counts",
                suggestion: "choose one with --column \(field.rawValue)=NAME")
        }
        let unknown = zip(keptNames, columns.keptColumns).filter { $0.1 == nil }.map { name, _ in
            Issue(
                .warning, row: nil, line: 1, field: name, value: nil,
                reason: "no column '\(name)' to keep: it is empty", suggestion: nil)
        }
        return missing + doubles + unknown
    }
}
