import CGEOS
import SimpleFeatures

// Values go in, values come out: no pointer leaves this room.

extension GEOSContext {
    func geometry(of area: MultiPolygon) throws(GEOSError) -> GEOSGeometry {
        var polygons: [OpaquePointer?] = []
        for polygon in area.polygons { polygons.append(try pointer(to: polygon)) }
        return try collection(GEOS_MULTIPOLYGON, of: polygons)
    }

    func geometry(of polygon: Polygon) throws(GEOSError) -> GEOSGeometry {
        try adopt(try pointer(to: polygon), from: "polygon")
    }

    /// All borders as lines, one line a ring.
    func borders(of areas: [MultiPolygon]) throws(GEOSError) -> GEOSGeometry {
        var lines: [OpaquePointer?] = []
        for ring in areas.flatMap(\.polygons).flatMap(\.rings) {
            lines.append(GEOSGeom_createLineString_r(handle, try sequence(of: ring.positions)))
        }
        return try collection(GEOS_MULTILINESTRING, of: lines)
    }

    func point(at position: Position) throws(GEOSError) -> GEOSGeometry {
        try adopt(
            GEOSGeom_createPointFromXY_r(handle, position.longitude, position.latitude), from: "point")
    }

    /// The polygons inside a geometry of any type; points and lines are left out.
    func polygons(in geometry: OpaquePointer) throws(GEOSError) -> [Polygon] {
        if GEOSGeomTypeId_r(handle, geometry) == Int32(GEOS_POLYGON.rawValue) {
            return GEOSisEmpty_r(handle, geometry) == 1 ? [] : [try polygon(geometry)]
        }
        let count = GEOSGetNumGeometries_r(handle, geometry)
        guard GEOSGeomTypeId_r(handle, geometry) >= Int32(GEOS_MULTIPOINT.rawValue), count > 0 else { return [] }
        var found: [Polygon] = []
        for index in 0..<count {
            guard let part = GEOSGetGeometryN_r(handle, geometry, index) else {
                throw error(in: "part of a collection")
            }
            found += try polygons(in: part)
        }
        return found
    }

    func position(of point: GEOSGeometry) throws(GEOSError) -> Position {
        var longitude = 0.0
        var latitude = 0.0
        guard GEOSGeomGetX_r(handle, point.pointer, &longitude) == 1,
            GEOSGeomGetY_r(handle, point.pointer, &latitude) == 1
        else { throw error(in: "coordinates of a point") }
        return Position(longitude: longitude, latitude: latitude)
    }

    func collection(_ type: GEOSGeomTypes, of parts: [OpaquePointer?]) throws(GEOSError) -> GEOSGeometry {
        var parts = parts
        return try adopt(
            GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &parts, UInt32(parts.count)), from: "collection")
    }

    private func pointer(to polygon: Polygon) throws(GEOSError) -> OpaquePointer? {
        var holes: [OpaquePointer?] = []
        for hole in polygon.holes { holes.append(try ring(hole)) }
        return GEOSGeom_createPolygon_r(handle, try ring(polygon.exterior), &holes, UInt32(holes.count))
    }

    private func ring(_ ring: Ring) throws(GEOSError) -> OpaquePointer? {
        GEOSGeom_createLinearRing_r(handle, try sequence(of: ring.positions))
    }

    private func sequence(of positions: [Position]) throws(GEOSError) -> OpaquePointer {
        // Safe: a position is two doubles, longitude first, which is the layout GEOS copies.
        let sequence = positions.withUnsafeBytes { bytes in
            GEOSCoordSeq_copyFromBuffer_r(
                handle, bytes.bindMemory(to: Double.self).baseAddress, UInt32(positions.count), 0, 0)
        }
        guard let sequence else { throw error(in: "coordinates") }
        return sequence
    }

    private func polygon(_ pointer: OpaquePointer) throws(GEOSError) -> Polygon {
        guard let exterior = try ring(from: GEOSGetExteriorRing_r(handle, pointer)) else {
            throw error(in: "exterior ring")
        }
        var holes: [Ring] = []
        for index in 0..<max(0, GEOSGetNumInteriorRings_r(handle, pointer)) {
            if let hole = try ring(from: GEOSGetInteriorRingN_r(handle, pointer, index)) { holes.append(hole) }
        }
        return Polygon(exterior: exterior, holes: holes)
    }

    private func ring(from pointer: OpaquePointer?) throws(GEOSError) -> Ring? {
        guard let pointer, let sequence = GEOSGeom_getCoordSeq_r(handle, pointer) else { throw error(in: "ring") }
        var count: UInt32 = 0
        guard GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else { throw error(in: "size of a ring") }
        var numbers = [Double](repeating: 0, count: 2 * Int(count))
        guard GEOSCoordSeq_copyToBuffer_r(handle, sequence, &numbers, 0, 0) == 1 else { throw error(in: "coordinates") }
        return Ring(
            stride(from: 0, to: numbers.count, by: 2).map {
                Position(longitude: numbers[$0], latitude: numbers[$0 + 1])
            })
    }
}
