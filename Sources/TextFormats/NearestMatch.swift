/// How many letters must change to make one word of another: insertions, deletions, replacements, swapped neighbours.
///
/// Cost: the product of the lengths. Source: Damerau, A Technique for Computer Detection and Correction of Spelling
/// Errors, CACM 7, 1964; the recurrence of optimal string alignment.
package func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
            row.append(best)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}

/// The candidate that is most like a word, if one is like it: at most one letter in three may differ, and one of two.
///
/// Edges: the first of several that are equally like it; a single letter is like no other word.
package func nearestMatch(to word: String, among candidates: some Sequence<String>) -> String? {
    let count = word.unicodeScalars.count
    let limit = count < 2 ? 0 : max(1, count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where abs(candidate.unicodeScalars.count - count) <= limit {
        let distance = editDistance(word, candidate)
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// Edit distances of one word to many others, as far as they count.
///
/// Cost: the length times the limit; no memory is asked for once the longest word was seen. Source: Ukkonen, Algorithms
/// for Approximate String Matching, Information and Control 64, 1985: only a band along the diagonal is looked at.
package struct BoundedEditDistance {
    private let word: [Unicode.Scalar]
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var row: [Int] = []

    package init(from word: String) {
        self.word = Array(word.unicodeScalars)
    }

    /// As ``editDistance(_:_:)``; nil where it is more than the limit.
    package mutating func distance(to other: ArraySlice<Unicode.Scalar>, atMost limit: Int) -> Int? {
        guard abs(word.count - other.count) <= limit else { return nil }
        guard !other.isEmpty else { return word.count }
        if row.count <= other.count {
            let wide = Array(repeating: 0, count: other.count + 1)
            (beforeLast, last, row) = (wide, wide, wide)
        }
        for column in 0...other.count { last[column] = column }
        for letter in word.indices {
            guard fillRow(letter, other, limit) <= limit else { return nil }
            swap(&beforeLast, &last)
            swap(&last, &row)
        }
        return last[other.count] <= limit ? last[other.count] : nil
    }

    /// Fills the row of a letter within the band; the least value in it.
    private mutating func fillRow(_ letter: Int, _ other: ArraySlice<Unicode.Scalar>, _ limit: Int) -> Int {
        let outOfReach = limit + 1
        let first = max(1, letter + 1 - limit)
        let end = min(other.count, letter + 1 + limit)
        row[first - 1] = first == 1 ? letter + 1 : outOfReach
        var least = row[first - 1]
        for column in first...end {
            let facing = other[other.startIndex + column - 1]
            var best = min(last[column] + 1, row[column - 1] + 1, last[column - 1] + (word[letter] == facing ? 0 : 1))
            if letter > 0, column > 1, word[letter] == other[other.startIndex + column - 2], word[letter - 1] == facing
            {
                best = min(best, beforeLast[column - 2] + 1)
            }
            row[column] = best
            least = min(least, best)
        }
        if end < other.count { row[end + 1] = outOfReach }
        return least
    }
}
