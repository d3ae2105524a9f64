import TextFormats

/// A point as well-known text: `POINT (100.5 13.75)`, longitude first, perhaps with `SRID=4326;` before it and heights in it.
///
/// Source: OGC 06-103r4, Simple Feature Access, part 1, 7.2; the prefix is that of PostGIS.
struct WKTPoint {
    /// Nil for `POINT EMPTY`.
    let degrees: PositionText.Degrees?

    /// WGS 84, longitude and latitude.
    private static let referenceSystem = "4326"
    private static let otherTypes = [
        "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    ]

    /// Nil when the text is no well-known text.
    init?(_ text: String) throws(PositionText.Flaw) {
        var rest = text.uppercased()[...]
        if rest.hasPrefix("SRID="), let end = rest.firstIndex(of: ";") {
            let system = rest[..<end].dropFirst("SRID=".count)
            guard system == WKTPoint.referenceSystem else { throw .otherReferenceSystem(String(system)) }
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        if let type = WKTPoint.otherTypes.first(where: rest.hasPrefix) { throw .otherGeometry(type) }
        guard rest.hasPrefix("POINT") else { return nil }
        rest = rest.dropFirst("POINT".count).drop { $0.isWhitespace || $0 == "Z" || $0 == "M" }
        guard !rest.hasPrefix("EMPTY") else {
            degrees = nil
            return
        }
        guard rest.first == "(", rest.last == ")" else { throw .angle(.notAnAngle) }
        let numbers = rest.dropFirst().dropLast().split(whereSeparator: \.isWhitespace).map {
            DecimalNumber.parse(Array($0.utf8)[...])
        }
        guard (2...4).contains(numbers.count), let longitude = numbers[0], let latitude = numbers[1],
            !numbers.contains(nil)
        else { throw .angle(.notAnAngle) }
        degrees = PositionText.Degrees(longitude: longitude, latitude: latitude)
    }
}
