import Geodata

/// Why a text is no country of the run, and what to write instead.
struct NameWords: Sendable {
    private let countries: Countries

    init(_ countries: Countries) {
        self.countries = countries
    }

    /// Nil for a text that is one.
    func trouble(_ resolution: NameResolution) -> (reason: String, suggestion: String)? {
        switch resolution {
        case .country: nil
        case .ambiguous(let candidates, let reason?): (reason, wanted(candidates))
        case .ambiguous(let candidates, nil): ("several countries have this name", choice(of: candidates))
        case .notListed(let key):
            (
                "\(key) is not among the countries of this run",
                "choose another world view or country file, or write the country that holds it"
            )
        case .unknown(let suggestion):
            (
                "no country has this code or name",
                suggestion.map { "did you mean \($0)? write that, or its ISO 3166-1 code" }
                    ?? "write its ISO 3166-1 code or its English name"
            )
        }
    }

    func key(_ country: CountryID) -> String { countries[country].key }

    func title(_ country: CountryID) -> String { "\(countries[country].key) (\(countries[country].name))" }

    /// What to write for a name that is no country's.
    private func wanted(_ candidates: [CountryID]) -> String {
        let place = "the country where it took place"
        return switch candidates.count {
        case 0: "write \(place)"
        case 1: "write \(title(candidates[0])) if that is \(place)"
        default: "write \(place): \(list(candidates))"
        }
    }

    private func choice(of candidates: [CountryID]) -> String {
        let code = "write the ISO 3166-1 code of the one that is meant"
        return candidates.isEmpty ? code : "\(code): \(list(candidates))"
    }

    private func list(_ candidates: [CountryID]) -> String {
        let titles = candidates.map(title)
        return titles.count < 3 ? titles.joined(separator: " or ") : "one of \(titles.joined(separator: ", "))"
    }
}
