import Foundation

/// Sorted records in a file without a name, which goes when the process does.
final class SpillFile: Sendable {
    private let descriptor: Int32

    private static let bufferByteCount = 1 << 18

    /// Writes the records of blocks, sorted; throws when the folder for temporary files does not take them.
    init(_ blocks: RecordBlocks, _ order: RecordOrder, in folder: String) throws(ExportError) {
        var template = Array("\(folder)/caseatlas.XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw ExportError(errno: errno, path: folder) }
        unlink(template)
        let buffer = ByteBlock(byteCount: SpillFile.bufferByteCount)
        var entries: [RecordOrder.Entry] = []
        for group in 0..<blocks.groupEnd {
            order.list(group, of: blocks, in: &entries)
            for entry in entries {
                let count = RecordLayout.byteCount(of: entry.record)
                if buffer.room < count {
                    try write(buffer.bytes, folder)
                    buffer.clear(for: count)
                }
                buffer.append(entry.record, count)
            }
        }
        try write(buffer.bytes, folder)
    }

    deinit { close(descriptor) }

    private func write(_ bytes: UnsafeRawBufferPointer, _ folder: String) throws(ExportError) {
        guard areWritten(bytes, to: descriptor) else { throw ExportError(errno: errno, path: folder) }
    }

    /// Reads bytes from an offset on; how many there were, 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer, at offset: Int) throws(ExportError) -> Int {
        while true {
            let received = pread(descriptor, room.baseAddress, room.count, off_t(offset))
            if received < 0 && errno == EINTR { continue }
            guard received >= 0 else { throw ExportError(errno: errno, path: "the temporary file") }
            return received
        }
    }
}
