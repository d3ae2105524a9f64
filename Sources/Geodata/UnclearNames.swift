package import TextFormats

/// Names that are no one country's: shared by several, of states that are gone, of regions, of ships.
///
/// Cost: the table is folded when the first name is asked for.
package struct UnclearNames: Sendable {
    package static let header = ["language", "name", "scope", "candidates", "reason"]

    /// What is said about a name.
    package struct Entry: Hashable, Sendable {
        /// The codes of the countries that may be meant.
        package let candidates: [String]
        /// Why it is no country's, unless it is because several bear it.
        package let reason: String?
    }

    private let table: CSVTable
    private var folded: Folded?

    private struct Folded {
        var names: [String: Entry] = [:]
        /// Words that make a longer name unclear as well.
        var parts: [(words: [String], entry: Entry)] = []
    }

    package init(_ table: CSVTable) {
        self.table = table
    }

    /// The entry of a folded name.
    package mutating func entry(named name: String) -> Entry? { index().names[name] }

    /// The entry of words that stand among those of a longer name, the first of the table.
    package mutating func entry(among words: [String]) -> Entry? {
        index().parts.first { words.contains(inARow: $0.words) }?.entry
    }

    /// Every whole name, folded.
    package var foldedNames: Set<String> {
        mutating get { Set(index().names.keys) }
    }

    private mutating func index() -> Folded {
        if let folded { return folded }
        var built = Folded()
        for row in table.rows {
            let entry = Entry(
                candidates: row[3].split(separator: " ").map(String.init), reason: row[4].isEmpty ? nil : row[4])
            if row[2] == "part" {
                built.parts.append((NameFolding.words(of: row[1]), entry))
            } else {
                built.names[NameFolding.fold(row[1])] = entry
            }
        }
        folded = built
        return built
    }
}

extension [String] {
    fileprivate func contains(inARow words: [String]) -> Bool {
        guard !words.isEmpty, words.count <= count else { return false }
        return (0...(count - words.count)).contains { self[$0..<($0 + words.count)].elementsEqual(words) }
    }
}
