import Foundation

/// Writes a file in blocks: while one is digested and written, the next is filled.
///
/// Thread rule: one owner fills; where there are to be threads, a queue writes the blocks in order.
package final class BlockOutput {
    /// Nil when the owner's thread does all.
    private let queue: DispatchQueue?
    private let slots: [Slot]
    private var current = 0
    /// Whether the queue has got a block: a small file does not wake a thread.
    private var isQueueAwake = false

    static let blockByteCount = 1 << 18

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

        func write() {
            do throws(ExportError) {
                try file.write(block: block.bytes)
            } catch {
                failure = error
            }
            block.count = 0
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
        try handOver()
        slots[current].block.clear(for: byteCount)
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
        last.write()
        try last.take()
    }

    /// Hands the block over and takes the other one.
    private func handOver() throws(ExportError) {
        let slot = slots[current]
        if let queue {
            queue.async(group: slot.written) { slot.write() }
            isQueueAwake = true
            current = 1 - current
        } else {
            slot.write()
        }
        try slots[current].take()
    }
}
