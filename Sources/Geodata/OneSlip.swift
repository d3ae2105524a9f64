import TextFormats

/// The words that become another by one slip of the pen: a letter too few, too many, or wrong, or two that have
/// changed places; nobody mistakes the first one.
///
/// Only of words in ASCII. Cost: some tens of microseconds.
struct OneSlip {
    private let word: [UInt8]

    /// Beyond these nobody names a town.
    private static let longestInBytes = 40
    private static let shortestInBytes = 4
    /// So few lines are gone through one by one.
    private static let fewInBytes = 2048

    init(of word: [UInt8]) {
        self.word = word
    }

    /// The words that are keys of lines, in the order of their bytes.
    func words(in lines: SortedLines) -> [String] {
        guard (OneSlip.shortestInBytes...OneSlip.longestInBytes).contains(word.count),
            word.allSatisfy({ $0 < 0x80 })
        else { return [] }
        var found: Set<[UInt8]> = []
        // The lines that begin as the word does up to the slip are few soon.
        var span = lines.lines(beginningWith: Array(word[..<1]), in: lines.all)
        var index = 1
        while span.byteCount > OneSlip.fewInBytes, index <= word.count {
            for made in words(withSlipAt: index) where lines.hasKey(made, in: span) { found.insert(made) }
            span = lines.lines(beginningWith: Array(word[..<index]), in: span)
            index += 1
        }
        found.formUnion(lines.keys(in: span).filter(isOneSlipAway))
        return found.filter { $0 != word }.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    /// The words with another letter at a place, one more or one less, or this and the next the other way round.
    private func words(withSlipAt index: Int) -> [[UInt8]] {
        let head = Array(word[..<index])
        let tail = Array(word[index...])
        let rest = Array(tail.dropFirst())
        var words: [[UInt8]] = []
        if let first = tail.first {
            words.append(head + rest)
            if let second = rest.first { words.append(head + [second, first] + rest.dropFirst()) }
        }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            words.append(head + [letter] + tail)
            if !tail.isEmpty { words.append(head + [letter] + rest) }
        }
        return words
    }

    private func isOneSlipAway(_ key: [UInt8]) -> Bool {
        guard abs(key.count - word.count) <= 1,
            let index = zip(key, word).enumerated().first(where: { $1.0 != $1.1 })?.offset
        else { return abs(key.count - word.count) == 1 }
        let (ours, theirs) = (word[index...], key[index...])
        if key.count > word.count { return theirs.dropFirst().elementsEqual(ours) }
        if key.count < word.count { return ours.dropFirst().elementsEqual(theirs) }
        return ours.dropFirst().elementsEqual(theirs.dropFirst())
            || ours.prefix(2).reversed().elementsEqual(theirs.prefix(2))
                && ours.dropFirst(2).elementsEqual(theirs.dropFirst(2))
    }
}
