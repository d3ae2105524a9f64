/// Which field a column name means, for a look at a header whose delimiter is not yet known.
struct KnownNames {
    private let fields: [String: CaseField]

    init(_ choices: ColumnMap.Choices) {
        let chosen = choices.overrides.map { (CaseField.fold($1), $0) }
        let names = CaseField.allCases.filter { choices.overrides[$0] == nil }.flatMap { field in
            field.columnNames.map { (CaseField.fold($0), field) }
        }
        fields = Dictionary(chosen + names, uniquingKeysWith: { first, _ in first })
    }

    /// The fields that a header has.
    func fields(in header: [String]) -> Set<CaseField> {
        Set(header.compactMap { fields[CaseField.fold($0)] })
    }
}
