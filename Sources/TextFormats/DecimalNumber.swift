/// Numbers as decimal text: exact both ways.
package enum DecimalNumber {
    /// Reads a decimal number that fills `text`; nil when it is none or not finite.
    ///
    /// Accepts an optional sign, digits with an optional point, an optional exponent; no spaces, no hexadecimal, no
    /// `nan`, no thousands separators. Edges: correctly rounded for every length (ties to even), as strtod(3) is.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var scan = Scan(text)
        guard scan.run() else { return nil }
        if let magnitude = magnitude(scan) { return scan.isNegative ? -magnitude : magnitude }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    /// Reads a decimal number that fills a part of an array, likewise.
    package static func parse(_ text: ArraySlice<UInt8>) -> Double? {
        text.withUnsafeBufferPointer { parse($0) }
    }

    /// Reads a column of decimal numbers, likewise: NaN stands where a range holds none.
    package static func parse(_ ranges: [ByteRange], in chunk: TextChunk) -> [Double] {
        chunk.bytes.withUnsafeBufferPointer { bytes in
            [Double](unsafeUninitializedCapacity: ranges.count) { values, count in
                guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
                count = ranges.count
                for index in 0..<count {
                    let range = ranges[index]
                    values[index] = PlainDecimal(range, in: base)?.value ?? parse(range, in: bytes)
                }
            }
        }
    }

    @inline(never)
    private static func parse(_ range: ByteRange, in chunk: UnsafeBufferPointer<UInt8>) -> Double {
        range.count == 0 ? .nan : parse(UnsafeBufferPointer(rebasing: chunk[range.indices])) ?? .nan
    }

    /// Reads a column of whole numbers of at most 18 digits, without a sign or a leading zero, each of which is larger than
    /// the one before; nil when the column holds anything else.
    package static func growingNumbers(_ ranges: [ByteRange], in chunk: TextChunk) -> [UInt64]? {
        var isGrowing = true
        let numbers = chunk.bytes.withUnsafeBytes { bytes in
            [UInt64](unsafeUninitializedCapacity: ranges.count) { numbers, count in
                var least: UInt64 = 0
                while count < ranges.count, let number = wholeNumber(ranges[count], in: bytes), number >= least {
                    numbers[count] = number
                    least = number &+ 1
                    count &+= 1
                }
                isGrowing = count == ranges.count
            }
        }
        return isGrowing ? numbers : nil
    }

    @inline(__always)
    private static func wholeNumber(_ range: ByteRange, in chunk: UnsafeRawBufferPointer) -> UInt64? {
        guard range.count > 0, range.count <= 18, let base = chunk.baseAddress else { return nil }
        let start = Int(range.start)
        guard chunk[start] != UInt8(ascii: "0") || range.count == 1 else { return nil }
        if range.count <= 8 {
            // Safe: a chunk has more than eight bytes behind its text.
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            let digits = EightDigits(word, count: Int(range.count))
            return digits.flaws & EightDigits.flawBits == 0 ? UInt64(digits.number) : nil
        }
        var value: UInt64 = 0
        for index in range.indices {
            let digit = chunk[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value
    }

    /// The number of a scan where arithmetic on 64 bits rounds it once; nil when it takes more.
    private static func magnitude(_ scan: Scan) -> Double? {
        guard scan.digitCount <= 19 else { return nil }
        if scan.significand <= 1 << 53, abs(scan.exponent) <= 22 {
            // Both factors are exact doubles, so one operation rounds once. Source: Clinger, How to Read Floating
            // Point Numbers Accurately, PLDI 1990.
            let magnitude = Double(scan.significand)
            let power = powersOfTen[abs(scan.exponent)]
            return scan.exponent < 0 ? magnitude / power : magnitude * power
        }
        guard scan.significand > 0, (-19..<0).contains(scan.exponent) else { return nil }
        return quotient(scan.significand, wholePowersOfTen[-scan.exponent])
    }

    /// The double nearest to a quotient of two whole numbers that are not zero: a long division to 64 bits, whose
    /// remainder tells a tie from what lies beside it.
    private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
        let wide = dividend << UInt64(dividend.leadingZeroBitCount)
        let narrow = divisor << UInt64(divisor.leadingZeroBitCount)
        let isLarger = wide >= narrow
        let (bits, remainder) = narrow.dividingFullWidth(isLarger ? (wide >> 1, wide << 63) : (wide, 0))
        var significand = bits >> 11
        let dropped = bits & 0x7FF
        if dropped > 0x400 || (dropped == 0x400 && (remainder > 0 || significand & 1 == 1)) { significand += 1 }
        let exponent = 11 - (isLarger ? 63 : 64) + divisor.leadingZeroBitCount - dividend.leadingZeroBitCount
        return Double(significand) * Double(sign: .plus, exponent: exponent, significand: 1)
    }

    /// 10⁰ to 10²², the powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// 10⁰ to 10¹⁹, the powers of ten that 64 bits hold.
    private static let wholePowersOfTen: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    /// One walk over the digits.
    private struct Scan {
        private let text: UnsafeBufferPointer<UInt8>
        private var offset = 0
        private(set) var significand: UInt64 = 0
        private(set) var digitCount = 0
        private(set) var exponent = 0
        private(set) var isNegative = false

        init(_ text: UnsafeBufferPointer<UInt8>) {
            self.text = text
        }

        private var next: UInt8? { offset < text.count ? text[offset] : nil }

        mutating func run() -> Bool {
            isNegative = takeSign()
            let whole = takeDigits(areDecimals: false)
            var decimals = 0
            if next == UInt8(ascii: ".") {
                offset += 1
                decimals = takeDigits(areDecimals: true)
            }
            guard whole + decimals > 0 else { return false }
            return next == nil || takeExponent()
        }

        /// Whether a minus stands next; a sign is passed over.
        private mutating func takeSign() -> Bool {
            guard let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
            offset += 1
            return sign == UInt8(ascii: "-")
        }

        private mutating func takeDigits(areDecimals: Bool) -> Int {
            let start = offset
            while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if significand > 0 || byte != UInt8(ascii: "0") { digitCount += 1 }
                if digitCount <= 19 { significand = significand &* 10 &+ UInt64(byte &- UInt8(ascii: "0")) }
                if areDecimals { exponent -= 1 }
                offset += 1
            }
            return offset - start
        }

        private mutating func takeExponent() -> Bool {
            guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return false }
            offset += 1
            let isNegativeExponent = takeSign()
            let start = offset
            var magnitude = 0
            while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                // More than any double needs; the slow path gets the text as it is.
                magnitude = min(magnitude * 10 + Int(byte - UInt8(ascii: "0")), Scan.largestExponent)
                offset += 1
            }
            exponent += isNegativeExponent ? -magnitude : magnitude
            return offset > start && next == nil
        }

        private static let largestExponent = 1_000_000
    }
}
