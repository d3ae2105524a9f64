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
    var groupEnd: Int { memory.chains.count }

    /// Room for records, each with its byte count in front.
    func addRecords(byteCounts: [Int], groups: [UInt16]) -> [UnsafeMutableRawPointer] {
        memory.add(byteCounts, groups)
    }

    /// Forgets all records and keeps the memory for others.
    func removeAll() { memory.removeAll() }

    /// Calls `body` with each record of a group.
    func forEach(of group: Int, _ body: (UnsafeRawPointer) -> Void) {
        for block in memory.chains[group].blocks {
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
    private(set) var chains: [Chain] = []
    private var emptyBlocks: [Block] = []
    private(set) var byteCount = 0

    struct Block {
        let base: UnsafeMutableRawPointer
        let byteCount: Int
        var end = 0
    }

    /// The blocks of a group, the last of which is being filled.
    struct Chain {
        private(set) var blocks: [Block] = []
        /// How many bytes there are left for records.
        private(set) var room = 0

        mutating func begin(_ block: Block) {
            blocks.append(block)
            room = block.byteCount - RecordBlocks.padding
        }

        mutating func add(_ count: Int) -> UnsafeMutableRawPointer {
            let last = blocks.count - 1
            let record = blocks[last].base + blocks[last].end
            blocks[last].end += count
            room -= count
            record.storeBytes(of: UInt32(count), as: UInt32.self)
            return record
        }
    }

    private static let blockByteCount = 1 << 15

    mutating func add(_ byteCounts: [Int], _ groups: [UInt16]) -> [UnsafeMutableRawPointer] {
        zip(byteCounts, groups).map { count, group in
            let group = Int(group)
            if group >= chains.count || chains[group].room < count { beginBlock(of: group, for: count) }
            byteCount += count
            return chains[group].add(count)
        }
    }

    private mutating func beginBlock(of group: Int, for count: Int) {
        while chains.count <= group { chains.append(Chain()) }
        let wanted = max(Memory.blockByteCount, count + RecordBlocks.padding)
        if wanted == Memory.blockByteCount, let block = emptyBlocks.popLast() {
            chains[group].begin(block)
        } else {
            chains[group].begin(Block(base: .allocate(byteCount: wanted, alignment: 16), byteCount: wanted))
        }
    }

    mutating func removeAll() {
        for block in chains.flatMap(\.blocks) {
            // Few records are larger than a block of the usual size.
            if block.byteCount == Memory.blockByteCount {
                emptyBlocks.append(Block(base: block.base, byteCount: block.byteCount))
            } else {
                block.base.deallocate()
            }
        }
        chains.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    func free() {
        for block in chains.flatMap(\.blocks) + emptyBlocks { block.base.deallocate() }
    }
}
