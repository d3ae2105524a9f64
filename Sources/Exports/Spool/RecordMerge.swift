import CInstructions

/// Records in the order of their keys, from memory or from a file.
struct RecordRun {
    /// Which of several sorted features they belong to.
    let owner: Int
    fileprivate let order: RecordOrder
    private let source: Source
    /// The records of a group that lie in memory, and how many of them have been given out.
    private var entries: [RecordOrder.Entry] = []
    private var given = 0
    private var nextGroup = 0

    private enum Source {
        case blocks(RecordBlocks)
        case file(SpillReader)
    }

    /// How many records ahead the memory is asked for one: as long as a few records take.
    private static let lookAhead = 8

    /// Records in memory, which must stay where they are.
    init(_ blocks: RecordBlocks, _ order: RecordOrder, of owner: Int) {
        source = .blocks(blocks)
        self.order = order
        self.owner = owner
    }

    init(_ file: SpillFile, _ order: RecordOrder, of owner: Int) {
        source = .file(SpillReader(file))
        self.order = order
        self.owner = owner
    }

    /// The next record, good until the one after it; nil at the end.
    mutating func advance() throws(ExportError) -> RecordOrder.Entry? {
        if given == entries.count {
            switch source {
            case .file(let reader):
                return try reader.next().map { RecordOrder.Entry(prefix: order.layout.prefix(of: $0), record: $0) }
            case .blocks(let blocks): guard beginGroup(of: blocks) else { return nil }
            }
        }
        if given + RecordRun.lookAhead < entries.count {
            let ahead = entries[given + RecordRun.lookAhead].record
            caseatlas_prefetch(ahead)
            caseatlas_prefetch(ahead + RecordBlocks.padding)
        }
        given += 1
        return entries[given - 1]
    }

    /// Sorts the next group that has records; false when there is none.
    private mutating func beginGroup(of blocks: RecordBlocks) -> Bool {
        repeat {
            guard nextGroup < blocks.groupEnd else { return false }
            order.list(nextGroup, of: blocks, in: &entries)
            nextGroup += 1
        } while entries.isEmpty
        given = 0
        return true
    }
}

/// Makes one sequence of several runs: a heap with the run on top whose record comes first.
///
/// Source: external merge sort, Knuth, The Art of Computer Programming, volume 3, 2nd edition, 1998, section 5.4.
struct RecordMerge {
    private struct Head {
        let entry: RecordOrder.Entry
        let run: Int
    }

    private var runs: [RecordRun]
    private var heap: [Head] = []

    init(_ runs: [RecordRun]) throws(ExportError) {
        self.runs = runs
        for run in runs.indices {
            guard let entry = try self.runs[run].advance() else { continue }
            heap.append(Head(entry: entry, run: run))
            rise(from: heap.count - 1)
        }
    }

    /// The record that comes first, with its owner; good until ``removeFirst()``; nil at the end.
    var first: (record: UnsafeRawPointer, owner: Int)? {
        heap.first.map { ($0.entry.record, runs[$0.run].owner) }
    }

    mutating func removeFirst() throws(ExportError) {
        let run = heap[0].run
        if let entry = try runs[run].advance() {
            heap[0] = Head(entry: entry, run: run)
        } else {
            let last = heap.removeLast()
            if heap.isEmpty { return }
            heap[0] = last
        }
        sink()
    }

    private func precedes(_ a: Head, _ b: Head) -> Bool {
        guard a.entry.prefix == b.entry.prefix else { return a.entry.prefix < b.entry.prefix }
        return runs[a.run].order.layout.precedes(a.entry.record, b.entry.record)
    }

    private mutating func rise(from start: Int) {
        var place = start
        while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink() {
        var place = 0
        while 2 * place + 1 < heap.count {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            let child = right < heap.count && precedes(heap[right], heap[left]) ? right : left
            guard precedes(heap[child], heap[place]) else { return }
            heap.swapAt(place, child)
            place = child
        }
    }
}
