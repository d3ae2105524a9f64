/// Reads the records of a file one by one.
///
/// Thread rule: one owner at a time.
final class SpillReader {
    private let file: SpillFile
    private var buffer: UnsafeMutableRawBufferPointer
    /// Where the current record begins, and where the bytes end that have been read.
    private var start = 0
    private var end = 0
    private var fileOffset = 0

    private static let bufferByteCount = 1 << 18

    init(_ file: SpillFile) {
        self.file = file
        buffer = .allocate(byteCount: SpillReader.bufferByteCount, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The next record, good until the one after it; nil at the end.
    func next() throws(ExportError) -> UnsafeRawPointer? {
        if start < end, let base = buffer.baseAddress { start += RecordLayout.byteCount(of: base + start) }
        guard try fill(MemoryLayout<UInt32>.size), let base = buffer.baseAddress else { return nil }
        guard try fill(RecordLayout.byteCount(of: base + start)) else { return nil }
        return buffer.baseAddress.map { UnsafeRawPointer($0 + start) }
    }

    /// Makes sure that so many bytes are there from the start on; false at the end of the file.
    private func fill(_ count: Int) throws(ExportError) -> Bool {
        guard end - start < count else { return true }
        makeRoom(for: count)
        while end < count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end..<buffer.count - RecordBlocks.padding])
            let received = try file.read(into: room, at: fileOffset)
            if received == 0 { return false }
            fileOffset += received
            end += received
        }
        return true
    }

    /// Moves what is left to the front of a buffer that has room for so many bytes.
    private func makeRoom(for count: Int) {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
        if count + RecordBlocks.padding > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: 2 * (count + RecordBlocks.padding), alignment: 16)
            larger.copyMemory(from: rest)
            buffer.deallocate()
            buffer = larger
        } else {
            buffer.copyMemory(from: rest)
        }
        (start, end) = (0, rest.count)
    }
}
