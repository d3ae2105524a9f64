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
