package import TextFormats

/// The phrases of one language.
///
/// Law: there is a text for every ``Phrase``; the initialiser throws otherwise.
package struct Phrases: Sendable {
    package let language: Language
    private let texts: [Phrase: String]

    /// The header of the table.
    package static let header = ["key"] + Language.allCases.map(\.rawValue)

    /// Takes the table `geodata/phrases.csv`. Throws: ``CSVTable/Failure`` where a key is unknown, twice or missing, or a
    /// text is empty.
    package init(_ table: CSVTable, _ language: Language) throws(CSVTable.Failure) {
        let column = 1 + (Language.allCases.firstIndex(of: language) ?? 0)
        var texts: [Phrase: String] = [:]
        for (row, line) in zip(table.rows, table.lines) {
            guard let phrase = Phrase(rawValue: row[0]) else {
                throw CSVTable.Failure(line: line, reason: "no phrase has the key '\(row[0])'")
            }
            guard texts[phrase] == nil else {
                throw CSVTable.Failure(line: line, reason: "the key '\(row[0])' stands there twice")
            }
            guard !row[column].isEmpty else {
                throw CSVTable.Failure(line: line, reason: "'\(row[0])' has no text in \(language.rawValue)")
            }
            texts[phrase] = row[column]
        }
        if let missing = Phrase.allCases.first(where: { texts[$0] == nil }) {
            throw CSVTable.Failure(line: 1, reason: "the key '\(missing.rawValue)' is missing")
        }
        self.language = language
        self.texts = texts
    }

    /// A phrase with values in its places, such as `{count}`; whole numbers are written as the language has them.
    package func text(_ phrase: Phrase, _ values: [(String, String)] = []) -> String {
        let template = texts[phrase] ?? ""
        var text = ""
        var rest = template[...]
        // One pass, so that braces in a value stay what they are.
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = rest[rest.index(after: start)..<end]
            text += rest[..<start]
            text += values.first { $0.0 == name }?.1 ?? String(rest[start...end])
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    /// Likewise, with whole numbers.
    package func text(_ phrase: Phrase, _ counts: KeyValuePairs<String, Int>) -> String {
        text(phrase, counts.map { ($0.key, language.text(of: $0.value)) })
    }
}
