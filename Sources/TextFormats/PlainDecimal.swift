/// A number as most files write it: perhaps a minus, one to seven digits, a point, one to eight digits.
///
/// Eight bytes are looked at in one step. Source: the digits of a word are added up by multiplications as in Lemire,
/// Number Parsing at a Gigabyte per Second, Software: Practice and Experience 51, 2021, section 3.
struct PlainDecimal {
    let value: Double

    /// Nil when the text is of another form; `chunk` is all bytes of a ``TextChunk``.
    @inline(__always)
    init?(_ range: ByteRange, in chunk: UnsafeBufferPointer<UInt8>) {
        // Safe: a chunk has more than eight bytes behind its text.
        guard range.count > 0, let base = chunk.baseAddress.map({ UnsafeRawPointer($0) }) else { return nil }
        let isNegative = chunk[Int(range.start)] == UInt8(ascii: "-")
        let start = Int(range.start) + (isNegative ? 1 : 0)
        let head = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        let wholeCount = PlainDecimal.placeOfPoint(in: head)
        let decimalCount = Int(range.start) + Int(range.count) - start - wholeCount - 1
        guard wholeCount >= 1, wholeCount <= 7, decimalCount >= 1, decimalCount <= 8 else { return nil }
        let tail = UInt64(
            littleEndian: base.loadUnaligned(fromByteOffset: start + wholeCount + 1, as: UInt64.self))
        guard let whole = PlainDecimal.number(head, digitCount: wholeCount),
            let decimals = PlainDecimal.number(tail, digitCount: decimalCount)
        else { return nil }
        // At most 15 digits, so that all but the division is exact.
        let scale = PlainDecimal.scale(decimalCount)
        let magnitude = Double(Int64(whole) &* scale.whole &+ Int64(decimals)) / scale.double
        // Signs come as chance has it, so that a branch would often be foretold wrong.
        value = Double(bitPattern: magnitude.bitPattern ^ (isNegative ? 1 << 63 : 0))
    }

    /// The number of bytes before the first point; 8 when there is none.
    @inline(__always)
    private static func placeOfPoint(in word: UInt64) -> Int {
        let others = word ^ 0x2E2E_2E2E_2E2E_2E2E
        let marks = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
        return marks.trailingZeroBitCount / 8
    }

    /// The number that the first one to eight bytes of a word write; nil when one of them is no digit.
    @inline(__always)
    static func number(_ word: UInt64, digitCount: Int) -> UInt32? {
        // The digits move to the end of the word; what goes before them are zero bytes, which count as the digit 0.
        let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* digitCount)
        let digits = word &<< unused
        let wanted = 0x3030_3030_3030_3030 &<< unused
        let carried = digits &+ 0x0606_0606_0606_0606
        guard ((digits ^ wanted) | (carried ^ wanted)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        let pairs = ((digits & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) >> 8
        let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return UInt32(truncatingIfNeeded: ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32)
    }

    /// A power of ten, twice.
    @inline(__always)
    private static func scale(_ decimalCount: Int) -> (whole: Int64, double: Double) {
        switch decimalCount {
        case 1: (10, 1e1)
        case 2: (100, 1e2)
        case 3: (1000, 1e3)
        case 4: (10_000, 1e4)
        case 5: (100_000, 1e5)
        case 6: (1_000_000, 1e6)
        case 7: (10_000_000, 1e7)
        default: (100_000_000, 1e8)
        }
    }
}
