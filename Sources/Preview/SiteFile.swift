import Foundation

/// A file of the folder, open for reading: it stays whole while an export puts another in its place.
///
/// Thread rule: any thread at any time.
package final class SiteFile: Sendable {
    private let descriptor: Int32
    /// How long it was when it was opened.
    package let byteCount: Int

    /// The most that is read at once.
    private static let pieceByteCount = 65_536

    /// Why a file ends before its time.
    package enum Failure: Error {
        /// Somebody cut it short.
        case cutShort
        /// The system cannot read it, and says why (`errno`).
        case unreadable(Int32)
    }

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

    /// The bytes from an offset on, as many as are read at once; none at the end.
    ///
    /// Throws: ``Failure``, so that nobody takes a part of the file for the whole.
    package func piece(from offset: Int) throws -> [UInt8] {
        let wanted = min(SiteFile.pieceByteCount, byteCount - offset)
        guard wanted > 0 else { return [] }
        // Safe: the buffer is written within the call, and as much of it counts as the system says it filled.
        let piece = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            let read = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
            guard read >= 0 else { throw Failure.unreadable(errno) }
            filled = read
        }
        guard !piece.isEmpty else { throw Failure.cutShort }
        return piece
    }
}
