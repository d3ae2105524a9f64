/// What a text says about a country.
package enum NameResolution: Hashable, Sendable {
    /// A code or a name; names are compared folded.
    case country(CountryID, isCode: Bool)
    /// A name that several countries bear, or none; the reason, unless it is that several bear it.
    indirect case ambiguous([CountryID], reason: String?)
    /// A name of the table whose country is not in this run's list.
    case notListed(key: String)
    /// No code and no name; what the countries are called whose names are most like it.
    case unknown(suggestion: String?)
}

/// What a text says about a country, and why.
package struct NameFinding: Sendable {
    /// Why a text means what it means.
    package enum Evidence: Hashable, Sendable {
        case code
        /// What the country is called in this run.
        case displayName
        /// A name of the tables, in its folded form.
        case name(folded: String)
        /// A name, when it is read without its comma or brackets.
        case inverted(String)
        /// All its parts mean the same country.
        case parts([String])
        /// It is among the unclear names, or no name at all.
        case none
    }

    package let resolution: NameResolution
    package let evidence: Evidence
}

/// Resolves codes and names of countries.
///
/// Cost: a name is looked up in the tables where it stands; what is unclear or unknown takes longer, once for each text.
package struct CountryNames: Sendable {
    private let countries: Countries
    private var tables: NameTables
    private var idByCode: [String: CountryID] = [:]
    private var displayNames: [String: [CountryID]]?
    private var suggestions: NameSuggestions?
    private var knownCodes: Set<String>?
    private var known: [String: NameResolution] = [:]

    /// Takes the countries of the run and the names of its world view.
    package init(_ countries: Countries, _ tables: NameTables) {
        self.countries = countries
        self.tables = tables
        for id in countries.ids {
            if let alpha2 = countries[id].alpha2 { idByCode[alpha2.uppercased()] = id }
        }
        for id in countries.ids { idByCode[countries[id].key.uppercased()] = id }
    }

    /// The country that a text means: a key or a two-letter code first, then an exact folded name.
    package mutating func resolve(_ text: String) -> NameResolution {
        if let resolution = known[text] { return resolution }
        let resolution = find(text).resolution
        known[text] = resolution
        return resolution
    }

    /// As ``resolve(_:)``, with the reason.
    package mutating func find(_ text: String) -> NameFinding {
        if let finding = findCodeOrName(text) ?? findByParts(text) { return finding }
        if let entry = tables.unclear.entry(among: NameFolding.words(of: text)) { return unclear(entry) }
        let code = text.uppercased()
        if isKnown(code) { return NameFinding(resolution: .notListed(key: code), evidence: .code) }
        return NameFinding(resolution: .unknown(suggestion: suggestion(for: text)), evidence: .none)
    }

    private mutating func findCodeOrName(_ text: String) -> NameFinding? {
        guard let id = id(forCode: text) else { return findName(text) }
        // "NGA" and "nga" are codes; "Nga" may as well be a name.
        if text != text.uppercased(), text != text.lowercased(), id != countries.id(forKey: text),
            let finding = findName(text)
        {
            return finding
        }
        return NameFinding(resolution: .country(id, isCode: true), evidence: .code)
    }

    /// A key as it is, else a key or a two-letter code whatever the case; only ASCII, for "ß" is no "SS".
    private func id(forCode text: String) -> CountryID? {
        if let id = countries.id(forKey: text) { return id }
        return text.utf8.allSatisfy { $0 < 0x80 } ? idByCode[text.uppercased()] : nil
    }

    private mutating func findName(_ text: String) -> NameFinding? {
        let folded = NameFolding.fold(text)
        guard !folded.isEmpty else { return nil }
        if let ids = ids(displayedAs: folded) {
            let resolution: NameResolution =
                ids.count == 1 ? .country(ids[0], isCode: false) : .ambiguous(ids, reason: nil)
            return NameFinding(resolution: resolution, evidence: .displayName)
        }
        if let finding = findInTables(folded, text) { return finding }
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            let accented = NameFolding.foldKeepingAccents(text)
            if accented != folded, let finding = findInTables(accented, text) { return finding }
        }
        return tables.unclear.entry(named: folded).map(unclear)
    }

    /// What the tables say about a folded name: those of the world view first.
    private func findInTables(_ folded: String, _ text: String) -> NameFinding? {
        // What reads like the code of another country is no name of this one: "A.O." is not "Áo".
        func means(_ code: String) -> Bool { idByCode[folded.uppercased()].map { countries[$0].key == code } ?? true }
        if let code = tables.view?.codes(of: folded).first, let id = countries.id(forKey: code) {
            let isCode = folded.utf8.count <= 3 && text.utf8.count == folded.utf8.count
            return NameFinding(
                resolution: .country(id, isCode: isCode), evidence: isCode ? .code : .name(folded: folded))
        }
        let codes = tables.base.codes(of: folded).filter(means)
        let ids = codes.compactMap(countries.id(forKey:)).sorted()
        guard let first = codes.first else { return nil }
        let resolution: NameResolution =
            switch (codes.count, ids.first) {
            case (1, let id?): .country(id, isCode: false)
            case (1, nil): .notListed(key: first)
            default: .ambiguous(ids, reason: nil)
            }
        return NameFinding(resolution: resolution, evidence: .name(folded: folded))
    }

    /// What the countries of this run are called goes before what the tables say: a file of the user's has its own.
    private mutating func ids(displayedAs folded: String) -> [CountryID]? {
        if let displayNames { return displayNames[folded] }
        var names: [String: [CountryID]] = [:]
        for id in countries.ids { names[NameFolding.fold(countries[id].name), default: []].append(id) }
        displayNames = names
        return names[folded]
    }

    private func unclear(_ entry: UnclearNames.Entry) -> NameFinding {
        let ids = entry.candidates.compactMap { code in
            countries.id(forKey: code)
                ?? tables.view?.codes(of: NameFolding.fold(code)).first.flatMap(countries.id(forKey:))
        }
        return NameFinding(resolution: .ambiguous(ids, reason: entry.reason), evidence: .none)
    }
}

