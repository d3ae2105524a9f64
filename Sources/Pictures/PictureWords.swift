package import SimpleFeatures

/// What pictures say besides what their layers have.
package struct PictureWords: Sendable {
    /// What the borders are.
    package enum Boundaries: Hashable, Sendable {
        case worldview(String)
        case file(String)
    }

    package let phrases: Phrases
    /// The user's words in place of the tool's.
    package let title: String?
    package let subtitle: String?
    package let sources: [String]
    package let boundaries: Boundaries
    package let casesWithoutPosition: Int
    /// What countries are called by their codes; others have the names of their layer.
    package let countryNames: [String: String]

    package init(
        _ phrases: Phrases, title: String? = nil, subtitle: String? = nil, sources: [String] = [],
        boundaries: Boundaries = .worldview("iso"), casesWithoutPosition: Int = 0, countryNames: [String: String] = [:]
    ) {
        self.phrases = phrases
        self.title = title
        self.subtitle = subtitle
        self.sources = sources
        self.boundaries = boundaries
        self.casesWithoutPosition = casesWithoutPosition
        self.countryNames = countryNames
    }

    /// What a country is called.
    package func name(_ code: String, _ name: String) -> String { countryNames[code] ?? name }

    /// A sentence on the borders.
    package var boundaryStatement: String {
        switch boundaries {
        case .worldview(let view): phrases.text(.boundaries, [("view", view)])
        case .file(let file): phrases.text(.ownBoundaries, [("file", file)])
        }
    }

    /// The sources; nil where there is none.
    package var sourceStatement: String? {
        sources.isEmpty ? nil : phrases.text(.sources, [("sources", sources.joined(separator: "; "))])
    }

    /// How many cases have no position that is published; nil where there is none.
    package var withoutPosition: String? {
        casesWithoutPosition > 0 ? phrases.text(.withoutPosition, ["count": casesWithoutPosition]) : nil
    }

    /// Totals and years of a layer of countries.
    package func totals(_ countries: Layer) -> String {
        let attempted = countries.integers("attempted").compactMap { $0 }
        let cases = attempted.reduce(0, +)
        guard cases > 0 else { return phrases.text(.nothing) }
        let successful = countries.integers("successful").compactMap { $0 }.reduce(0, +)
        let totals = phrases.text(
            .totals,
            ["attempted": cases, "successful": successful, "countries": attempted.count { $0 > 0 }])
        let first = countries.integers("first_year").compactMap { $0 }.min()
        let last = countries.integers("last_year").compactMap { $0 }.max()
        return ([totals] + [years(first, last)].compactMap { $0 }).joined(separator: joint)
    }

    private func years(_ first: Int?, _ last: Int?) -> String? {
        guard let first, let last else { return nil }
        return first == last
            ? phrases.text(.year, [("year", "\(first)")])
            : phrases.text(.years, [("first", "\(first)"), ("last", "\(last)")])
    }

    /// Between sentences: Chinese sets no space.
    package var joint: String { phrases.language == .chinese ? "" : " " }
}
