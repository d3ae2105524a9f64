/// A number as most files write it: perhaps a minus, one to seven digits, a point, one to eight digits.
///
/// Eight bytes are looked at in one step. Source: the digits of a word are added up by multiplications as in Lemire,
/// Number Parsing at a Gigabyte per Second, Software: Practice and Experience 51, 2021, section 3.
struct PlainDecimal {
    let value: Double

    /// Nil when the text is of another form; `chunk` begins all bytes of a ``TextChunk``.
    @inline(__always)
    init?(_ range: ByteRange, in chunk: UnsafeRawPointer) {
        // Safe: a chunk has more than eight bytes behind its text.
        let text = chunk + Int(range.start)
        let isNegative = text.load(as: UInt8.self) == UInt8(ascii: "-")
        let digits = text + (isNegative ? 1 : 0)
        let head = UInt64(littleEndian: digits.loadUnaligned(as: UInt64.self))
        let wholeCount = PlainDecimal.placeOfPoint(in: head)
        let decimalCount = Int(range.count) &- (isNegative ? 1 : 0) &- wholeCount &- 1
        guard wholeCount >= 1, wholeCount <= 7, decimalCount >= 1, decimalCount <= 8 else { return nil }
        let tail = UInt64(littleEndian: digits.loadUnaligned(fromByteOffset: wholeCount &+ 1, as: UInt64.self))
        let whole = EightDigits(head, count: wholeCount)
        let decimals = EightDigits(tail, count: decimalCount)
        guard (whole.flaws | decimals.flaws) & EightDigits.flawBits == 0 else { return nil }
        // At most 15 digits, so that all but the division is exact.
        let scale = PlainDecimal.scale(decimalCount)
        let magnitude = Double(Int64(whole.number) &* scale.whole &+ Int64(decimals.number)) / scale.double
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

/// One to eight digits as the bytes of a word.
struct EightDigits {
    /// The values of the digits at the end of the word, zeros before them.
    private let digits: UInt64

    /// Takes the first bytes of a word.
    @inline(__always)
    init(_ word: UInt64, count: Int) {
        // What goes before the digits are zero bytes, which count as the digit 0.
        let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        digits = (word ^ 0x3030_3030_3030_3030) &<< unused
    }

    /// A word that has none of ``flawBits`` when all bytes are digits.
    @inline(__always)
    var flaws: UInt64 { digits | (digits &+ 0x7676_7676_7676_7676) }
    static var flawBits: UInt64 { 0x8080_8080_8080_8080 }

    /// The number that the digits write.
    @inline(__always)
    var number: UInt32 {
        let pairs = (digits &* 2561) >> 8
        let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return UInt32(truncatingIfNeeded: ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32)
    }
}
