/// A length with its unit: `5km`, `500m`.
package struct Length: Hashable, Sendable {
    package let meters: Double

    /// Reads a text; nil where it is no positive number with a unit.
    package init?(_ text: String) {
        guard let meters = quantity(text, units: [("km", 1000), ("m", 1)]) else { return nil }
        self.meters = meters
    }
}

/// A number of bytes with its unit: `150kB`, `1.5MB`; a thousand bytes are 1 kB.
package struct ByteCount: Hashable, Sendable {
    package let bytes: Int

    /// Reads a text; nil where it is no positive number with a unit, or a terabyte or more.
    package init?(_ text: String) {
        guard let bytes = quantity(text, units: [("MB", 1_000_000), ("kB", 1000), ("B", 1)]), bytes < 1e12 else {
            return nil
        }
        self.bytes = Int(bytes)
    }
}

/// A positive number in the smallest of some units, of which the text names one.
private func quantity(_ text: String, units: [(name: String, factor: Double)]) -> Double? {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }),
        let value = Double(text.dropLast(unit.name.count)), value > 0, value.isFinite
    else { return nil }
    return value * unit.factor
}
