import Cases
import Exports
import Geodata
import SimpleFeatures

/// Collects the cases that have a position, to be published as points.
struct CasePoints {
    /// Which case a feature is.
    struct Case {
        let id: String?
        let row: Int
        let line: Int
        let country: CountryID
    }

    private let keptNames: [String]
    private var countries: [CountryID] = []
    private var positions: [Position] = []
    private var locatedBy = TextColumn()
    /// The cases with a position, cut out of their batches.
    private var cases: CaseBatch

    init(keptNames: [String]) {
        self.keptNames = keptNames
        cases = CaseBatch(keptCount: keptNames.count)
    }

    mutating func append(_ batch: LocatedBatch) {
        let placed = batch.places.filter { $0.position != nil }
        positions += placed.compactMap(\.position)
        countries += placed.map(\.country)
        for place in placed { locatedBy.append(place.by.rawValue) }
        cases.append(contentsOf: batch.cases.picked(placed.map(\.index)))
    }

    /// The layer, its features ordered by country and then by the bytes of their ids, and which case each one is.
    func layer(_ register: Countries) -> (layer: Layer, cases: [Case]) {
        let order = countries.indices.sorted { a, b in
            guard countries[a] == countries[b] else { return countries[a] < countries[b] }
            guard let idA = cases.ids.bytes(at: a), let idB = cases.ids.bytes(at: b) else { return a < b }
            return idA.lexicographicallyPrecedes(idB)
        }
        let layer = Layer(
            name: LayerSchema.cases.name, title: LayerSchema.cases.title,
            fields: LayerSchema.cases.fields + keptNames.map { Field($0, .string, required: false, "As in the input") },
            columns: [
                .text(cases.ids),
                .text(TextColumn(countries.map { register[$0].key })),
                .text(TextColumn(countries.map { register[$0].name })),
                .integers(cases.years),
                .text(cases.dates),
                .text(TextColumn(cases.outcomes.map(\.rawValue))),
                .text(TextColumn(cases.methods.map(\.rawValue))),
                .integers(cases.persons),
                .text(TextColumn(cases.precisions.map(\.rawValue))),
                .text(locatedBy),
                .numbers(positions.map { _ in nil }),
                .text(cases.sourceURLs),
            ] + cases.kept.map(Column.text),
            geometries: .points(positions))
        let identities = order.map {
            Case(id: cases.ids[$0], row: cases.rows[$0], line: cases.lines[$0], country: countries[$0])
        }
        return (layer.picked(order), identities)
    }
}

extension CasePoints.Case {
    /// Warns that the case has no position that may be published.
    func withheldIssue(in register: Countries) -> Issue {
        Issue(
            .warning, row: row, line: line, caseID: id, field: CaseField.longitude.rawValue, value: nil,
            reason: "no position of the publication grid near the case lies in \(register[country].key) "
                + "(\(register[country].name)); the case is counted, its position is withheld",
            suggestion: "a finer --precision would publish it; weigh the harm first")
    }
}
