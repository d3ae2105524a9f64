/// A point as well-known binary in hexadecimal digits, as PostGIS writes a column of geometries into CSV.
///
/// Source: OGC 06-103r4, Simple Feature Access, part 1, 8.2; the flags for height, measure and reference system are those of
/// PostGIS (EWKB).
struct WKBPoint {
    /// Nil for an empty point, whose numbers are NaN.
    let degrees: PositionText.Degrees?

    private static let point: UInt32 = 1
    private static let hasSystem: UInt32 = 0x2000_0000
    private static let flags: UInt32 = 0xE000_0000
    /// Thousands tell height and measure in the form of the standard.
    private static let dimensionStep: UInt32 = 1000
    private static let worldSystem: UInt32 = 4326

    /// Nil when the text is no such point.
    init?(_ text: String) throws(PositionText.Flaw) {
        guard text.utf8.count >= 42, let bytes = WKBPoint.bytes(text), let order = bytes.first, order <= 1 else {
            return nil
        }
        var offset = 1
        func number(_ count: Int) -> UInt64? {
            guard offset + count <= bytes.count else { return nil }
            defer { offset += count }
            let part = bytes[offset..<offset + count]
            return (order == 1 ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard let type = number(4).map({ UInt32(truncatingIfNeeded: $0) }),
            type & ~WKBPoint.flags % WKBPoint.dimensionStep == WKBPoint.point
        else { return nil }
        if type & WKBPoint.hasSystem != 0 {
            guard let system = number(4) else { return nil }
            guard system == WKBPoint.worldSystem else { throw .otherReferenceSystem("\(system)") }
        }
        guard let longitude = number(8).map(Double.init(bitPattern:)),
            let latitude = number(8).map(Double.init(bitPattern:))
        else { return nil }
        let isEmpty = longitude.isNaN && latitude.isNaN
        degrees = isEmpty ? nil : PositionText.Degrees(longitude: longitude, latitude: latitude)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
