/// Numbers as decimal text: exact both ways.
package enum DecimalNumber {
    /// Reads a decimal number that fills `text`; nil when it is none or not finite.
    ///
    /// Accepts an optional sign, digits with an optional point, an optional exponent; no spaces, no hexadecimal, no
    /// `nan`, no thousands separators. Edges: correctly rounded for every length (ties to even), as strtod(3) is.
    package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        var scan = Scan(text)
        guard scan.run() else { return nil }
        if scan.digitCount <= 19, scan.significand <= 1 << 53, abs(scan.exponent) <= 22 {
            // Both factors are exact doubles, so one operation rounds once. Source: Clinger, How to Read Floating
            // Point Numbers Accurately, PLDI 1990.
            let magnitude = Double(scan.significand)
            let power = powersOfTen[abs(scan.exponent)]
            let value = scan.exponent < 0 ? magnitude / power : magnitude * power
            return scan.isNegative ? -value : value
        }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    /// Reads a decimal number that fills a part of an array, likewise.
    package static func parse(_ text: ArraySlice<UInt8>) -> Double? {
        text.withUnsafeBufferPointer { parse($0) }
    }

    /// 10⁰ to 10²², the powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

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

extension [UInt8] {
    /// Adds a number with at most `decimals` decimals, no trailing zeros, no exponent and no minus zero.
    ///
    /// Edges: rounds the exact binary value half to even, as printf(3) does with `%.Nf`. Magnitudes whose last decimal
    /// a double cannot hold (2⁵³ units of it and more) are written as the shortest text that reads back.
    package mutating func append(decimal value: Double, decimals: Int) {
        precondition(value.isFinite && (0...9).contains(decimals), "a finite number with 0 to 9 decimals")
        let scale = scales[decimals]
        let scaled = abs(value) * scale
        guard scaled < 0x1p53 else { return append(contentsOf: "\(value)".utf8) }
        var units = UInt64(scaled)
        let fraction = scaled - Double(units)
        if fraction > 0.5 {
            units += 1
        } else if fraction == 0.5 {
            // The product may have been rounded to the tie: its exact remainder decides.
            let remainder = (-scaled).addingProduct(abs(value), scale)
            if remainder > 0 || (remainder == 0 && units % 2 == 1) { units += 1 }
        }
        if value < 0 && units > 0 { append(UInt8(ascii: "-")) }
        let unit = UInt64(scale)
        append(integer: Int(units / unit))
        appendDecimals(units % unit, count: decimals)
    }

    private mutating func appendDecimals(_ value: UInt64, count: Int) {
        guard value > 0 else { return }
        var value = value
        var count = count
        while value % 10 == 0 {
            value /= 10
            count -= 1
        }
        append(UInt8(ascii: "."))
        let start = self.count
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
        var index = start + count
        while value > 0 {
            index -= 1
            self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
            value /= 10
        }
    }

    /// Adds a whole number.
    package mutating func append(integer value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

/// 10⁰ to 10⁹.
private let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
