/// The whole area of a country: all its parts.
///
/// Shape: polygons that do not overlap; parts cut at the antimeridian are polygons of their own.
package struct MultiPolygon: Hashable, Sendable {
    package let polygons: [Polygon]

    package init(_ polygons: [Polygon]) {
        self.polygons = polygons
    }

    /// The smallest box round the area; nil when there is no polygon.
    package var boundingBox: BoundingBox? {
        BoundingBox(containing: polygons.map { BoundingBox(of: $0.exterior.positions) })
    }

    /// The area with every position moved; parts that collapse are dropped.
    package func mapped(_ move: (Position) -> Position) -> MultiPolygon {
        MultiPolygon(polygons.compactMap { $0.mapped(move) })
    }
}
