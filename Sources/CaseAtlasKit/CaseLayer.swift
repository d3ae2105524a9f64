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
                .integers(years(cases, indices)),
                .text(texts(cases.dates, indices, cases)),
                .coded(codes(cases.outcomes, indices, absent: .unknown) { $0.index }, of: CaseLayer.outcomes),
                .coded(codes(cases.methods, indices, absent: .unknown) { $0.index }, of: CaseLayer.methods),
                .integers(persons(cases, indices)),
                .coded(codes(cases.precisions, indices, absent: .unknown) { $0.index }, of: CaseLayer.precisions),
                .coded(places.map { UInt16(truncatingIfNeeded: $0.by.index) }, of: CaseLayer.waysOfLocating),
                .numbers(Array(repeating: nil, count: indices.count)),
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
        guard stated.contains(where: { $0.isEmpty }) else { return TextColumn(nonEmpty: stated, of: cases.text.bytes) }
        var ids = TextColumn()
        for (index, range) in zip(indices, stated) {
            if range.isEmpty {
                ids.append(cases.idOfRow(entry.rowsBefore + Int(cases.rows[index])))
            } else {
                ids.append(bytes: cases.text.bytes[range])
            }
        }
        return ids
    }

    private func years(_ cases: CaseBatch, _ indices: [Int]) -> [Int?] {
        guard let years = cases.years else { return Array(repeating: nil, count: indices.count) }
        return indices.map { years[$0].map(Int.init) }
    }

    private func persons(_ cases: CaseBatch, _ indices: [Int]) -> [Int?] {
        guard let persons = cases.persons else { return Array(repeating: nil, count: indices.count) }
        return indices.map { persons[$0] }
    }

    /// The places of values in their list.
    @inline(__always)
    private func codes<Value>(
        _ values: [Value]?, _ indices: [Int], absent: Value, _ code: (Value) -> Int
    ) -> [UInt16] {
        guard let values else {
            return Array(repeating: UInt16(truncatingIfNeeded: code(absent)), count: indices.count)
        }
        return indices.map { UInt16(truncatingIfNeeded: code(values[$0])) }
    }

    /// The texts of a column; one without a byte is absent.
    private func texts(_ column: [ByteRange]?, _ indices: [Int], _ cases: CaseBatch) -> TextColumn {
        TextColumn(nonEmpty: ranges(column, indices), of: cases.text.bytes)
    }

    /// Where the texts of a column lie; an empty range where there is none.
    private func ranges(_ column: [ByteRange]?, _ indices: [Int]) -> [Range<Int>] {
        guard let column else { return Array(repeating: 0..<0, count: indices.count) }
        return indices.map { column[$0].indices }
    }
}
