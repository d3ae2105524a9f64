/// A country whose counts differ, or one of whose listed cases does.
package struct CountryChange: Sendable {
    package let key: String
    let name: String
    let before: CountryTallies.Country?
    let after: CountryTallies.Country?
    /// What the listed cases do to it; nil where cases are not compared.
    let tally: CaseTally?

    /// What became of a count.
    package struct Count: Sendable {
        let field: String
        let before: Int?
        let after: Int?
        /// nil where a count is withheld or the country is not there.
        package var difference: Int? { before.flatMap { before in after.map { $0 - before } } }
        /// The part of the difference that no listed case explains: cases whose position is not published, or whose
        /// position was published before or is now.
        package let unexplained: Int?
    }

    /// The changes of all countries by key; `tallies` is nil where cases are not compared.
    static func changes(
        _ before: CountryTallies, _ after: CountryTallies, _ tallies: [String: CaseTally]?
    ) -> [CountryChange] {
        let keys = Set(before.countries.keys).union(after.countries.keys).union(tallies?.keys.map { $0 } ?? [])
        return keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { key in
            let (old, new) = (before.countries[key], after.countries[key])
            let tally = tallies.map { $0[key] ?? CaseTally() }
            guard old?.counts != new?.counts || old?.status != new?.status || tally ?? CaseTally() != CaseTally()
            else { return nil }
            return CountryChange(
                key: key, name: new?.name ?? old?.name ?? key, before: old, after: new, tally: tally)
        }
    }

    /// All counts, attempted and successful first.
    package var counts: [Count] {
        CountryTallies.countFields.enumerated().map { place, field in
            let (old, new) = (before?.counts[place], after?.counts[place])
            let difference = (old ?? nil).flatMap { old in (new ?? nil).map { $0 - old } }
            let unexplained = tally.flatMap { tally in difference.map { $0 - tally.differences[place] } }
            return Count(field: field, before: old ?? nil, after: new ?? nil, unexplained: unexplained)
        }
    }
}