extension CountryNames {
    /// A text of several parts: read in the other order, or taken part by part.
    private mutating func findByParts(_ text: String) -> NameFinding? {
        guard let parts = NameParts(text) else { return nil }
        if let inverted = parts.inverted, let finding = findName(inverted) {
            return NameFinding(resolution: finding.resolution, evidence: .inverted(inverted))
        }
        let meanings = parts.all.compactMap { meaning(ofPart: $0) }
        guard meanings.count == parts.all.count, let first = meanings.first else { return nil }
        let common = meanings.dropFirst().reduce(first) { $0.intersection($1) }
        guard common.count == 1, let id = common.first, meanings.contains([id]) else {
            let named = meanings.reduce(into: Set<CountryID>()) { $0.formUnion($1) }
            let reason = common.isEmpty ? "names more than one country" : nil
            return NameFinding(resolution: .ambiguous(named.sorted(), reason: reason), evidence: .none)
        }
        return NameFinding(resolution: .country(id, isCode: false), evidence: .parts(parts.all))
    }

    /// The countries that a part of a text may mean; nil where it means none.
    private mutating func meaning(ofPart text: String) -> Set<CountryID>? {
        switch findCodeOrName(text)?.resolution {
        case .country(let id, _): [id]
        case .ambiguous(let ids, _) where !ids.isEmpty: Set(ids)
        default: nil
        }
    }

    /// Whether a text is a code of a country that the tables know.
    private mutating func isKnown(_ code: String) -> Bool {
        if let knownCodes { return knownCodes.contains(code) }
        let codes = tables.base.allCodes
        knownCodes = codes
        return codes.contains(code)
    }

    /// What the countries are called whose names are most like a text, or that one of its parts means.
    private mutating func suggestion(for text: String) -> String? {
        let meant = (NameParts(text)?.all ?? []).compactMap { meaning(ofPart: $0) }
        let ids = meant.isEmpty ? nearest(to: NameFolding.fold(text)) : Set(meant.joined()).sorted()
        return ids.isEmpty ? nil : ids.map { countries[$0].name }.joined(separator: " or ")
    }

    private mutating func nearest(to folded: String) -> [CountryID] {
        if let suggestions { return suggestions.countries(like: folded) }
        let displayed = countries.ids.map { (name: NameFolding.fold(countries[$0].name), country: $0) }
        let named = ((tables.view?.all ?? []) + tables.base.all).compactMap { name, code in
            countries.id(forKey: code).map { (name: name, country: $0) }
        }
        let built = NameSuggestions(displayed + named)
        suggestions = built
        return built.countries(like: folded)
    }
}
