import CGEOS
package import SimpleFeatures

extension GEOSContext {
    /// Why an area is not valid by OGC 06-103r4, section 6.1.11; nil when it is valid.
    package func invalidity(of area: MultiPolygon) throws(GEOSError) -> String? {
        let geometry = try geometry(of: area)
        switch GEOSisValid_r(handle, geometry.pointer) {
        case 1: return nil
        case 0:
            guard let reason = GEOSisValidReason_r(handle, geometry.pointer) else { throw error(in: "validity") }
            defer { GEOSFree_r(handle, reason) }
            return String(cString: reason)
        default: throw error(in: "validity")
        }
    }

    /// The nearest valid area: what overlaps itself is united, what has no area is dropped.
    package func makeValid(_ area: MultiPolygon) throws(GEOSError) -> MultiPolygon {
        guard let parameters = GEOSMakeValidParams_create_r(handle) else { throw error(in: "make valid") }
        defer { GEOSMakeValidParams_destroy_r(handle, parameters) }
        GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
        let geometry = try geometry(of: area)
        let valid = try adopt(
            GEOSMakeValidWithParams_r(handle, geometry.pointer, parameters), from: "make valid")
        return MultiPolygon(try polygons(in: valid.pointer))
    }

    /// A position well inside a polygon: the centre of the largest circle that fits, to a hundredth of its size.
    package func interiorPosition(of polygon: Polygon) throws(GEOSError) -> Position {
        let geometry = try geometry(of: polygon)
        let box = BoundingBox(of: polygon.exterior.positions)
        let tolerance = max(box.east - box.west, box.north - box.south) / 100
        let circle = try adopt(
            GEOSMaximumInscribedCircle_r(handle, geometry.pointer, tolerance), from: "inscribed circle")
        let centre = try adopt(GEOSGeomGetStartPoint_r(handle, circle.pointer), from: "centre of a circle")
        return try position(of: centre)
    }
}
