import Synchronization
package import TextFormats

/// The words that files use for the values of a list.
///
/// Cost: the words of the table are folded when the first word comes that is not a value's own name.
package struct Vocabulary<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    package static var tableHeader: [String] { ["value", "language", "word"] }

    private let words: FoldedWords<Value>

    /// Takes the synonyms of a table, and the user's, which go before them; the values' own names are words as well.
    ///
    /// Throws: the first value that is not in the list.
    package init(_ table: CSVTable, and choices: [WordChoice] = []) throws(UnknownValue) {
        var words: [(word: String, value: Value)] = []
        for (word, name) in table.rows.map({ ($0[2], $0[0]) }) + choices.map({ ($0.word, $0.value) }) {
            guard let value = Value(rawValue: name) else { throw UnknownValue(value: name) }
            words.append((word, value))
        }
        self.words = FoldedWords(words + Value.allCases.map { ($0.rawValue, $0) })
    }

    package struct UnknownValue: Error, Sendable {
        package let value: String
    }

    /// The value of a word.
    package func value(of word: String) -> Value? { Value(rawValue: word) ?? words.value(of: word) }

    /// The name of the value whose word is most like `word`, if one is.
    package func suggestion(for word: String) -> String? { words.nearest(to: word)?.rawValue }

    package static var valueNames: String { Value.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Words without what does not tell them apart, each with its value.
///
/// Thread rule: any thread at any time; who asks while another folds waits.
private final class FoldedWords<Value: Sendable>: Sendable {
    private let words: [(word: String, value: Value)]
    private let list = Mutex<List?>(nil)

    private struct List: Sendable {
        let values: [String: Value]
        /// In a fixed order, for the first of equally good words is taken.
        let sorted: [String]
    }

    /// Of words that are folded alike the last one counts.
    init(_ words: [(word: String, value: Value)]) {
        self.words = words
    }

    func value(of word: String) -> Value? { folded.values[FoldedWords.fold(word)] }

    /// The value of the word that is most like `word`, if one is.
    func nearest(to word: String) -> Value? {
        let folded = folded
        return nearestMatch(to: FoldedWords.fold(word), among: folded.sorted).flatMap { folded.values[$0] }
    }

    private var folded: List {
        list.withLock { list in
            if let list { return list }
            let values = Dictionary(words.map { (FoldedWords.fold($0.word), $0.value) }, uniquingKeysWith: { $1 })
            let made = List(values: values, sorted: values.keys.sorted())
            list = made
            return made
        }
    }

    /// Ignores case, tells neither hyphens nor underscores from spaces, and has one apostrophe.
    private static func fold(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return fold(ascii: word) }
        let parts = word.lowercased().split { " _-.\t\u{A0}".contains($0) }.joined(separator: " ")
        return parts.contains("\u{2019}") ? parts.replacing("\u{2019}", with: "'") : parts
    }

    /// Likewise, for most words and in a tenth of the time.
    private static func fold(ascii word: String) -> String {
        var folded: [UInt8] = []
        var isBetweenParts = false
        for byte in word.utf8 {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "\t"):
                isBetweenParts = !folded.isEmpty
            default:
                if isBetweenParts { folded.append(UInt8(ascii: " ")) }
                isBetweenParts = false
                folded.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
            }
        }
        return String(decoding: folded, as: UTF8.self)
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
