/// Numbers as decimal text: exact both ways.
package enum DecimalNumber {
    /// Reads a decimal number that fills `text`; nil when it is none or not finite.
    ///
    /// Accepts an optional sign, digits with an optional point, an optional exponent; no spaces, no hexadecimal, no
    /// `nan`, no thousands separators. Edges: correctly rounded for every length (ties to even), as strtod(3) is.
    package static func parse(_ text: some RandomAccessCollection<UInt8>) -> Double? {
        var scan = Scan()
        guard scan.run(over: text) else { return nil }
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

    /// 10⁰ to 10²², the powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// One walk over the digits.
    private struct Scan {
        var significand: UInt64 = 0
        var digitCount = 0
        var exponent = 0
        var isNegative = false

        mutating func run(over text: some RandomAccessCollection<UInt8>) -> Bool {
            var rest = text[...]
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isNegative = sign == UInt8(ascii: "-")
                rest = rest.dropFirst()
            }
            let whole = takeDigits(from: &rest, areDecimals: false)
            var decimals = 0
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                decimals = takeDigits(from: &rest, areDecimals: true)
            }
            guard whole + decimals > 0 else { return false }
            return rest.isEmpty || takeExponent(from: rest)
        }

        private mutating func takeDigits<Text: RandomAccessCollection<UInt8>>(
            from rest: inout Text, areDecimals: Bool
        ) -> Int where Text.SubSequence == Text {
            var taken = 0
            while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if significand > 0 || byte != UInt8(ascii: "0") { digitCount += 1 }
                if digitCount <= 19 { significand = significand &* 10 &+ UInt64(byte &- UInt8(ascii: "0")) }
                if areDecimals { exponent -= 1 }
                rest = rest.dropFirst()
                taken += 1
            }
            return taken
        }

        private mutating func takeExponent<Text: RandomAccessCollection<UInt8>>(from text: Text) -> Bool {
            guard text.first == UInt8(ascii: "e") || text.first == UInt8(ascii: "E") else { return false }
            let digits = text.dropFirst()
            let unsigned =
                digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") ? digits.dropFirst() : digits
            guard !unsigned.isEmpty, unsigned.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
            else { return false }
            // Nine digits are more than any double needs; longer ones go to the slow path as they are.
            let magnitude = unsigned.prefix(9).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            exponent += digits.first == UInt8(ascii: "-") ? -magnitude : magnitude
            if unsigned.count > 9 { exponent = .max / 2 }
            return true
        }
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
