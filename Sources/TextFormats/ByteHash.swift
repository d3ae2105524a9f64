/// A hash of bytes, the same in every run: for tables in memory, not against anyone who wants collisions.
///
/// Cost: one multiplication for eight bytes. Source: the folded multiplication of wyhash (Wang Yi, 2019).
package enum ByteHash {
    @inline(__always)
    package static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> UInt64 {
        var state = seed ^ (UInt64(bytes.count) &* 0xA076_1D64_78BD_642F)
        var offset = 0
        while offset + 8 <= bytes.count {
            // Safe: eight bytes are left.
            state = fold(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < bytes.count {
            rest = rest << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return fold(state ^ rest, 0x8EBC_6AF0_9C88_C6E3)
    }

    /// The hash of up to eight bytes that are one number already.
    @inline(__always)
    static func hash(_ bytes: UInt64, count: Int) -> UInt64 {
        fold(bytes ^ 0xE703_7ED1_A0B4_28DB, UInt64(count) ^ 0x8EBC_6AF0_9C88_C6E3)
    }

    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
