import SimpleFeatures
import TextFormats

/// Reads countries from GeoJSON: ours or the user's.
package enum CountryFile {
    /// The properties that hold the key and the name of a feature.
    package struct Fields: Hashable, Sendable {
        package let key: String
        package let name: String

        package init(key: String, name: String) {
            self.key = key
            self.name = name
        }

        /// Those of the files that ship with the project.
        package static let shipped = Fields(key: "iso_a3", name: "name")
    }

    /// All features of a FeatureCollection whose geometries are Polygon or MultiPolygon.
    ///
    /// Throws: ``GeodataError`` with the feature and what is wrong with it.
    package static func countries(in bytes: [UInt8], path: String, fields: Fields) throws(GeodataError) -> [Country] {
        var features: [FeatureReader] = []
        do {
            try JSONScanner.scan(bytes) { scanner in
                var type: String?
                try scanner.readObject { name, scanner in
                    switch name {
                    case "type": type = try scanner.readText()
                    case "features":
                        try scanner.readArray { scanner in
                            var feature = FeatureReader(number: features.count + 1, fields: fields)
                            try feature.read(&scanner)
                            features.append(feature)
                        }
                    default: try scanner.skipValue()
                    }
                }
                try scanner.expectEnd()
                guard type == "FeatureCollection" else { throw ShapeError(reason: "not a GeoJSON FeatureCollection") }
            }
            guard !features.isEmpty else { throw ShapeError(reason: "no feature in it") }
            return try features.map { try $0.country() }
        } catch let error as JSONError {
            throw .malformed(path: path, reason: "byte \(error.offset): \(error.wanted) is wanted here")
        } catch let error as ShapeError {
            throw .malformed(path: path, reason: error.reason)
        } catch {
            throw .malformed(path: path, reason: "\(error)")
        }
    }
}

/// Sound JSON that holds something else than countries.
private struct ShapeError: Error {
    let reason: String
}

/// One feature while it is read.
private struct FeatureReader {
    let number: Int
    let fields: CountryFile.Fields
    private var texts: [String: String] = [:]
    private var isUnassigned = false
    private var labelLongitude: Double?
    private var labelLatitude: Double?
    private var polygons: [Polygon] = []

    init(number: Int, fields: CountryFile.Fields) {
        self.number = number
        self.fields = fields
    }

    mutating func read(_ scanner: inout JSONScanner) throws {
        try scanner.readObject { name, scanner in
            switch name {
            case "properties":
                if try !scanner.readNull() { try readProperties(&scanner) }
            case "geometry":
                if try !scanner.readNull() { polygons = try readGeometry(&scanner) }
            default: try scanner.skipValue()
            }
        }
    }

    private mutating func readProperties(_ scanner: inout JSONScanner) throws {
        let wanted: Set = [fields.key, fields.name, "iso_a2", "continent", "region"]
        try scanner.readObject { name, scanner in
            switch name {
            case "unassigned": isUnassigned = try scanner.readFlag()
            case "label_longitude": labelLongitude = try scanner.readNumberIfPresent()
            case "label_latitude": labelLatitude = try scanner.readNumberIfPresent()
            case _ where wanted.contains(name): texts[name] = try scanner.readText()
            default: try scanner.skipValue()
            }
        }
    }

    func country() throws -> Country {
        guard let key = texts[fields.key], !key.isEmpty else {
            throw ShapeError(reason: "feature \(number) has no text in '\(fields.key)': name another field with --key")
        }
        guard key != "-99" else {
            throw ShapeError(
                reason:
                    "feature \(number) has the key -99, which Natural Earth writes for 'no code': try --key ADM0_A3, or adm0_a3"
            )
        }
        guard !polygons.isEmpty else { throw ShapeError(reason: "feature \(number) (\(key)) has no area") }
        var label: Position?
        if let labelLongitude, let labelLatitude {
            label = Position(checking: labelLongitude, latitude: labelLatitude)
        }
        return Country(
            key: key, alpha2: texts["iso_a2"].flatMap { $0.utf8.count == 2 ? $0 : nil },
            name: texts[fields.name] ?? key, continent: texts["continent"],
            region: texts["region"], isUnassigned: isUnassigned, label: label, area: MultiPolygon(polygons))
    }

    // MARK: Geometry

    private func readGeometry(_ scanner: inout JSONScanner) throws -> [Polygon] {
        var type: String?
        var nested: [[Ring]] = []
        try scanner.readObject { name, scanner in
            switch name {
            case "type":
                type = try scanner.readText()
                guard type == "Polygon" || type == "MultiPolygon" else {
                    throw ShapeError(reason: "feature \(number) is a \(type ?? "nothing"), not an area")
                }
            case "coordinates":
                // RFC 7946 lets `coordinates` stand before `type`: the depth of the lists tells which it is.
                nested = try readCoordinates(&scanner)
            default: try scanner.skipValue()
            }
        }
        return nested.compactMap { rings in rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) } }
    }

    private func readCoordinates(_ scanner: inout JSONScanner) throws -> [[Ring]] {
        var polygons: [[Ring]] = []
        var rings: [Ring] = []
        try scanner.readArray { scanner in
            if try scanner.isNested(lists: 3) {
                var parts: [Ring] = []
                try scanner.readArray { parts.append(try readRing(&$0)) }
                polygons.append(parts)
            } else {
                rings.append(try readRing(&scanner))
            }
        }
        return rings.isEmpty ? polygons : [rings]
    }

    private func readRing(_ scanner: inout JSONScanner) throws -> Ring {
        var positions: [Position] = []
        try scanner.readArray { scanner in
            let (longitude, latitude) = try scanner.readFirstTwoNumbers()
            guard let position = Position(withinRounding: longitude, latitude: latitude) else {
                throw ShapeError(
                    reason: "feature \(number): \(longitude), \(latitude) are no degrees; reproject to EPSG:4326 first")
            }
            if let last = positions.last, abs(last.longitude - longitude) > 180, abs(latitude) != 90 {
                throw ShapeError(
                    reason: "feature \(number) crosses the antimeridian uncut; cut it first (ogr2ogr -wrapdateline)")
            }
            if position != positions.last { positions.append(position) }
        }
        guard let ring = Ring(positions) else {
            throw ShapeError(reason: "feature \(number) has a ring that is open or has fewer than four positions")
        }
        return ring
    }
}

extension Position {
    /// Units: degrees. How far a number may lie beyond its range: files made from shapefiles have 180.00000000000006.
    private static let roundingInDegrees = 1e-9

    /// Takes numbers that lie beyond their ranges by rounding alone as the ends of the ranges; nil farther off.
    fileprivate init?(withinRounding longitude: Double, latitude: Double) {
        let limits = (longitude: 180.0, latitude: 90.0)
        guard abs(longitude) <= limits.longitude + Position.roundingInDegrees,
            abs(latitude) <= limits.latitude + Position.roundingInDegrees
        else { return nil }
        self.init(
            longitude: max(-limits.longitude, min(limits.longitude, longitude)),
            latitude: max(-limits.latitude, min(limits.latitude, latitude)))
    }
}
