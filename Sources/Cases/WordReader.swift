import TextFormats

/// Reads a column whose values are words of a list.
///
/// A word that has been read before costs one look-up.
struct WordReader<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    private let list: WordList<Value>
    private var table = WordTable()
    /// What each word of the table means; nil when the list does not have it.
    private var values: [Value?] = []
    /// For each word of the table that the list does not have the warnings of it.
    private var warnings: [Flaws.Kind?] = []

    /// `unknown` is what a word counts as that the list does not have.
    init(_ field: CaseField, _ vocabulary: Vocabulary<Value>, unknown: Value) {
        list = WordList(field: field, vocabulary: vocabulary, unknown: unknown)
    }

    /// The values of a column; `absent` where it is empty. Nil when the file lacks the column.
    mutating func values(
        _ ranges: [ByteRange]?, of cases: CaseBatch, absent: Value, _ flaws: inout Flaws
    ) -> [Value]? {
        guard let ranges else { return nil }
        let numbers = table.numbers(of: ranges, in: cases.text)
        for number in values.count..<table.count {
            values.append(list.value(of: table.word(number)))
            warnings.append(nil)
        }
        return numbers.enumerated().map { index, number in
            if number >= 0 {
                if let value = values[Int(number)] { return value }
                warn(ofWord: Int(number), cases, index, &flaws)
                return list.unknown
            }
            guard number == WordTable.unnumbered, let word = cases.string(ranges[index]) else { return absent }
            if let value = list.value(of: word) { return value }
            flaws.warn(list.issue(word, cases, index))
            return list.unknown
        }
    }

    private mutating func warn(ofWord number: Int, _ cases: CaseBatch, _ index: Int, _ flaws: inout Flaws) {
        if let kind = warnings[number] {
            flaws.warn(kind, list.issue(table.word(number), cases, index))
        } else {
            warnings[number] = flaws.warn(list.issue(table.word(number), cases, index))
        }
    }
}

/// The words of a field and what is said of a word that is none of them.
private struct WordList<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    let field: CaseField
    let vocabulary: Vocabulary<Value>
    let unknown: Value

    func value(of word: String) -> Value? { vocabulary.value(of: word) }

    func issue(_ word: String, _ cases: CaseBatch, _ index: Int) -> Issue {
        let nearest = vocabulary.suggestion(for: word).map { "perhaps \($0); " } ?? ""
        return cases.issue(
            .warning, index, field, word, "not in the list of values; it counts as \(unknown.rawValue)",
            "\(nearest)one of \(Vocabulary<Value>.valueNames)")
    }
}
