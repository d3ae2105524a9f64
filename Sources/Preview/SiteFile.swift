import FlyingSocks
import Foundation

/// A file of the folder, open for reading: it stays whole while an export puts another in its place.
///
/// Thread rule: any thread at any time.
package final class SiteFile: Sendable {
    private let descriptor: Int32
    /// How long it was when it was opened.
    package let byteCount: Int

    /// Nil where there is no plain file. No link is followed, neither of the file nor of a folder on the way.
    package init?(_ path: SitePath, in folder: String) {
        var descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        for (index, name) in path.names.enumerated() {
            let isLast = index == path.names.count - 1
            // A pipe would keep the server waiting without O_NONBLOCK.
            let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (isLast ? O_NONBLOCK : O_DIRECTORY)
            let next = openat(descriptor, name, flags)
            if descriptor >= 0 { close(descriptor) }
            descriptor = next
        }
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The bytes of the file, piece by piece.
    package var bytes: Bytes { Bytes(file: self) }

    fileprivate func read(atMost count: Int, from offset: Int) throws -> [UInt8] {
        // Safe: the buffer is written within the call, and as much of it counts as the system says it filled.
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let read = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            guard read >= 0 else { throw SocketError.makeFailed("read") }
            filled = read
        }
    }
}

extension SiteFile {
    /// The bytes of a file, piece by piece.
    package struct Bytes: AsyncBufferedSequence {
        package typealias Element = UInt8
        fileprivate let file: SiteFile

        package func makeAsyncIterator() -> Iterator { Iterator(file: file) }

        package struct Iterator: AsyncBufferedIteratorProtocol {
            fileprivate let file: SiteFile
            private var offset = 0

            fileprivate init(file: SiteFile) { self.file = file }

            package mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

            package mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
                let wanted = Swift.min(count, file.byteCount - offset)
                guard wanted > 0 else { return nil }
                let buffer = try file.read(atMost: wanted, from: offset)
                // Somebody cut the file short: the connection ends, so that nobody takes the part for the whole.
                guard !buffer.isEmpty else { throw SocketError.disconnected }
                offset += buffer.count
                return buffer
            }
        }
    }
}
