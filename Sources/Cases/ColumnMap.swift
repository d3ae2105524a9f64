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

    /// The number of columns in the header.
    package let columnCount: Int
    /// The columns of each field that the file has, the one that counts first; the next counts where it is empty.
    package let columns: [CaseField: [Int]]
    /// The columns of `Choices.kept`, in that order; nil for one that this file does not have.
    package let keptColumns: [Int?]
    /// The fields that were looked for.
    let fields: Set<CaseField>
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
        self.columnCount = header.count
        self.columns = columns
        fields = choices.fields
        doubles = CaseField.allCases.compactMap { field in
            columns[field].flatMap { $0.count < 2 ? nil : (field, $0.map { header[$0] }) }
        }
        keptColumns = choices.kept.map { folded.firstIndex(of: CaseField.fold($0)) }
        try checkThatNoPositionIsKept(choices.kept, path: path)
        try checkThatCasesHaveAPlace(header: header, path: path)
    }

    /// A column of positions would be published as it is, whatever the privacy rules say.
    private func checkThatNoPositionIsKept(_ kept: [String], path: String) throws(CaseInputError) {
        let names = Set([CaseField.longitude, .latitude].flatMap(\.columnNames).map(CaseField.fold))
        let columns = [self.columns[.longitude], self.columns[.latitude]].compactMap { $0 }.joined()
        for (name, column) in zip(kept, keptColumns) {
            guard names.contains(CaseField.fold(name)) || column.map({ columns.contains($0) }) == true else { continue }
            throw .forbidden(
                path: path, reason: "--keep \(name) would publish exact positions; use --precision for them")
        }
    }

    private func checkThatCasesHaveAPlace(header: [String], path: String) throws(CaseInputError) {
        let hasCountry = [.country, .alpha3, .alpha2, .place].contains { columns[$0] != nil }
        let hasPosition = columns[.longitude] != nil && columns[.latitude] != nil
        guard !hasCountry && !hasPosition else { return }
        throw .columns(
            path: path,
            reason: "no column says where a case was: 'country', 'iso3', 'iso2', 'place', or 'longitude' and 'latitude'"
                + ColumnMap.hint(for: header), found: header)
    }

    /// A column that is nearly the name of a field that says where.
    private static func hint(for header: [String]) -> String {
        let names = [CaseField.country, .alpha3, .alpha2, .longitude, .latitude].flatMap(\.columnNames)
            .filter { $0.count > 2 }
        for column in header {
            if let name = nearestMatch(to: CaseField.fold(column), among: names) {
                return "; is '\(column)' meant for '\(name)'?"
            }
        }
        return ""
    }
}
