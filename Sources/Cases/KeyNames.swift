import TextFormats

/// By which keys the records of a JSON file may call the fields, compared as columns of CSV are.
struct KeyNames {
    private let kept: [String]
    /// The names of each field, folded, the one that counts first.
    private let names: [CaseField: [String]]
    /// The fields that the user has named keys for: nothing else counts.
    private let overridden: Set<CaseField>

    /// The member of a feature that is its id; as a key of a record it has this name too.
    private static let featureID = "id"

    init(_ choices: ColumnMap.Choices) {
        kept = choices.kept.map(CaseField.fold)
        let overrides = choices.overrides.mapValues(CaseField.fold)
        overridden = Set(overrides.keys)
        let taken = Set(overrides.values)
        names = Dictionary(
            uniqueKeysWithValues: CaseField.allCases.map { field in
                let own = field.columnNames.map(CaseField.fold).filter { !taken.contains($0) }
                return (field, overrides[field].map { [$0] } ?? own)
            })
    }

    /// The fields that the first records of a file have.
    func fields(statedBy sample: JSONSample) -> Set<CaseField> {
        let keys = Set(sample.keys.map(CaseField.fold))
        return Set(
            CaseField.allCases.filter { field in
                switch field {
                case .longitude, .latitude: if sample.hasPositions && !overridden.contains(field) { return true }
                case .caseID: if sample.hasFeatureIDs && rankOfFeatureID != nil { return true }
                default: break
                }
                return !keys.isDisjoint(with: names[field, default: []])
            })
    }

    /// Whether the first records of a file say where cases were.
    func sayWhere(_ sample: JSONSample) -> Bool { CaseField.sayWhere(fields(statedBy: sample)) }

    /// Where the values of keys go in records that have the columns of a file.
    func columns(for map: ColumnMap) -> JSONColumns {
        var targets: [String: [JSONColumns.Target]] = [:]
        for field in CaseField.allCases {
            guard let place = map.columns[field]?.first else { continue }
            for (index, name) in names[field, default: []].enumerated() {
                targets[name, default: []].append(
                    .init(
                        place: place, rank: KeyNames.rank(ofName: index),
                        takesNested: CaseField.positionTexts.contains(field)))
            }
        }
        for (name, place) in Dictionary(zip(kept, map.keptColumns), uniquingKeysWith: { first, _ in first }) {
            guard let place else { continue }
            targets[name, default: []].append(.init(place: place, rank: 0))
        }
        let wanted = targets
        return JSONColumns(
            count: map.columnCount, position: (geometryTarget(.longitude, map), geometryTarget(.latitude, map)),
            featureID: rankOfFeatureID.flatMap { rank in
                map.columns[.caseID]?.first.map { .init(place: $0, rank: rank) }
            }
        ) { wanted[CaseField.fold($0)] ?? [] }
    }

    /// A geometry counts before any key.
    private func geometryTarget(_ field: CaseField, _ map: ColumnMap) -> JSONColumns.Target? {
        guard !overridden.contains(field) else { return nil }
        return map.columns[field]?.first.map { .init(place: $0, rank: 0) }
    }

    /// The id of a feature counts behind a key of the same name.
    private var rankOfFeatureID: Int? {
        names[.caseID]?.firstIndex(of: KeyNames.featureID).map { KeyNames.rank(ofName: $0) + 1 }
    }

    /// Odd, so that there is a rank before and behind each name.
    private static func rank(ofName index: Int) -> Int { 2 * index + 1 }
}
