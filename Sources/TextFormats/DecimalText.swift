/// The text of numbers, written where there is room for it.
package enum DecimalText {
    /// Room for the digits of 64 bits, a zero, a point and a sign.
    package static let longestInBytes = 24

    /// Writes a number with at most `decimals` decimals, no trailing zeros, no exponent and no minus zero, and says
    /// how many bytes that took: at most ``longestInBytes``.
    ///
    /// Edges: rounds the exact binary value half to even, as printf(3) does with `%.Nf`. Magnitudes whose last decimal
    /// a double cannot hold (2⁵³ units of it and more) are written as the shortest text that reads back.
    @inline(__always)
    package static func write(_ value: Double, decimals: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        guard let units = units(of: value, decimals: decimals) else { return write(shortest: value, to: bytes) }
        return write(units: units, decimals: decimals, isNegative: value < 0 && units > 0, to: bytes)
    }

    /// Writes a number of millionths, likewise.
    @inline(__always)
    package static func write(millionths units: Int32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        write(units: UInt64(units.magnitude), decimals: 6, isNegative: units < 0, to: bytes)
    }

    /// Numbers below it have so few millionths that 32 bits hold them.
    package static let millionthsEnd = 2000.0

    /// A number in millionths, rounded as ``write(_:decimals:to:)`` does; nil from ``millionthsEnd`` on.
    package static func millionths(_ value: Double) -> Int32? {
        guard abs(value) < millionthsEnd, let units = units(of: value, decimals: 6) else { return nil }
        let number = Int32(truncatingIfNeeded: units)
        return value < 0 ? -number : number
    }

    /// The magnitude of a number in units of its last decimal; nil where a double cannot hold that.
    @inline(__always)
    private static func units(of value: Double, decimals: Int) -> UInt64? {
        let scale = scales[decimals]
        let scaled = abs(value) * scale
        guard scaled < 0x1p53 else { return nil }
        var units = UInt64(scaled)
        let fraction = scaled - Double(units)
        if fraction > 0.5 {
            units += 1
        } else if fraction == 0.5 {
            // The product may have been rounded to the tie: its exact remainder decides.
            let remainder = (-scaled).addingProduct(abs(value), scale)
            if remainder > 0 || (remainder == 0 && units % 2 == 1) { units += 1 }
        }
        return units
    }

    private static func write(shortest value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        var end = 0
        for byte in "\(value)".utf8 {
            bytes[end] = byte
            end += 1
        }
        return end
    }

    /// Writes a whole number, likewise.
    package static func write(_ value: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        if 1000..<10_000 ~= value {
            // A year.
            let hundreds = UInt64(truncatingIfNeeded: value) / 100
            writePair(hundreds, to: bytes)
            writePair(UInt64(truncatingIfNeeded: value) &- hundreds &* 100, to: bytes + 2)
            return 4
        }
        return write(units: UInt64(value.magnitude), decimals: 0, isNegative: value < 0, to: bytes)
    }

    /// Writes a number that is given in units of its last decimal.
    @inline(__always)
    static func write(
        units: UInt64, decimals: Int, isNegative: Bool, to bytes: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var end = 0
        if isNegative {
            bytes[0] = UInt8(ascii: "-")
            end = 1
        }
        if decimals == 6 && units < 1_000_000_000 {
            return end + write(units: UInt32(truncatingIfNeeded: units), to: bytes + end)
        }
        let power = UInt64(scales[decimals])
        let whole = units / power
        end += write(whole, digitCount: digitCount(whole), to: bytes + end)
        let fraction = units - whole * power
        guard fraction > 0 else { return end }
        bytes[end] = UInt8(ascii: ".")
        end += 1 + write(fraction, digitCount: decimals, to: bytes + end + 1)
        while bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return end
    }

    /// Writes a number below 1,000 that is given in millionths, as those of positions are.
    ///
    /// The six decimals come off the front two at a time: they are the whole part of a product in 32.32 fixed point.
    /// Source: J. Anhalt, jeaiii_to_text, 2022.
    @inline(__always)
    private static func write(units: UInt32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        let whole = units / 1_000_000
        let fraction = units &- whole &* 1_000_000
        var end = 0
        if whole >= 100 {
            bytes[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: whole / 100)
            end = 1
        }
        if whole >= 10 {
            bytes[end] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: whole / 10 % 10)
            end += 1
        }
        bytes[end] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: whole % 10)
        end += 1
        guard fraction > 0 else { return end }
        bytes[end] = UInt8(ascii: ".")
        let hundredths = fraction / 10_000
        if hundredths &* 10_000 == fraction {
            // Most positions and distances that are published have no more decimals.
            writePair(UInt64(hundredths), to: bytes + end + 1)
            return end + (bytes[end + 2] == UInt8(ascii: "0") ? 2 : 3)
        }
        var product = UInt64(fraction) &* tenThousandthsIn32Bits
        for place in stride(from: 1, through: 5, by: 2) {
            writePair(product &>> 32, to: bytes + end + place)
            product = (product & 0xFFFF_FFFF) &* 100
        }
        end += 7
        while bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return end
    }

    /// 2³² / 10⁴, rounded up.
    private static let tenThousandthsIn32Bits: UInt64 = 429_497

    @inline(__always)
    private static func writePair(_ number: UInt64, to bytes: UnsafeMutablePointer<UInt8>) {
        let tens = (number &* 103) &>> 10
        bytes[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
        bytes[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number &- tens &* 10)
    }

    @inline(__always)
    private static func write(_ number: UInt64, digitCount: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        var rest = number
        var place = digitCount
        while place > 0 {
            place -= 1
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return digitCount
    }

    @inline(__always)
    private static func digitCount(_ number: UInt64) -> Int {
        var count = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }

    /// 10⁰ to 10⁹.
    private static let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

extension [UInt8] {
    /// Adds a number as ``DecimalText/write(_:decimals:to:)`` writes it.
    package mutating func append(decimal value: Double, decimals: Int) {
        precondition(value.isFinite && (0...9).contains(decimals), "a finite number with 0 to 9 decimals")
        append(atMost: DecimalText.longestInBytes) { DecimalText.write(value, decimals: decimals, to: $0) }
    }

    /// Adds a whole number.
    package mutating func append(integer value: Int) {
        append(atMost: DecimalText.longestInBytes) { DecimalText.write(value, to: $0) }
    }

    /// Adds the bytes that `write` writes: it gets room for `count` and says how many it used.
    @inline(__always)
    package mutating func append(atMost count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
            guard let bytes = room.baseAddress else { return }
            append(contentsOf: UnsafeBufferPointer(start: bytes, count: write(bytes)))
        }
    }
}
