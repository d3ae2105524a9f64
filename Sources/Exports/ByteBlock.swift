/// A piece of memory that is filled from its start, used again and again.
///
/// Shape: it begins where a disk can take it, see ``WayToDisk``. Thread rule: one owner at a time.
final class ByteBlock {
    private(set) var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes have been filled.
    var count = 0

    init(byteCount: Int) {
        capacity = byteCount
        base = ByteBlock.allocate(byteCount)
    }

    deinit { base.deallocate() }

    /// How many more bytes there is room for.
    var room: Int { capacity - count }

    /// What has been filled; good until the next change.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Empties the block and makes sure that it has room for so many bytes.
    func clear(for byteCount: Int) {
        count = 0
        guard capacity < byteCount else { return }
        base.deallocate()
        capacity = byteCount
        base = ByteBlock.allocate(byteCount)
    }

    private static func allocate(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: WayToDisk.unitByteCount)
            .bindMemory(to: UInt8.self, capacity: byteCount)
    }

    /// Adds bytes for which there is room.
    func append(_ bytes: UnsafeRawPointer, _ byteCount: Int) {
        precondition(byteCount <= room, "room for the bytes")
        UnsafeMutableRawPointer(base + count).copyMemory(from: bytes, byteCount: byteCount)
        count += byteCount
    }

    /// Likewise for a collection that has so many.
    @inline(__always)
    func append(_ bytes: some Collection<UInt8>, _ byteCount: Int) {
        precondition(byteCount <= room, "room for the bytes")
        count += UnsafeMutableBufferPointer(start: base + count, count: byteCount).update(fromContentsOf: bytes)
    }

    /// Likewise for so few that one after the other is the quickest way.
    @inline(__always)
    func append(few bytes: [UInt8]) {
        precondition(bytes.count <= room, "room for the bytes")
        for byte in bytes {
            base[count] = byte
            count += 1
        }
    }
}
