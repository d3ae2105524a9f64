import Foundation
import Synchronization

/// What has been written and is to be brought to the disk.
///
/// All together, after the last byte: a file system then writes its journal once or twice, and not once for each file, which
/// is most of the time of a small export. Thread rule: any thread at any time.
final class DiskQueue: Sendable {
    private let waiting = Mutex<[OpenDescriptor]>([])

    /// So many stay open, of the thousand that a process may have.
    private static let longest = 64

    /// Adds what has been written; what has waited goes to the disk when the queue is full.
    func add(_ descriptor: OpenDescriptor) throws(ExportError) {
        let count = waiting.withLock { waiting in
            waiting.append(descriptor)
            return waiting.count
        }
        if count >= DiskQueue.longest { try empty() }
    }

    /// Brings all that waits to the disk.
    func empty() throws(ExportError) {
        let descriptors = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for descriptor in descriptors { try descriptor.bringToDisk() }
    }
}

/// A file or a folder of an export that is open; it is closed when nobody needs it any more.
final class OpenDescriptor: Sendable {
    let number: Int32
    /// For messages.
    let path: String

    /// Takes what a call of the system has opened, or the reason why it has not.
    init(_ number: Int32, path: String) throws(ExportError) {
        guard number >= 0 else { throw ExportError(errno: errno, path: path) }
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    func bringToDisk() throws(ExportError) {
        guard isOnDisk(number) else { throw ExportError(errno: errno, path: path) }
    }
}

/// Brings a file or a folder to the disk; a signal that comes meanwhile is no failure.
func isOnDisk(_ descriptor: Int32) -> Bool {
    while fsync(descriptor) != 0 {
        guard errno == EINTR else { return false }
    }
    return true
}
