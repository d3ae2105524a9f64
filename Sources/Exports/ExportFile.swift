import CFileExchange
import Foundation
import TextFormats

/// One file of an export while it is written.
///
/// Thread rule: one owner at a time. Cost: bytes are collected and written 64 KiB at a time, many at once as they are; the
/// SHA-256 is computed on the way.
package final class ExportFile {
    package let name: String
    private let descriptor: OpenDescriptor
    private var way: WayToDisk
    private let queue: DiskQueue
    private let buffer = ByteBlock(byteCount: bufferByteCount)
    private var digest = SHA256Digest()
    private var byteCount = 0
    /// How many bytes are on their way to the disk.
    private var sentByteCount = 0

    private static let bufferByteCount = 1 << 16
    /// A disk takes so many at once as fast as it takes more.
    private static let sentAtOnce = 1 << 22

    /// Creates the file in a directory that is open already; a file or a link of that name is an error.
    init(name: String, directory: Int32, path: String, _ queue: DiskQueue) throws(ExportError) {
        self.name = name
        self.queue = queue
        descriptor = try OpenDescriptor(
            openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666), path: path)
        way = WayToDisk(of: descriptor.number)
    }

    package func write(_ bytes: some Collection<UInt8>) throws(ExportError) {
        let count = bytes.count
        if buffer.room < count {
            try flush()
            buffer.clear(for: count)
        }
        buffer.append(bytes, count)
    }

    /// Hands the file to the queue for the disk and says what was written.
    func finish() throws(ExportError) -> WrittenFile {
        try flush()
        send()
        try queue.add(descriptor)
        return WrittenFile(name: name, byteCount: byteCount, sha256: digest.finish().hexadecimal)
    }

    /// Writes bytes that are many as they are, without collecting them; `isLarge` says that still more will follow.
    func write(block: UnsafeRawBufferPointer, isLarge: Bool) throws(ExportError) {
        try flush()
        try put(block, isLarge: isLarge)
    }

    private func flush() throws(ExportError) {
        try put(buffer.bytes, isLarge: false)
        buffer.count = 0
    }

    private func put(_ bytes: UnsafeRawBufferPointer, isLarge: Bool) throws(ExportError) {
        if bytes.isEmpty { return }
        digest.update(bytes)
        guard way.areWritten(bytes, at: byteCount, isLarge: isLarge) else {
            throw ExportError(errno: errno, path: descriptor.path)
        }
        byteCount += bytes.count
        if byteCount - sentByteCount >= ExportFile.sentAtOnce { send() }
    }

    /// Lets the disk begin with what has been written, so that less is to be waited for at the end.
    private func send() {
        caseatlas_begin_writeback(descriptor.number, Int64(sentByteCount), Int64(byteCount - sentByteCount))
        sentByteCount = byteCount
    }
}

/// What a file of an export holds.
package struct WrittenFile: Hashable, Sendable {
    package let name: String
    package let byteCount: Int
    /// In lower-case hexadecimal.
    package let sha256: String
}

extension ExportError {
    init(errno code: Int32, path: String) {
        let reason = String(cString: strerror(code))
        switch code {
        case EACCES, EPERM: self = .notPermitted(path: path, reason: reason)
        default: self = .system(path: path, reason: reason, isDiskFailure: code == EIO)
        }
    }
}
