import Cases
import Exports
import Geodata
import SimpleFeatures
import TextFormats

/// Draws batches of cases as parts of the layer of cases.
struct CaseLayer: Sendable {
    private let policy: PrivacyPolicy
    let fields: [Field]
    private let keys: TextColumn
    private let names: TextColumn

    private static let outcomes = TextColumn(Outcome.allCases.map(\.rawValue))
    private static let methods = TextColumn(Method.allCases.map(\.rawValue))
    private static let precisions = TextColumn(LocationPrecision.allCases.map(\.rawValue))
    private static let waysOfLocating = TextColumn(LocatedBy.allCases.map(\.rawValue))

    init(_ countries: Countries, _ policy: PrivacyPolicy) {
        self.policy = policy
        fields =
            LayerSchema.cases.fields
            + policy.keptColumns.map { Field($0, .string, required: false, "As in the input") }
        keys = TextColumn(countries.all.map(\.key))
        names = TextColumn(countries.all.map(\.name))
    }

    /// The cases of a batch that may be published, at their points, and the country of each.
    func part(of entry: Ledger.Entry, at points: [PublishedPoint?]) -> (layer: ProtectedLayer, countries: [UInt16]) {
        let cases = entry.batch.cases
        let places = entry.batch.places.filter { points[$0.index] != nil }
        let indices = places.map(\.index)
        let countries = places.map { UInt16(truncatingIfNeeded: $0.country.index) }
        let columns: [Column] =
            [
                .text(ids(indices, entry)),
                .coded(countries, of: keys),
                .coded(countries, of: names),
                .integers(indices.map { cases.years?[$0].map(Int.init) }),
                .text(texts(cases.dates, indices, cases)),
                .coded(indices.map { UInt16((cases.outcomes?[$0] ?? .unknown).index) }, of: CaseLayer.outcomes),
                .coded(indices.map { UInt16((cases.methods?[$0] ?? .unknown).index) }, of: CaseLayer.methods),
                .integers(indices.map { cases.persons?[$0] }),
                .coded(indices.map { UInt16((cases.precisions?[$0] ?? .unknown).index) }, of: CaseLayer.precisions),
                .coded(places.map { UInt16($0.by.index) }, of: CaseLayer.waysOfLocating),
                .numbers(indices.map { _ in nil }),
                .text(texts(cases.sourceURLs, indices, cases)),
            ] + cases.kept.map { .text(texts($0, indices, cases)) }
        let published = indices.compactMap { points[$0] }
        let layer = Layer(
            name: LayerSchema.cases.name, title: LayerSchema.cases.title, fields: fields, columns: columns,
            geometries: .points(published.map(\.position)))
        return (layer.protected(by: policy, at: published), countries)
    }

    private func ids(_ indices: [Int], _ entry: Ledger.Entry) -> TextColumn {
        let cases = entry.batch.cases
        let stated = ranges(cases.ids, indices)
        guard stated.contains(nil) else { return TextColumn(stated, of: cases.text.bytes) }
        var ids = TextColumn()
        for (index, range) in zip(indices, stated) {
            if let range {
                ids.append(bytes: cases.text.bytes[range])
            } else {
                ids.append(cases.idOfRow(entry.rowsBefore + Int(cases.rows[index])))
            }
        }
        return ids
    }

    /// The texts of a column; one without a byte is absent.
    private func texts(_ column: [ByteRange]?, _ indices: [Int], _ cases: CaseBatch) -> TextColumn {
        TextColumn(ranges(column, indices), of: cases.text.bytes)
    }

    /// Where the texts of a column lie; nil where there is none.
    private func ranges(_ column: [ByteRange]?, _ indices: [Int]) -> [Range<Int>?] {
        guard let column else { return Array(repeating: nil, count: indices.count) }
        return indices.map { column[$0].count > 0 ? column[$0].indices : nil }
    }
}
