import CGEOS
package import SimpleFeatures

extension GEOSContext {
    /// All borders rounded to a grid and cut at their crossings, and the faces between them.
    ///
    /// Faces share their borders exactly. Units of `gridSize`: degrees. Source: Hobby, Practical Segment Intersection
    /// with Finite Precision Output, Computational Geometry 13, 1999 (snap rounding).
    package func faces(between areas: [MultiPolygon], gridSize: Double) throws(GEOSError) -> [Polygon] {
        let borders = try borders(of: areas)
        let noded = try adopt(GEOSUnaryUnionPrec_r(handle, borders.pointer, gridSize), from: "snap rounding")
        var lines: [OpaquePointer?] = [noded.pointer]
        let faces = try adopt(GEOSPolygonize_r(handle, &lines, 1), from: "polygonize")
        return try polygons(in: faces.pointer)
    }

    /// Faces of one coverage as one area: the borders between them vanish, all other positions stay as they are.
    package func union(ofFaces faces: [Polygon]) throws(GEOSError) -> MultiPolygon {
        let parts = try geometry(of: MultiPolygon(faces))
        let union = try adopt(GEOSCoverageUnion_r(handle, parts.pointer), from: "coverage union")
        return MultiPolygon(try polygons(in: union.pointer))
    }

    /// A position inside a polygon, however thin it is.
    package func positionOnSurface(of polygon: Polygon) throws(GEOSError) -> Position {
        let geometry = try geometry(of: polygon)
        return try position(of: try adopt(GEOSPointOnSurface_r(handle, geometry.pointer), from: "point on surface"))
    }
}
