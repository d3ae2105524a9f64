import Foundation

/// Writes a file in blocks: while one is digested and written, the next is filled.
///
/// Shape: all blocks but the last are whole units of a disk, so that they can go there past the memory of the system; what
/// is left of a block begins the next. Thread rule: one owner fills; where there are to be threads, a queue writes the blocks in order.
package final class BlockOutput {
    /// Nil when the owner's thread does all.
    private let queue: DispatchQueue?
    private let slots: [Slot]
    private var current = 0
    /// Whether the queue has got a block: a small file does not wake a thread.
    private var isQueueAwake = false

    /// A call of the system that writes so much costs little for each byte.
    static let blockByteCount = 1 << 20

    /// A block, and what became of it.
    ///
    /// Thread rule: the queue has it from the time when it is handed over until it has left the group.
    private final class Slot: @unchecked Sendable {
        // Safe: one side has it at a time, as the group tells; of the two slots only the queue writes, in order.
        private let file: ExportFile
        let block = ByteBlock(byteCount: BlockOutput.blockByteCount)
        let written = DispatchGroup()
        private var failure: ExportError?

        init(_ file: ExportFile) {
            self.file = file
        }

        /// Writes the first bytes of the block.
        func write(_ byteCount: Int, isLast: Bool) {
            do throws(ExportError) {
                try file.write(block: UnsafeRawBufferPointer(rebasing: block.bytes[..<byteCount]), isLarge: !isLast)
            } catch {
                failure = error
            }
        }

        /// Waits until the queue has written the block.
        func take() throws(ExportError) {
            written.wait()
            if let failure { throw failure }
        }
    }

    package init(_ file: ExportFile, threadCount: Int) {
        slots = [Slot(file), Slot(file)]
        queue = threadCount > 1 ? DispatchQueue(label: "caseatlas.output") : nil
    }

    /// The block that is to be filled, with room for so many bytes.
    ///
    /// Throws: when a block before it could not be written.
    func block(for byteCount: Int) throws(ExportError) -> ByteBlock {
        let block = slots[current].block
        if block.room >= byteCount { return block }
        try handOver(andMakeRoomFor: byteCount)
        return slots[current].block
    }

    /// Adds bytes.
    package func write(_ bytes: [UInt8]) throws(ExportError) {
        try block(for: bytes.count).append(bytes, bytes.count)
    }

    /// Waits until all has been written.
    package func finish() throws(ExportError) {
        let last = slots[current]
        if isQueueAwake { try slots[1 - current].take() }
        last.write(last.block.count, isLast: true)
        try last.take()
    }

    /// Hands the block over and takes the other one, with what is left of the first at its start.
    private func handOver(andMakeRoomFor byteCount: Int) throws(ExportError) {
        let (slot, next) = (slots[current], slots[1 - current])
        let rest = slot.block.count % WayToDisk.unitByteCount
        let whole = slot.block.count - rest
        if let queue {
            queue.async(group: slot.written) { slot.write(whole, isLast: false) }
            isQueueAwake = true
        } else {
            slot.write(whole, isLast: false)
            try slot.take()
        }
        try next.take()
        next.block.clear(for: rest + byteCount)
        // Safe: the queue only reads the block, and what is left lies behind what it reads.
        next.block.append(slot.block.base + whole, rest)
        current = 1 - current
    }
}
