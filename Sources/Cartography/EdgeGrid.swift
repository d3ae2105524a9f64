import SimpleFeatures

/// Edges in cells of a degree: which of them may meet a box.
///
/// An edge stands in every cell that its box touches; one that has moved may stand in others as well.
struct EdgeGrid {
    /// For each cell its first entry; -1 where there is none.
    private var first = [Int32](repeating: -1, count: EdgeGrid.width * EdgeGrid.height)
    private var entries: [(edge: Int32, next: Int32)] = []

    private static let width = 360
    private static let height = 180

    private static func columns(_ a: Position, _ b: Position) -> ClosedRange<Int> {
        let (west, east) = (min(a.longitude, b.longitude), max(a.longitude, b.longitude))
        return max(0, min(width - 1, Int(west + 180)))...max(0, min(width - 1, Int(east + 180)))
    }

    private static func rows(_ a: Position, _ b: Position) -> ClosedRange<Int> {
        let (south, north) = (min(a.latitude, b.latitude), max(a.latitude, b.latitude))
        return max(0, min(height - 1, Int(south + 90)))...max(0, min(height - 1, Int(north + 90)))
    }

    mutating func insert(_ edge: Int32, from a: Position, to b: Position) {
        for row in EdgeGrid.rows(a, b) {
            for column in EdgeGrid.columns(a, b) {
                entries.append((edge, first[row * EdgeGrid.width + column]))
                first[row * EdgeGrid.width + column] = Int32(entries.count - 1)
            }
        }
    }

    /// Puts an edge into the cells of its new place, where these are others.
    mutating func move(_ edge: Int32, from old: (Position, Position), to new: (Position, Position)) {
        let isNear =
            EdgeGrid.rows(old.0, old.1) == EdgeGrid.rows(new.0, new.1)
            && EdgeGrid.columns(old.0, old.1) == EdgeGrid.columns(new.0, new.1)
        if !isNear { insert(edge, from: new.0, to: new.1) }
    }

    /// Whether `isMeant` is true for an edge that may meet the box; an edge may be asked about several times.
    func contains(near box: BoundingBox, where isMeant: (Int32) -> Bool) -> Bool {
        let southWest = Position(longitude: box.west, latitude: box.south)
        let northEast = Position(longitude: box.east, latitude: box.north)
        for row in EdgeGrid.rows(southWest, northEast) {
            for column in EdgeGrid.columns(southWest, northEast) {
                var entry = first[row * EdgeGrid.width + column]
                while entry >= 0 {
                    if isMeant(entries[Int(entry)].edge) { return true }
                    entry = entries[Int(entry)].next
                }
            }
        }
        return false
    }
}
