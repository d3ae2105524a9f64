import CInstructions

/// Records in the order of their keys, from memory or from a file.
struct RecordRun {
    /// Which of several sorted features they belong to.
    let owner: Int
    fileprivate let layout: RecordLayout
    private let entries: [RecordOrder.Entry]
    private var next = 0
    private let reader: SpillReader?

    /// How many records ahead the memory is asked for one: as long as a few records take.
    private static let lookAhead = 8

    /// Records in memory, which stay where they are.
    init(_ entries: [RecordOrder.Entry], _ layout: RecordLayout, of owner: Int) {
        self.entries = entries
        self.layout = layout
        self.owner = owner
        reader = nil
    }

    init(_ file: SpillFile, _ layout: RecordLayout, of owner: Int) {
        entries = []
        self.layout = layout
        self.owner = owner
        reader = SpillReader(file)
    }

    /// The next record, good until the one after it; nil at the end.
    mutating func advance() throws(ExportError) -> RecordOrder.Entry? {
        if let reader {
            return try reader.next().map { RecordOrder.Entry(prefix: layout.prefix(of: $0), record: $0) }
        }
        guard next < entries.count else { return nil }
        if next + RecordRun.lookAhead < entries.count {
            let ahead = entries[next + RecordRun.lookAhead].record
            caseatlas_prefetch(ahead)
            caseatlas_prefetch(ahead + 64)
        }
        next += 1
        return entries[next - 1]
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
        return runs[a.run].layout.precedes(a.entry.record, b.entry.record)
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
