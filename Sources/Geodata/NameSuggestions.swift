import TextFormats

/// Finds the countries whose names are most like a text that is no name.
///
/// Cost: names whose length or letters differ too much are passed over without comparing them letter by letter.
package struct NameSuggestions: Sendable {
    private struct Candidate: Sendable {
        let letters: LetterSet
        let name: Range<Int>
        let country: CountryID
    }

    /// Shorter names first.
    private let candidates: [Candidate]
    /// The letters of all names, end to end.
    private let text: [Unicode.Scalar]

    /// Words shorter than this are like too many names.
    private static let shortestInLetters = 4
    /// One letter may differ in a short word, one of so many in a longer one.
    private static let lettersPerDifference = 4
    /// A text that is equally like the names of more countries is like none.
    private static let mostCountries = 3

    /// Takes folded names.
    package init(_ names: [(name: String, country: CountryID)]) {
        var text: [Unicode.Scalar] = []
        var candidates: [Candidate] = []
        for (name, country) in names {
            let start = text.count
            text.append(contentsOf: name.unicodeScalars)
            candidates.append(
                Candidate(letters: LetterSet(name), name: start..<text.count, country: country))
        }
        self.text = text
        self.candidates = candidates.sorted { $0.letters.count < $1.letters.count }
    }

    /// The countries whose names are most like a folded text; none where nothing is like it.
    package func countries(like text: String) -> [CountryID] {
        let letters = LetterSet(text)
        guard letters.count >= NameSuggestions.shortestInLetters else { return [] }
        var nearest = max(1, letters.count / NameSuggestions.lettersPerDifference)
        var found: Set<CountryID> = []
        var distances = BoundedEditDistance(from: text)
        for candidate in candidates[range(ofLength: (letters.count - nearest)...(letters.count + nearest))]
        where letters.leastDistance(to: candidate.letters) <= nearest {
            guard let distance = distances.distance(to: self.text[candidate.name], atMost: nearest) else { continue }
            if distance < nearest { found = [] }
            found.insert(candidate.country)
            nearest = distance
        }
        return found.count <= NameSuggestions.mostCountries ? found.sorted() : []
    }

    /// Where the candidates of some lengths stand.
    private func range(ofLength lengths: ClosedRange<Int>) -> Range<Int> {
        let start = firstIndex { $0 >= lengths.lowerBound }
        return start..<max(start, firstIndex { $0 > lengths.upperBound })
    }

    /// The first candidate whose length is far enough along.
    private func firstIndex(_ isFarEnough: (Int) -> Bool) -> Int {
        var (low, high) = (0, candidates.count)
        while low < high {
            let middle = (low + high) / 2
            if isFarEnough(candidates[middle].letters.count) { high = middle } else { low = middle + 1 }
        }
        return low
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
