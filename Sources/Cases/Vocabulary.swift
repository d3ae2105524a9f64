package import TextFormats

/// The words that files use for the values of a list.
package struct Vocabulary<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    package static var tableHeader: [String] { ["value", "language", "word"] }

    private let values: [String: Value]

    /// Takes the synonyms of a table, and the user's, which go before them; the values' own names are words as well.
    ///
    /// Throws: the first value that is not in the list.
    package init(_ table: CSVTable, and choices: [WordChoice] = []) throws(UnknownValue) {
        var values: [String: Value] = [:]
        for row in table.rows {
            guard let value = Value(rawValue: row[0]) else { throw UnknownValue(value: row[0]) }
            values[Vocabulary.fold(row[2])] = value
        }
        for choice in choices {
            guard let value = Value(rawValue: choice.value) else { throw UnknownValue(value: choice.value) }
            values[Vocabulary.fold(choice.word)] = value
        }
        for value in Value.allCases { values[Vocabulary.fold(value.rawValue)] = value }
        self.values = values
    }

    package struct UnknownValue: Error, Sendable {
        package let value: String
    }

    /// The value of a word; words that stand in the list as they are need no folding.
    package func value(of word: String) -> Value? { values[word] ?? values[Vocabulary.fold(word)] }

    /// The name of the value whose word is most like `word`, if one is.
    package func suggestion(for word: String) -> String? {
        nearestMatch(to: Vocabulary.fold(word), among: values.keys.sorted()).flatMap { values[$0]?.rawValue }
    }

    package static var valueNames: String { Value.allCases.map(\.rawValue).joined(separator: ", ") }

    /// Ignores case, tells neither hyphens nor underscores from spaces, and has one apostrophe.
    private static func fold(_ word: String) -> String {
        let parts = word.lowercased().split { " _-.\t\u{A0}".contains($0) }.joined(separator: " ")
        return parts.contains("\u{2019}") ? parts.replacing("\u{2019}", with: "'") : parts
    }
}

/// The words of all lists.
package struct Vocabularies: Sendable {
    package let outcomes: Vocabulary<Outcome>
    package let methods: Vocabulary<Method>
    package let precisions: Vocabulary<LocationPrecision>

    package init(
        outcomes: Vocabulary<Outcome>, methods: Vocabulary<Method>, precisions: Vocabulary<LocationPrecision>
    ) {
        self.outcomes = outcomes
        self.methods = methods
        self.precisions = precisions
    }

    /// Whether the list of a field has a word.
    package func knows(_ word: String, _ field: CaseField) -> Bool {
        switch field {
        case .outcome: outcomes.value(of: word) != nil
        case .method: methods.value(of: word) != nil
        case .locationPrecision: precisions.value(of: word) != nil
        default: true
        }
    }
}
