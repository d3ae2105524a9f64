import Foundation

/// The bytes of a file or of standard input, read in pieces.
///
/// Thread rule: one owner at a time. Cost: one buffer of the size that the caller asks for.
package final class ByteSource {
    /// What went wrong with a file, in the words of the system.
    package struct Failure: Error, Sendable {
        package enum Kind: Sendable {
            case missing, notPermitted, isDirectory, unreadable
            /// The bytes can be read and are not what they begin as.
            case damaged
        }
        package let kind: Kind
        package let path: String
        package let reason: String
    }

    /// The path as it was given; `-` for standard input.
    package let path: String
    /// The size of a regular file, nil for a pipe.
    package let byteCount: Int?
    private let descriptor: Int32

    package convenience init(path: String) throws(Failure) {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(errno: errno, path: path) }
        try self.init(owning: descriptor, path: path)
    }

    /// Reads from a descriptor, which is closed when the source goes; `path` is for messages.
    private init(owning descriptor: Int32, path: String) throws(Failure) {
        self.path = path
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(errno: errno, path: path) }
        byteCount = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        if status.st_mode & S_IFMT == S_IFDIR { throw Failure(errno: EISDIR, path: path) }
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Adds up to `count` bytes to the end of `buffer`; false at the end of the input.
    package func read(into buffer: inout [UInt8], count: Int) throws(Failure) -> Bool {
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var received = -1
        repeat {
            // Safe: the buffer has `count` bytes from `old` on.
            received = buffer.withUnsafeMutableBytes { bytes in
                Foundation.read(descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[old...]).baseAddress, count)
            }
        } while received < 0 && errno == EINTR
        buffer.removeLast(count - max(received, 0))
        guard received >= 0 else { throw Failure(errno: errno, path: path) }
        return received > 0
    }

    /// Adds up to `count` bytes to a chunk; how many there were, 0 at the end of the input.
    package func read(into chunk: inout TextChunk, upTo count: Int) throws(Failure) -> Int {
        try chunk.append(upTo: count) { (buffer: UnsafeMutableRawBufferPointer) throws(Failure) in
            var received = -1
            repeat {
                received = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            } while received < 0
                && errno == EINTR
            guard received >= 0 else { throw Failure(errno: errno, path: path) }
            return received
        }
    }

    /// Whether a path names a file that says the same when it is read again; standard input does not.
    package static func canBeReadTwice(_ path: String) -> Bool {
        var status = stat()
        return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// All bytes of a file.
    package static func bytes(of path: String) throws(Failure) -> [UInt8] {
        try allBytes(of: ByteSource(path: path))
    }

    /// All bytes of a descriptor, which is closed.
    package static func bytes(owning descriptor: Int32, path: String) throws(Failure) -> [UInt8] {
        try allBytes(of: ByteSource(owning: descriptor, path: path))
    }

    /// The SHA-256 of a file.
    package static func sha256(of path: String) throws(Failure) -> [UInt8] {
        let source = try ByteSource(path: path)
        let digest = SHA256Digest()
        var chunk = TextChunk()
        while true {
            guard try source.read(into: &chunk, upTo: digestedByteCount) > 0 else { return digest.finish() }
            digest.update(chunk.text)
            chunk.removeAll()
        }
    }

    /// A part of the second-level cache.
    private static let digestedByteCount = 1 << 18

    private static func allBytes(of source: ByteSource) throws(Failure) -> [UInt8] {
        // The size of a regular file is known, and that nothing comes after it is soon seen.
        var buffer = try source.firstBytes(upTo: (source.byteCount ?? defaultChunkByteCount) + probeByteCount)
        while try source.read(into: &buffer, count: max(probeByteCount, buffer.capacity - buffer.count)) {}
        return buffer
    }

    /// The bytes that one call of the system gives, at most so many.
    private func firstBytes(upTo count: Int) throws(Failure) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, initializedCount in
            var received = -1
            repeat {
                received = Foundation.read(descriptor, room.baseAddress, count)
            } while received < 0 && errno == EINTR
            if received < 0 { code = errno }
            // Safe: as many are initialised as the system has written.
            initializedCount = max(0, received)
        }
        guard code == 0 else { throw Failure(errno: code, path: path) }
        return bytes
    }

    private static let probeByteCount = 1 << 10

    /// A megabyte: large enough that system calls do not count, small enough for the second-level cache.
    package static let defaultChunkByteCount = 1 << 20
}

extension ByteSource.Failure {
    package init(errno code: Int32, path: String) {
        let kind: Kind =
            switch code {
            case ENOENT, ENOTDIR: .missing
            case EACCES, EPERM: .notPermitted
            case EISDIR: .isDirectory
            default: .unreadable
            }
        self.init(kind: kind, path: path, reason: String(cString: strerror(code)))
    }
}
