/// Reads packed values one after the other.
///
/// Safe: every byte is read through a check of its place; behind the end come zeros, and `hasFailed` tells of it.
struct PackedReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset: Int
    private let end: Int
    private(set) var hasFailed = false

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.bytes = bytes.base
        offset = bytes.startIndex
        end = bytes.endIndex
    }

    var isAtEnd: Bool { offset == end && !hasFailed }

    @inline(__always)
    mutating func byte() -> UInt8 {
        guard offset < end else {
            hasFailed = true
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    /// A number, seven bits a byte, the last byte without its highest bit.
    @inline(__always)
    private mutating func number() -> UInt64 {
        guard end - offset >= 8, let base = UnsafeRawPointer(bytes.baseAddress) else { return longNumber() }
        // Safe: eight bytes are left.
        let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let ends = ~word & 0x8080_8080_8080_8080
        guard ends != 0 else { return longNumber() }
        offset += ends.trailingZeroBitCount / 8 + 1
        return PackedReader.joined(word & (ends ^ (ends &- 1)))
    }

    /// The low seven bits of each byte, put together.
    @inline(__always)
    private static func joined(_ word: UInt64) -> UInt64 {
        let pairs = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) &>> 1)
        let fours = (pairs & 0x0000_3FFF_0000_3FFF) | ((pairs & 0x3FFF_0000_3FFF_0000) &>> 2)
        return (fours & 0x0FFF_FFFF) | ((fours & 0x0FFF_FFFF_0000_0000) &>> 4)
    }

    /// Likewise, byte by byte: what is longer, or stands at the end.
    private mutating func longNumber() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = byte()
            value |= UInt64(byte & 0x7F) &<< shift
            shift += 7
            if byte < 0x80 || shift > 56 { return value }
        }
    }

    /// How many things follow: never more than bytes are left, so that a broken file asks for no memory.
    mutating func count() -> Int {
        let value = number()
        guard value <= UInt64(end - offset) else {
            hasFailed = true
            return 0
        }
        return Int(value)
    }

    @inline(__always)
    mutating func signed() -> Int {
        let value = number()
        return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
    }

    mutating func double() -> Double {
        Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(byte()) << UInt64(8 * $1) })
    }

    mutating func text() -> String? {
        let length = count()
        guard length > 0, length - 1 <= end - offset else { return nil }
        return String(validating: bytes[skip(length - 1)], as: UTF8.self)
    }

    /// Leaves out so many bytes, no more than are left, and says where they are.
    mutating func skip(_ count: Int) -> Range<Int> {
        offset += count
        return offset - count..<offset
    }
}
