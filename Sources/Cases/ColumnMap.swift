import TextFormats

/// Which column of a file holds which field.
package struct ColumnMap: Sendable {
    /// What the user says about columns.
    package struct Choices: Sendable {
        /// Columns named for fields, such as outcome = "Status".
        package var overrides: [CaseField: String]
        /// Further columns to publish.
        package var kept: [String]
        /// The fields that are looked for.
        package var fields: Set<CaseField>

        package init(
            overrides: [CaseField: String] = [:], kept: [String] = [], fields: Set<CaseField> = Set(CaseField.allCases)
        ) {
            self.overrides = overrides
            self.kept = kept
            self.fields = fields
        }
    }

    /// The names of the columns; of a JSON file those that its beginning has.
    package let names: [String]
    /// The number of columns that are told apart.
    package let columnCount: Int
    /// The columns of each field that the file has, the one that counts first; the next counts where it is empty.
    package let columns: [CaseField: [Int]]
    /// The columns of `Choices.kept`, in that order; nil for one that this file does not have.
    package let keptColumns: [Int?]
    /// Fields of which the file says nothing, as far as its beginning shows.
    package let absentFields: Set<CaseField>
    /// The names of `Choices.kept` that the file does not have, likewise.
    package let absentKeptNames: [String]
    /// Fields with several columns, and the names of those.
    package let doubles: [(field: CaseField, names: [String])]

    /// Finds the fields in a header.
    ///
    /// Throws: ``CaseInputError/columns`` when an override names no column, or when nothing says where a case was.
    package init(header: [String], choices: Choices, path: String) throws(CaseInputError) {
        let folded = header.map(CaseField.fold)
        var columns: [CaseField: [Int]] = [:]
        for (field, name) in choices.overrides {
            guard let column = folded.firstIndex(of: CaseField.fold(name)) else {
                throw .columns(path: path, reason: "no column '\(name)' for \(field.rawValue)", found: header)
            }
            columns[field] = [column]
        }
        for field in CaseField.allCases where choices.fields.contains(field) && columns[field] == nil {
            let taken = Set(columns.values.joined())
            let found = field.columnNames.flatMap { name in
                folded.indices.filter { folded[$0] == CaseField.fold(name) && !taken.contains($0) }
            }
            if !found.isEmpty { columns[field] = found }
        }
        names = header
        columnCount = header.count
        self.columns = columns
        doubles = CaseField.allCases.compactMap { field in
            columns[field].flatMap { $0.count < 2 ? nil : (field, $0.map { header[$0] }) }
        }
        keptColumns = choices.kept.map { folded.firstIndex(of: CaseField.fold($0)) }
        absentFields = choices.fields.subtracting(columns.keys)
        absentKeptNames = zip(choices.kept, keptColumns).filter { $1 == nil }.map(\.0)
        try ColumnMap.checkThatNoPositionIsKept(choices, path: path)
        try checkThatCasesHaveAPlace(choices, header: header, path: path)
    }

    /// Gives each field a column in the records of a JSON file, which has no header; `sample` are the first of them.
    ///
    /// A key may come for the first time in any record, so fields that the sample lacks have columns too. Ids need to be in
    /// the sample: whether cases are called by id or by row is one choice for the whole file. So do whole positions in one
    /// text, which few files have, and whose columns would cost all others time.
    ///
    /// Throws: ``CaseInputError/columns`` when the sample has no key that an override names, or says nowhere where a
    /// case was; nothing when no record of it could be read, since each will have an issue of its own.
    init(names: KeyNames, sample: JSONSample, choices: Choices, path: String) throws(CaseInputError) {
        let stated = names.fields(statedBy: sample)
        for field in CaseField.allCases where !sample.isEmpty && !stated.contains(field) {
            guard let name = choices.overrides[field] else { continue }
            throw .columns(path: path, reason: "no column '\(name)' for \(field.rawValue)", found: sample.keys)
        }
        var columns: [CaseField: [Int]] = [:]
        for field in CaseField.allCases where !ColumnMap.mustBeInSample.contains(field) || stated.contains(field) {
            columns[field] = [columns.count]
        }
        var places: [String: Int] = [:]
        for name in choices.kept.map(CaseField.fold) where places[name] == nil {
            places[name] = columns.count + places.count
        }
        let found = Set(sample.keys.map(CaseField.fold))
        self.names = sample.keys
        self.columns = columns
        columnCount = columns.count + places.count
        doubles = []
        keptColumns = choices.kept.map { places[CaseField.fold($0)] }
        absentFields = choices.fields.subtracting(stated)
        absentKeptNames = choices.kept.filter { !found.contains(CaseField.fold($0)) }
        try ColumnMap.checkThatNoPositionIsKept(choices, path: path)
        if !sample.isEmpty { try checkThatCasesHaveAPlace(choices, header: sample.keys, path: path) }
    }

    private static let mustBeInSample = Set([.caseID] + CaseField.positionTexts)

    /// A column of positions would be published as it is, whatever the privacy rules say.
    private static func checkThatNoPositionIsKept(_ choices: Choices, path: String) throws(CaseInputError) {
        let fields = CaseField.positionFields
        let names = Set(
            (fields.flatMap(\.columnNames) + fields.compactMap { choices.overrides[$0] }).map(CaseField.fold))
        for name in choices.kept where names.contains(CaseField.fold(name)) {
            throw .forbidden(
                path: path, reason: "--keep \(name) would publish exact positions; use --precision for them")
        }
    }

    private func checkThatCasesHaveAPlace(
        _ choices: Choices, header: [String], path: String
    ) throws(CaseInputError) {
        guard !CaseField.sayWhere(choices.fields.subtracting(absentFields)) else { return }
        throw .columns(
            path: path,
            reason:
                "no column says where a case was: 'country', 'iso3', 'iso2', 'place', 'position', or 'longitude' and 'latitude'"
                + ColumnMap.hint(for: header), found: header)
    }

    /// A column that is nearly the name of a field that says where.
    private static func hint(for header: [String]) -> String {
        let names = ([.country, .alpha3, .alpha2] + CaseField.positionFields).flatMap(\.columnNames)
            .filter { $0.count > 2 }
        for column in header {
            if let name = nearestMatch(to: CaseField.fold(column), among: names) {
                return "; is '\(column)' meant for '\(name)'?"
            }
        }
        return ""
    }
}
