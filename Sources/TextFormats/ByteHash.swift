/// A hash of bytes, the same in every run: for tables in memory, not against anyone who wants collisions.
///
/// Cost: one multiplication for eight bytes. Source: the folded multiplication of wyhash (Wang Yi, 2019).
package enum ByteHash {
    @inline(__always)
    package static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> UInt64 {
        var state = seed ^ (UInt64(bytes.count) &* 0xA076_1D64_78BD_642F)
        guard bytes.count >= 8 else { return fold(state ^ head(of: bytes), last) }
        var offset = 0
        while offset + 8 < bytes.count {
            // Safe: more than eight bytes are left.
            state = fold(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        // The last eight bytes, some of which may have been counted already.
        return fold(state ^ bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self), last)
    }

    private static var last: UInt64 { 0x8EBC_6AF0_9C88_C6E3 }

    /// Fewer than eight bytes as one number.
    private static func head(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var head: UInt64 = 0
        for byte in bytes { head = head << 8 | UInt64(byte) }
        return head
    }

    /// A hash of the first and the last eight bytes of a text.
    @inline(__always)
    static func hash(_ head: UInt64, _ tail: UInt64, count: Int) -> UInt64 {
        fold(head ^ 0xE703_7ED1_A0B4_28DB, tail ^ UInt64(count) ^ last)
    }

    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
