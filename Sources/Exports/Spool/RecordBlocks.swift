/// Memory for records: filled one behind the other, emptied all at once.
///
/// Shape: blocks that never move, each twice as large as the one before it up to two megabytes, so that a small input takes
/// little memory. Behind a record ``padding`` bytes can be read. Thread rule: one owner at a time.
final class RecordBlocks {
    private struct Block {
        let base: UnsafeMutableRawPointer
        let byteCount: Int
        var end = 0
    }

    private var blocks: [Block] = []
    /// The block that is being filled; those behind it are empty.
    private var current = 0
    /// How many bytes the records have.
    private(set) var byteCount = 0
    private(set) var recordCount = 0

    /// Readers may look so many bytes beyond a record.
    static let padding = 64
    private static let firstBlockByteCount = 1 << 16
    /// The last block size is the first one doubled so often.
    private static let doublings = 5

    deinit {
        for block in blocks { block.base.deallocate() }
    }

    /// Room for a record, with its byte count in front.
    func addRecord(byteCount count: Int) -> UnsafeMutableRawPointer {
        if current == blocks.count || blocks[current].end + count + RecordBlocks.padding > blocks[current].byteCount {
            beginBlock(for: count + RecordBlocks.padding)
        }
        let record = blocks[current].base + blocks[current].end
        blocks[current].end += count
        byteCount += count
        recordCount += 1
        record.storeBytes(of: UInt32(count), as: UInt32.self)
        return record
    }

    /// Forgets all records and keeps the memory.
    func removeAll() {
        for number in blocks.indices { blocks[number].end = 0 }
        (current, byteCount, recordCount) = (0, 0, 0)
    }

    func forEach(_ body: (UnsafeRawPointer) -> Void) {
        for block in blocks {
            var record = UnsafeRawPointer(block.base)
            let end = record + block.end
            while record < end {
                body(record)
                record += RecordLayout.byteCount(of: record)
            }
        }
    }

    /// Goes to the next block that has so many bytes.
    private func beginBlock(for count: Int) {
        if current < blocks.count { current += 1 }
        if current < blocks.count, blocks[current].byteCount >= count { return }
        let usual = RecordBlocks.firstBlockByteCount << min(blocks.count, RecordBlocks.doublings)
        let byteCount = max(usual, count)
        blocks.insert(
            Block(base: .allocate(byteCount: byteCount, alignment: 16), byteCount: byteCount), at: current)
    }
}
