import CFileExchange
import Foundation

/// How the bytes of a file come to the disk: through the memory in which the system keeps files, or past it.
///
/// Past it they need no copy and none of that memory: the system works a few times as long on a large file that goes
/// through it. Only whole units of a disk can go past it. Thread rule: one owner at a time.
struct WayToDisk {
    /// What disks take: memory, offset and byte count are multiples of it.
    static let unitByteCount = 4096

    private let descriptor: Int32
    private var isPastMemory = false
    /// False once the file system has said that it knows no such way.
    private var isKnown = true

    init(of descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes bytes at the end of the file, past the memory where `isLarge` says so and it can be done; what went so has
    /// reached the disk. Returns false, with the reason in `errno`, when the system does not take them.
    mutating func areWritten(_ bytes: UnsafeRawBufferPointer, at offset: Int, isLarge: Bool) -> Bool {
        turn(isLarge && isKnown && WayToDisk.areUnits(bytes, at: offset))
        let count = writtenByteCount(bytes, to: descriptor)
        if count == bytes.count { return true }
        // A disk with larger units, or one that took a part of a unit.
        guard isPastMemory && errno == EINVAL else { return false }
        isKnown = false
        turn(false)
        return Exports.areWritten(UnsafeRawBufferPointer(rebasing: bytes[count...]), to: descriptor)
    }

    private mutating func turn(_ isWanted: Bool) {
        guard isWanted != isPastMemory else { return }
        if caseatlas_bypass_cache(descriptor, isWanted ? 1 : 0) == 0 {
            isPastMemory = isWanted
        } else {
            isKnown = false
        }
    }

    private static func areUnits(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        let address = bytes.baseAddress.map { Int(bitPattern: $0) } ?? 0
        return (address | offset | bytes.count) % unitByteCount == 0
    }
}
