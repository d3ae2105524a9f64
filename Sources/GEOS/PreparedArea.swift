import CGEOS
package import SimpleFeatures

/// An area that answers many questions about positions.
///
/// Thread rule: belongs to its context and its thread.
package final class PreparedArea {
    private let area: GEOSGeometry
    private let prepared: OpaquePointer

    package init(_ area: MultiPolygon, context: GEOSContext) throws(GEOSError) {
        self.area = try context.geometry(of: area)
        guard let prepared = GEOSPrepare_r(context.handle, self.area.pointer) else {
            throw context.error(in: "prepare")
        }
        self.prepared = prepared
    }

    deinit { GEOSPreparedGeom_destroy_r(area.context.handle, prepared) }

    /// Whether the position lies inside the area or on its border.
    package func intersects(_ position: Position) throws(GEOSError) -> Bool {
        let point = try area.context.point(at: position)
        switch GEOSPreparedIntersects_r(area.context.handle, prepared, point.pointer) {
        case 1: return true
        case 0: return false
        default: throw area.context.error(in: "intersects")
        }
    }
}
