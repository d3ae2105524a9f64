package import SimpleFeatures

/// Cases as columns of checked values: what validation makes and locating takes.
///
/// Shape: every column has one value a case.
package struct CaseBatch: Sendable {
    package var rows: [Int] = []
    package var lines: [Int] = []
    package var ids = TextColumn()
    package var dates = TextColumn()
    package var years: [Int?] = []
    /// An ISO code that the file states, in a column for codes.
    package var codes = TextColumn()
    /// A code or a name that the file states, in a column for countries.
    package var countries = TextColumn()
    package var positions: [Position?] = []
    package var precisions: [LocationPrecision] = []
    package var persons: [Int?] = []
    package var methods: [Method] = []
    package var outcomes: [Outcome] = []
    package var destinations = TextColumn()
    package var sourceURLs = TextColumn()
    /// The columns that the user keeps.
    package var kept: [TextColumn]

    package init(keptCount: Int) {
        kept = Array(repeating: TextColumn(), count: keptCount)
    }

    package var count: Int { rows.count }

    /// Only some of the cases, in the order given.
    package func picked(_ indices: [Int]) -> CaseBatch {
        var picked = CaseBatch(keptCount: kept.count)
        picked.rows = indices.map { rows[$0] }
        picked.lines = indices.map { lines[$0] }
        picked.ids = ids.picked(indices)
        picked.dates = dates.picked(indices)
        picked.years = indices.map { years[$0] }
        picked.codes = codes.picked(indices)
        picked.countries = countries.picked(indices)
        picked.positions = indices.map { positions[$0] }
        picked.precisions = indices.map { precisions[$0] }
        picked.persons = indices.map { persons[$0] }
        picked.methods = indices.map { methods[$0] }
        picked.outcomes = indices.map { outcomes[$0] }
        picked.destinations = destinations.picked(indices)
        picked.sourceURLs = sourceURLs.picked(indices)
        picked.kept = kept.map { $0.picked(indices) }
        return picked
    }

    package mutating func append(contentsOf other: CaseBatch) {
        rows += other.rows
        lines += other.lines
        ids.append(contentsOf: other.ids)
        dates.append(contentsOf: other.dates)
        years += other.years
        codes.append(contentsOf: other.codes)
        countries.append(contentsOf: other.countries)
        positions += other.positions
        precisions += other.precisions
        persons += other.persons
        methods += other.methods
        outcomes += other.outcomes
        destinations.append(contentsOf: other.destinations)
        sourceURLs.append(contentsOf: other.sourceURLs)
        for number in kept.indices { kept[number].append(contentsOf: other.kept[number]) }
    }
}
