/// What may be taken away next: the least loss first, of equal ones the first in the list.
///
/// Shape: a heap in which each entry has four below it.
package struct RemovalQueue: Sendable {
    /// Something that may be taken away.
    package struct Entry: Sendable {
        package let lossInMeters: Double
        /// A slot, or `~arc` for an island.
        package let subject: Int32
        /// How often the slot had been weighed: an entry that was weighed again since is stale.
        package let round: Int32

        package init(lossInMeters: Double, subject: Int32, round: Int32) {
            self.lossInMeters = lossInMeters
            self.subject = subject
            self.round = round
        }

        fileprivate func precedes(_ other: Entry) -> Bool {
            lossInMeters != other.lossInMeters ? lossInMeters < other.lossInMeters : subject < other.subject
        }
    }

    private var entries: [Entry] = []

    /// Four children lie in one line of the processor's cache.
    private static let childCount = 4

    package init() {}

    /// Adds an entry.
    package mutating func push(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / RemovalQueue.childCount
            guard entry.precedes(entries[parent]) else { break }
            entries[child] = entries[parent]
            child = parent
        }
        entries[child] = entry
    }

    /// Takes the entry with the least loss out; nil when there is none.
    package mutating func pop() -> Entry? {
        guard let top = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return top }
        var parent = 0
        while true {
            let first = RemovalQueue.childCount * parent + 1
            guard first < entries.count else { break }
            var least = first
            for child in first + 1..<max(first + 1, min(first + RemovalQueue.childCount, entries.count))
            where entries[child].precedes(entries[least]) {
                least = child
            }
            guard entries[least].precedes(last) else { break }
            entries[parent] = entries[least]
            parent = least
        }
        entries[parent] = last
        return top
    }
}
