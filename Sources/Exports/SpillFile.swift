import Foundation

/// Sorted records in a file without a name.
final class SpillFile: Sendable {
    let descriptor: Int32

    private static let bufferByteCount = 1 << 20

    init(_ records: Records) throws(ExportError) {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(folder)/caseatlas.XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw ExportError(errno: errno, path: folder) }
        unlink(template)
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * SpillFile.bufferByteCount)
        for entry in records.entries {
            let counts = records.bytes.withUnsafeBytes { Records.counts($0, at: entry.offset) }
            let end = entry.offset + Records.headerByteCount + counts.key + counts.payload
            buffer.append(contentsOf: records.bytes[entry.offset..<end])
            if buffer.count >= SpillFile.bufferByteCount { try flush(&buffer, folder) }
        }
        try flush(&buffer, folder)
    }

    deinit { close(descriptor) }

    private func flush(_ buffer: inout [UInt8], _ folder: String) throws(ExportError) {
        var written = 0
        while written < buffer.count {
            // Safe: the pointer stays within the buffer, which nobody changes meanwhile.
            let count = buffer.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                return write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw ExportError(errno: errno, path: folder) }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Reads the records of a file one by one.
struct SpillReader {
    private let file: SpillFile
    private var buffer: [UInt8] = []
    private var offset = 0
    private var fileOffset = 0
    private(set) var prefix: UInt64 = 0
    private var currentCount = 0

    private static let bufferByteCount = 1 << 18

    init(_ file: SpillFile) {
        self.file = file
    }

    /// Goes to the next record; false at the end.
    mutating func advance() throws(ExportError) -> Bool {
        offset += currentCount
        guard try fill(Records.headerByteCount) else { return false }
        let counts = buffer.withUnsafeBytes { Records.counts($0, at: offset) }
        currentCount = Records.headerByteCount + counts.key + counts.payload
        guard try fill(currentCount) else { return false }
        let key = offset + Records.headerByteCount
        prefix = prefixOfKey(buffer[key..<key + counts.key])
        return true
    }

    func withCurrent<Result>(_ body: (Records.Parts) throws -> Result) rethrows -> Result {
        try buffer.withUnsafeBytes { try body(Records.parts(of: $0, at: offset)) }
    }

    /// Makes sure that so many bytes are there from the offset on; false at the end of the file.
    private mutating func fill(_ count: Int) throws(ExportError) -> Bool {
        while buffer.count - offset < count {
            buffer.removeFirst(offset)
            offset = 0
            let old = buffer.count
            buffer.append(contentsOf: repeatElement(0, count: SpillReader.bufferByteCount))
            // Safe: the buffer has so many bytes from `old` on.
            let received = buffer.withUnsafeMutableBytes { bytes in
                pread(
                    file.descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[old...]).baseAddress,
                    SpillReader.bufferByteCount, off_t(fileOffset))
            }
            buffer.removeLast(SpillReader.bufferByteCount - max(0, received))
            if received < 0 && errno == EINTR { continue }
            guard received >= 0 else { throw ExportError(errno: errno, path: "the temporary file") }
            if received == 0 { return false }
            fileOffset += received
        }
        return true
    }
}
