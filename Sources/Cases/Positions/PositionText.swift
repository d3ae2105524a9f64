import SimpleFeatures
import TextFormats

/// A whole position in one text: WKT, WKB in hexadecimal digits, GeoJSON, or two coordinates.
struct PositionText {
    /// A coordinate of a text, not yet known to be within its limits.
    struct Degrees {
        let longitude: Double
        let latitude: Double
        var hasDecimalComma = false
    }

    /// Which of two coordinates stands first, where neither has a hemisphere.
    enum Order { case latitudeFirst, longitudeFirst, unknown }

    /// Why a text gives no position.
    enum Flaw: Error {
        case angle(AngleText.Flaw)
        /// Neither a hemisphere nor a number beyond 90 tells the latitude.
        case unknownOrder
        case otherGeometry(String)
        case otherReferenceSystem(String)
        case malformedGeoJSON
    }

    /// Reads a text; nil where it says that there is no position.
    static func read(
        _ text: String, _ order: Order, mark: DialectChoices.DecimalMark?
    ) throws(Flaw) -> Degrees? {
        if text.first == "{" { return try geoJSON(text) }
        if let point = try WKTPoint(text) { return point.degrees }
        if let point = try WKBPoint(text) { return point.degrees }
        let pair: CoordinatePair
        do throws(AngleText.Flaw) {
            pair = try CoordinatePair(text, mark: mark)
        } catch {
            throw .angle(error)
        }
        return try degrees(of: pair, order)
    }

    private static func degrees(of pair: CoordinatePair, _ order: Order) throws(Flaw) -> Degrees {
        let (first, second) = (pair.first, pair.second)
        let isLatitudeFirst: Bool
        switch (first.axis, order) {
        case (.latitude?, _): isLatitudeFirst = true
        case (.longitude?, _): isLatitudeFirst = false
        case (nil, .latitudeFirst): isLatitudeFirst = true
        case (nil, .longitudeFirst): isLatitudeFirst = false
        case (nil, .unknown):
            // No latitude is beyond 90, so that the other one is.
            guard (abs(first.degrees) > 90) != (abs(second.degrees) > 90) else { throw .unknownOrder }
            isLatitudeFirst = abs(second.degrees) > 90
        }
        let (latitude, longitude) = isLatitudeFirst ? (first, second) : (second, first)
        return Degrees(
            longitude: longitude.degrees, latitude: latitude.degrees,
            hasDecimalComma: first.hasDecimalComma || second.hasDecimalComma)
    }

    private static func geoJSON(_ text: String) throws(Flaw) -> Degrees? {
        switch GeoJSONPoint(Array(text.utf8)) {
        case .position(let longitude, let latitude): return Degrees(longitude: longitude, latitude: latitude)
        case .otherGeometry(let type): throw .otherGeometry(type)
        case .malformed: throw .malformedGeoJSON
        }
    }
}
