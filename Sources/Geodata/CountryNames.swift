package import TextFormats

/// What a text says about a country.
package enum NameResolution: Hashable, Sendable {
    /// A code or a name; names are compared folded.
    case country(CountryID, isCode: Bool)
    /// A name that several countries bear.
    case ambiguous([CountryID])
    /// A name of the table whose country is not in this run's list.
    case notListed(key: String)
    /// No code and no name; the name most like it, if one is.
    case unknown(suggestion: String?)
}

/// Resolves codes and names of countries.
///
/// Cost: the name table is folded once, when the first text that is no code is asked for; the names in other scripts
/// when the first text in such a script is.
package struct CountryNames: Sendable {
    private let countries: Countries
    private let table: CSVTable
    private var idByCode: [String: CountryID] = [:]
    private var keysByName: [String: Set<String>]?
    private var hasFoldedAllScripts = false
    private var known: [String: NameResolution] = [:]

    /// Words shorter than this are like too many names.
    private static let shortestSuggestedInCharacters = 4

    package static let tableHeader = ["iso3", "language", "name"]

    /// Takes the countries of the run and the name table of the geodata folder.
    package init(_ countries: Countries, table: CSVTable) {
        self.countries = countries
        self.table = table
        for id in countries.ids {
            if let alpha2 = countries[id].alpha2 { idByCode[alpha2.uppercased()] = id }
        }
        for id in countries.ids { idByCode[countries[id].key.uppercased()] = id }
    }

    /// The country that a text means: a key or a two-letter code first, then an exact folded name.
    package mutating func resolve(_ text: String) -> NameResolution {
        if let resolution = known[text] { return resolution }
        let resolution = id(forCode: text).map { .country($0, isCode: true) } ?? resolve(name: text)
        known[text] = resolution
        return resolution
    }

    /// A key as it is, else a key or a two-letter code whatever the case; only ASCII, for "ß" is no "SS".
    private func id(forCode text: String) -> CountryID? {
        if let id = countries.id(forKey: text) { return id }
        return text.utf8.allSatisfy { $0 < 0x80 } ? idByCode[text.uppercased()] : nil
    }

    private mutating func resolve(name: String) -> NameResolution {
        let folded = NameFolding.fold(name)
        guard let keys = foldedNames(likely: folded)[folded] else {
            if table.rows.contains(where: { $0[0] == name.uppercased() }) { return .notListed(key: name.uppercased()) }
            return .unknown(suggestion: suggestion(for: folded))
        }
        let ids = keys.compactMap { countries.id(forKey: $0) }.sorted()
        switch ids.count {
        case 0: return .notListed(key: keys.sorted()[0])
        case 1: return .country(ids[0], isCode: false)
        default: return .ambiguous(ids)
        }
    }

    /// The display name of the country whose name is most like a text.
    private mutating func suggestion(for folded: String) -> String? {
        guard folded.count >= CountryNames.shortestSuggestedInCharacters else { return nil }
        let english = table.rows.filter { $0[1] == "en" }.map { NameFolding.fold($0[2]) }
        let displayed = countries.all.map { NameFolding.fold($0.name) }
        guard let nearest = nearestMatch(to: folded, among: Set(english + displayed).sorted()) else { return nil }
        let ids = (foldedNames(likely: nearest)[nearest] ?? []).sorted().compactMap { countries.id(forKey: $0) }
        return ids.first.map { countries[$0].name }
    }

    /// The keys of countries by their folded names: all names that may be `folded`.
    private mutating func foldedNames(likely folded: String) -> [String: Set<String>] {
        let isASCII = folded.utf8.first.map { $0 < 0x80 } ?? true
        if let keysByName, isASCII || hasFoldedAllScripts { return keysByName }
        let rows = table.rows.filter { !isASCII || !NameFolding.surelyBeginsOutsideASCII($0[2]) }
        var names: [String: Set<String>] = [:]
        for row in rows { names[NameFolding.fold(row[2]), default: []].insert(row[0]) }
        // What a country of this run is called goes before what the table says: Somaliland is one in one world view.
        names.merge(displayNames) { _, displayed in displayed }
        names[""] = nil
        keysByName = names
        hasFoldedAllScripts = !isASCII
        return names
    }

    private var displayNames: [String: Set<String>] {
        var names: [String: Set<String>] = [:]
        for country in countries.all { names[NameFolding.fold(country.name), default: []].insert(country.key) }
        return names
    }
}
