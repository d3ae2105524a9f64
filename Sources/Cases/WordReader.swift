import TextFormats

/// Reads a column whose values are words of a list.
///
/// A word that has been read before costs one look-up.
struct WordReader<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    private let list: WordList<Value>
    private var table = WordTable()
    /// What each word of the table means; nil when the list does not have it.
    private var values: [Value?] = []
    /// For each word of the table that the list does not have what has been said of it.
    private var complaints: [WordComplaint?] = []

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
            complaints.append(nil)
        }
        let meanings = meanings(absent: absent, flaws)
        var (others, quietCount) = ([Int](), 0)
        var read = [Value](unsafeUninitializedCapacity: numbers.count) { read, count in
            count = numbers.count
            for index in 0..<count {
                let meaning = meanings[Int(numbers[index] &- WordTable.unnumbered)]
                read.initializeElement(at: index, to: meaning.value)
                if meaning.isUnsettled { others.append(index) }
                quietCount &+= meaning.quietCount
            }
        }
        flaws.countUnlisted(quietCount)
        for index in others { read[index] = value(of: numbers[index], ranges[index], cases, index, &flaws) }
        return read
    }

    /// What is read where a word stands, before any of its cases is looked at.
    private struct Meaning {
        let value: Value
        /// Whether each case of the word must be looked at.
        var isUnsettled = false
        /// 1 for a word that the list does not have, of which no warning will be listed any more; else 0.
        var quietCount = 0
    }

    /// The meanings of what may stand in place of the number of a word, ``WordTable/unnumbered`` and then
    /// ``WordTable/empty``, and of all words of the table.
    private func meanings(absent: Value, _ flaws: Flaws) -> [Meaning] {
        let words = values.indices.map { number in
            if let value = values[number] { return Meaning(value: value) }
            let isQuiet = complaints[number].map { !flaws.lists($0.kind) } ?? !flaws.listsWarnings
            return Meaning(value: list.unknown, isUnsettled: !isQuiet, quietCount: isQuiet ? 1 : 0)
        }
        return [Meaning(value: list.unknown, isUnsettled: true), Meaning(value: absent)] + words
    }

    /// The value of a word by its number in the table, or by its text where it has none.
    private mutating func value(
        of number: Int32, _ range: ByteRange, _ cases: CaseBatch, _ index: Int, _ flaws: inout Flaws
    ) -> Value {
        if number >= 0 {
            warn(ofWord: Int(number), cases, index, &flaws)
        } else if let word = cases.string(range) {
            if let value = list.value(of: word) { return value }
            flaws.warn(list.issue(word, list.advice(on: word), cases, index))
        }
        return list.unknown
    }

    private mutating func warn(ofWord number: Int, _ cases: CaseBatch, _ index: Int, _ flaws: inout Flaws) {
        if let complaint = complaints[number] {
            flaws.warn(complaint.kind, list.issue(table.word(number), complaint.advice, cases, index))
            return
        }
        // Advice costs more than anything else here: none is sought that nobody will read.
        guard flaws.listsWarnings else {
            flaws.warn(list.issue(table.word(number), "", cases, index))
            return
        }
        let word = table.word(number)
        let advice = list.advice(on: word)
        let kind = flaws.warn(list.issue(word, advice, cases, index))
        complaints[number] = kind.map { WordComplaint(kind: $0, advice: advice) }
    }
}

/// What has been said of a word that no list has: finding the word that is meant costs more than saying it.
private struct WordComplaint: Sendable {
    let kind: Flaws.Kind
    let advice: String
}

/// The words of a field and what is said of a word that is none of them.
private struct WordList<Value: RawRepresentable & CaseIterable & Sendable>: Sendable where Value.RawValue == String {
    let field: CaseField
    let vocabulary: Vocabulary<Value>
    let unknown: Value

    func value(of word: String) -> Value? { vocabulary.value(of: word) }

    /// What to write instead of a word.
    func advice(on word: String) -> String {
        let nearest = vocabulary.suggestion(for: word).map { "perhaps \($0); " } ?? ""
        return "\(nearest)one of \(Vocabulary<Value>.valueNames)"
    }

    func issue(_ word: String, _ advice: String, _ cases: CaseBatch, _ index: Int) -> Issue {
        cases.issue(
            .warning, index, field, word, "not in the list of values; it counts as \(unknown.rawValue)", advice)
    }
}
