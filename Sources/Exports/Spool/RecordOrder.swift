/// Sorts records by their keys.
///
/// Cost: a counting sort by the first eight bytes in which keys differ, one after the other from the last; only records that
/// agree in these are compared. Source: Knuth, The Art of Computer Programming, volume 3, 2nd edition, 1998, section 5.2.5.
struct RecordOrder {
    /// A record with eight bytes of its key, the first where nothing else is said, as a number that sorts like them.
    struct Entry {
        var prefix: UInt64
        let record: UnsafeRawPointer
    }

    let layout: RecordLayout

    /// Puts the records of a group into a list, sorted; they stay where they are.
    func list(_ group: Int, of blocks: RecordBlocks, in entries: inout [Entry]) {
        entries.removeAll(keepingCapacity: true)
        let id = RecordLayout.groupByteCount
        blocks.forEach(of: group) { entries.append(Entry(prefix: layout.prefix(of: $0, from: id), record: $0)) }
        let skipsCommon = beginAlike(entries)
        if skipsCommon {
            let common = commonByteCount(entries)
            for index in entries.indices {
                entries[index].prefix = layout.prefix(of: entries[index].record, from: common)
            }
        }
        if entries.count < RecordOrder.fewest {
            entries.sort(by: precedes)
        } else {
            sortByPrefix(&entries)
            sortAlike(&entries)
        }
        // The key begins with the group, which all have in common.
        let start = UInt64(truncatingIfNeeded: group) << UInt64(64 - 8 * id)
        for index in entries.indices {
            entries[index].prefix =
                skipsCommon ? layout.prefix(of: entries[index].record) : start | entries[index].prefix >> UInt64(8 * id)
        }
    }

    /// Whether half of the prefix tells no two entries apart.
    private func beginAlike(_ entries: [Entry]) -> Bool {
        guard let first = entries.first else { return false }
        return entries.reduce(0) { $0 | ($1.prefix ^ first.prefix) }.leadingZeroBitCount >= 32
    }

    /// How many bytes all keys begin with: ids such as case-2015-0001 differ late.
    private func commonByteCount(_ entries: [Entry]) -> Int {
        guard let first = entries.first?.record else { return 0 }
        return entries.reduce(layout.keyByteCount(of: first)) {
            layout.commonByteCount(first, $1.record, atMost: $0)
        }
    }

    /// Fewer entries are compared with each other.
    private static let fewest = 256

    private func precedes(_ a: Entry, _ b: Entry) -> Bool {
        a.prefix == b.prefix ? layout.precedes(a.record, b.record) : a.prefix < b.prefix
    }

    private func sortByPrefix(_ entries: inout [Entry]) {
        var counts = [Int](repeating: 0, count: 8 * 256)
        for entry in entries {
            for byte in 0..<8 { counts[256 * byte + entry.byte(byte)] += 1 }
        }
        var others = entries
        for byte in 0..<8 {
            let start = 256 * byte
            if counts[start + entries[0].byte(byte)] == entries.count { continue }
            var sum = 0
            for value in start..<start + 256 { (counts[value], sum) = (sum, sum + counts[value]) }
            for entry in entries {
                let place = start + entry.byte(byte)
                others[counts[place]] = entry
                counts[place] += 1
            }
            swap(&entries, &others)
        }
    }

    /// Sorts entries whose prefixes are equal by their whole keys.
    private func sortAlike(_ entries: inout [Entry]) {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].prefix == entries[start].prefix { end += 1 }
            if end - start > 1 { entries[start..<end].sort(by: precedes) }
            start = end
        }
    }
}

extension RecordOrder.Entry {
    /// A byte of the prefix, counted from the last.
    @inline(__always)
    fileprivate func byte(_ number: Int) -> Int { Int(prefix >> UInt64(8 * number) & 0xFF) }
}
