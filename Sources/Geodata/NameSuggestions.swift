import TextFormats

/// Finds the countries whose names are most like a text that is no name.
///
/// Cost: names whose length or letters differ too much are passed over without comparing them letter by letter.
package struct NameSuggestions: Sendable {
    private struct Candidate: Sendable {
        let name: String
        let letters: LetterSet
        let country: CountryID
    }

    private let candidates: [Candidate]

    /// Words shorter than this are like too many names.
    private static let shortestInLetters = 4
    /// One letter may differ in a short word, one of so many in a longer one.
    private static let lettersPerDifference = 4
    /// A text that is equally like the names of more countries is like none.
    private static let mostCountries = 3

    /// Takes folded names.
    package init(_ names: [(name: String, country: CountryID)]) {
        candidates = names.map { Candidate(name: $0.name, letters: LetterSet($0.name), country: $0.country) }
    }

    /// The countries whose names are most like a folded text; none where nothing is like it.
    package func countries(like text: String) -> [CountryID] {
        let letters = LetterSet(text)
        guard letters.count >= NameSuggestions.shortestInLetters else { return [] }
        var nearest = max(1, letters.count / NameSuggestions.lettersPerDifference)
        var found: Set<CountryID> = []
        for candidate in candidates where letters.leastDistance(to: candidate.letters) <= nearest {
            let distance = editDistance(text, candidate.name)
            if distance < nearest { found = [] }
            if distance <= nearest { found.insert(candidate.country) }
            nearest = min(nearest, distance)
        }
        return found.count <= NameSuggestions.mostCountries ? found.sorted() : []
    }
}

/// Which letters a word has, as far as 64 bits tell, and how many.
private struct LetterSet: Sendable {
    let count: Int
    private let bits: UInt64

    init(_ word: String) {
        count = word.unicodeScalars.count
        bits = word.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// A bound that the edit distance does not fall below: each change adds and takes one letter at most.
    func leastDistance(to other: LetterSet) -> Int {
        max(
            abs(count - other.count), (bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
    }
}
