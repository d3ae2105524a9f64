/// Memory for records: filled one behind the other in each group, emptied all at once.
///
/// Shape: each group has blocks of its own, which never move: the records of a group lie near each other when they are
/// sorted, as far as the processor's memory of addresses is concerned. Behind a record ``padding`` bytes can be read.
/// Thread rule: one owner at a time while it is filled; then any number of readers.
final class RecordBlocks {
    private var memory = Memory()

    /// Readers may look so many bytes beyond a record.
    static let padding = 64

    deinit { memory.free() }

    /// How many bytes the records have.
    var byteCount: Int { memory.byteCount }
    /// Groups from this on have no record.
    var groupEnd: Int { memory.groupEnd }

    /// Room for records, each with its byte count in front.
    func addRecords(byteCounts: [Int], groups: [UInt16]) -> [UnsafeMutableRawPointer] {
        memory.add(byteCounts, groups)
    }

    /// Forgets all records and keeps the memory for others.
    func removeAll() { memory.removeAll() }

    /// Calls `body` with each record of a group.
    func forEach(of group: Int, _ body: (UnsafeRawPointer) -> Void) {
        for block in memory.blocks(of: group) {
            var record = UnsafeRawPointer(block.base)
            let end = record + block.end
            while record < end {
                body(record)
                record += RecordLayout.byteCount(of: record)
            }
        }
    }
}

/// The blocks by group, and those that wait to be used again.
private struct Memory {
    private var chains: [[Block]] = []
    /// The end of each chain, where records are added.
    private var heads: [Head] = []
    private var emptyBlocks: [Block] = []
    private(set) var byteCount = 0

    struct Block {
        let base: UnsafeMutableRawPointer
        let byteCount: Int
        /// How many bytes its records have; of the last block of a chain the head knows.
        var end = 0
    }

    /// Where the next record of a group goes.
    private struct Head {
        var next: UnsafeMutableRawPointer?
        /// How many bytes there are left for records.
        var room = 0

        /// Room for a record; nil where the block has too little.
        @inline(__always)
        mutating func add(_ count: Int) -> UnsafeMutableRawPointer? {
            guard room >= count, let record = next else { return nil }
            next = record + count
            room -= count
            record.storeBytes(of: UInt32(count), as: UInt32.self)
            return record
        }
    }

    /// Groups from this on have no block.
    var groupEnd: Int { chains.count }

    func blocks(of group: Int) -> [Block] {
        var blocks = chains[group]
        if let last = blocks.indices.last, let next = heads[group].next { blocks[last].end = next - blocks[last].base }
        return blocks
    }

    private static let blockByteCount = 1 << 15

    mutating func add(_ byteCounts: [Int], _ groups: [UInt16]) -> [UnsafeMutableRawPointer] {
        zip(byteCounts, groups).map { count, group in
            let group = Int(group)
            byteCount += count
            while true {
                if group < heads.count, let record = heads[group].add(count) { return record }
                beginBlock(of: group, for: count)
            }
        }
    }

    private mutating func beginBlock(of group: Int, for count: Int) {
        while chains.count <= group {
            chains.append([])
            heads.append(Head())
        }
        if let last = chains[group].indices.last, let next = heads[group].next {
            chains[group][last].end = next - chains[group][last].base
        }
        let block = block(for: count)
        chains[group].append(block)
        heads[group] = Head(next: block.base, room: block.byteCount - RecordBlocks.padding)
    }

    private mutating func block(for count: Int) -> Block {
        let wanted = max(Memory.blockByteCount, count + RecordBlocks.padding)
        if wanted == Memory.blockByteCount, let block = emptyBlocks.popLast() { return block }
        return Block(base: .allocate(byteCount: wanted, alignment: 16), byteCount: wanted)
    }

    mutating func removeAll() {
        for block in chains.joined() {
            // Few records are larger than a block of the usual size.
            if block.byteCount == Memory.blockByteCount {
                emptyBlocks.append(Block(base: block.base, byteCount: block.byteCount))
            } else {
                block.base.deallocate()
            }
        }
        chains.removeAll(keepingCapacity: true)
        heads.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    func free() {
        for block in chains.joined() + emptyBlocks { block.base.deallocate() }
    }
}
