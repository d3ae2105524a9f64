import SimpleFeatures

/// What is said of a feature to those who point at it: the name of its country and, where they are known, its numbers.
struct CountryWords {
    private let words: PictureWords
    private let codes: [String]
    private let names: [String]
    private let attempted: [Int?]
    private let successful: [Int?]

    /// Takes a layer of countries or symbols.
    init(_ layer: Layer, _ words: PictureWords) {
        self.words = words
        codes = layer.texts("iso_a3")
        names = layer.texts("name")
        attempted = layer.integers("attempted")
        successful = layer.integers("successful")
    }

    func text(_ row: Int) -> String {
        let name = words.name(codes[row], names[row])
        guard let attempted = attempted[row], attempted > 0, let successful = successful[row] else { return name }
        return words.counts(name, attempted, successful)
    }
}

/// What is said of a route: the names of its ends and its numbers.
struct RouteWords {
    private let words: PictureWords
    private let names: [String: String]
    private let from: [String]
    private let to: [String]
    private let attempted: [Int?]
    private let successful: [Int?]

    /// Takes the layers of routes and of countries.
    init(_ layer: Layer, of countries: Layer, _ words: PictureWords) {
        self.words = words
        let codes = countries.texts("iso_a3")
        names = Dictionary(zip(codes, countries.texts("name"))) { first, _ in first }
        from = layer.texts("from_iso_a3")
        to = layer.texts("to_iso_a3")
        attempted = layer.integers("attempted")
        successful = layer.integers("successful")
    }

    func text(_ row: Int) -> String {
        let language = words.phrases.language
        return words.phrases.text(
            .routeCounts,
            [
                ("from", words.name(from[row], names[from[row]] ?? from[row])),
                ("to", words.name(to[row], names[to[row]] ?? to[row])),
                ("attempted", language.text(of: attempted[row] ?? 0)),
                ("successful", language.text(of: successful[row] ?? 0)),
            ])
    }
}

extension PictureWords {
    /// A country or some years, with their numbers.
    func counts(_ subject: String, _ attempted: Int, _ successful: Int) -> String {
        let language = phrases.language
        return phrases.text(
            .countryCounts,
            [
                ("country", subject), ("attempted", language.text(of: attempted)),
                ("successful", language.text(of: successful)),
            ])
    }
}
