package import SimpleFeatures
import Synchronization

/// A polygon of an area in which positions are located, with the box round it.
///
/// A polygon of a packed file is unpacked when the first position near it comes, once for all threads. Thread rule: any
/// thread at any time; who asks while another unpacks waits.
package final class AreaPart: Sendable {
    package let box: BoundingBox
    private let state: Mutex<State>

    private enum State {
        case packed(PackedPolygon)
        /// Nil for a broken file.
        case unpacked(Polygon?)
    }

    package init(_ polygon: Polygon) {
        box = BoundingBox(of: polygon.exterior.positions)
        state = Mutex(.unpacked(polygon))
    }

    init(_ packed: PackedPolygon) {
        box = packed.box
        state = Mutex(.packed(packed))
    }

    /// Nil in a packed file that is broken, whose answers do not count: see ``PackedChecks``.
    package var polygon: Polygon? {
        state.withLock { state in
            switch state {
            case .unpacked(let polygon): return polygon
            case .packed(let packed):
                let polygon = packed.unpacked()
                state = .unpacked(polygon)
                return polygon
            }
        }
    }
}

/// The area of a country, in which positions are located.
package struct LocatingArea: Sendable {
    package let key: String
    package let parts: [AreaPart]
}
