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
        append(units: units, decimals: decimals, isNegative: value < 0 && units > 0)
    }

    /// Adds a whole number.
    package mutating func append(integer value: Int) {
        append(units: UInt64(value.magnitude), decimals: 0, isNegative: value < 0)
    }

    /// Adds a number that is given in units of its last decimal.
    private mutating func append(units: UInt64, decimals: Int, isNegative: Bool) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestNumberInBytes) { digits in
            // Safe: 20 digits, a point, a zero before it and a sign fit, from the end to the start.
            var start = longestNumberInBytes
            var rest = units
            var decimals = decimals
            while decimals > 0, rest % 10 == 0 {
                rest /= 10
                decimals -= 1
            }
            func write(_ byte: UInt8) {
                start -= 1
                digits[start] = byte
            }
            for _ in 0..<decimals {
                write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            }
            if decimals > 0 { write(UInt8(ascii: ".")) }
            repeat {
                write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            } while rest > 0
            if isNegative { write(UInt8(ascii: "-")) }
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }
}

/// Room for the digits of 64 bits, a zero, a point and a sign.
private let longestNumberInBytes = 24

/// 10⁰ to 10⁹.
private let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
