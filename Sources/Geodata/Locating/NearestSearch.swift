import SimpleFeatures

/// A country near a position outside it.
package struct Neighbour: Hashable, Sendable {
    package let id: CountryID
    private let position: Position
    private let nearest: Position

    /// How far the country's border is from the position, on the ellipsoid.
    package var distanceInMeters: Double { Geodesic.distanceInMeters(from: position, to: nearest) }

    /// A plane is wrong by less than 1 % of the distance; only what is nearer to the limit is measured again.
    private static let sureShare = 0.98
    /// Units: degrees. Nearer to a pole the plane is worse.
    private static let sureLatitude = 80.0

    /// Nil when the distance on the ellipsoid is beyond the limit.
    init?(_ id: CountryID, _ found: LocalPlane.Nearest, from position: Position, withinMeters limit: Double) {
        self.id = id
        self.position = position
        nearest = found.position
        let sure = Neighbour.sureShare * limit
        if found.squaredMeters <= sure * sure && abs(position.latitude) <= Neighbour.sureLatitude { return }
        guard distanceInMeters <= limit else { return nil }
    }
}

/// Seeks the nearest border in the fine cells round a position.
struct NearestSearch {
    private let plane: LocalPlane
    private let limitInMeters: Double
    private var cells: [NearCell] = []
    /// The places of the cells in `cells`, with how near each is at least.
    private var order: [(squaredMeters: Double, place: Int32)] = []

    /// A border cell near the position.
    private struct NearCell {
        let view: StripView
        let cell: BorderCell
    }

    private static let usualCellCount = 64

    init(to position: Position, withinMeters limit: Double) {
        plane = LocalPlane(at: position)
        limitInMeters = limit
        cells.reserveCapacity(NearestSearch.usualCellCount)
        order.reserveCapacity(NearestSearch.usualCellCount)
    }

    /// Adds the border cells of a strip that are near enough; the strip must outlive the search.
    mutating func add(_ view: StripView, _ strip: Int, in window: FineWindow) {
        view.forEachBorderCell(in: window, strip) { cell, column, row in
            let squared = plane.squaredMeters(toCellAt: column, row)
            guard squared <= limitInMeters * limitInMeters else { return }
            order.append((squared, Int32(truncatingIfNeeded: cells.count)))
            cells.append(NearCell(view: view, cell: cell))
        }
    }

    /// The nearest country; the first by key of two that are equally near.
    func nearest() -> Neighbour? {
        var best: (id: CountryID, nearest: LocalPlane.Nearest)?
        // The nearest cells first: most of the others need not be looked into.
        for (squaredMeters, place) in order.sorted(by: { $0.squaredMeters < $1.squaredMeters }) {
            if let best, best.nearest.squaredMeters < squaredMeters { break }
            let near = cells[Int(place)]
            near.view.forEachEdge(of: near.cell) { edge, owner in
                let found = plane.nearest(on: edge.start, edge.end, shift: plane.shift(of: edge))
                guard found.squaredMeters <= limitInMeters * limitInMeters else { return }
                if let known = best, (known.nearest.squaredMeters, known.id) < (found.squaredMeters, owner) { return }
                if let known = best, known.id == owner, !found.precedes(known.nearest) { return }
                best = (owner, found)
            }
        }
        return best.flatMap { Neighbour($0.id, $0.nearest, from: plane.origin, withinMeters: limitInMeters) }
    }
}
