import SimpleFeatures

/// The edges of a ring in their order, with a box round every few of them, and round every few of those.
///
/// Neighbours on a ring are neighbours on the ground, so that most boxes are far from a position and are passed over with
/// all that is in them. Cost: building is one walk along the ring. Source: the natural index of tg (Baker, 2023);
/// even-odd rule of Shimrat, Algorithm 112, CACM 5, 1962.
struct EdgeBlocks: Sendable {
    private let positions: [Position]
    /// The boxes of blocks of edges.
    private let blocks: [BoundingBox]
    /// The boxes of groups of blocks.
    private let groups: [BoundingBox]

    private static let edgesPerBlock = 16
    private static let blocksPerGroup = 16
    private static let edgesPerGroup = edgesPerBlock * blocksPerGroup

    init(_ ring: Ring) {
        positions = ring.positions
        blocks = EdgeBlocks.boxes(round: ring.positions)
        groups = stride(from: 0, to: blocks.count, by: EdgeBlocks.blocksPerGroup).map { [blocks] start in
            BoundingBox(round: blocks[start..<min(start + EdgeBlocks.blocksPerGroup, blocks.count)])
        }
    }

    /// A box for each block of edges; a block ends where the next begins.
    private static func boxes(round positions: [Position]) -> [BoundingBox] {
        stride(from: 0, to: positions.count - 1, by: edgesPerBlock).map { start in
            let end = min(start + edgesPerBlock, positions.count - 1)
            return BoundingBox(round: positions[start...end])
        }
    }

    // MARK: The side of a position

    /// Where a position lies to the ring.
    enum Side { case outside, inside, border }

    /// Counts the edges that a ray from the position to the east crosses.
    func side(of position: Position) -> Side {
        var isInside = false
        for group in groups.indices {
            switch groups[group].meeting(position) {
            case .passedBy: continue
            case .crossedWhole: if isCrossed(edges(ofGroup: group), at: position.latitude) { isInside.toggle() }
            case .around:
                for block in blocks(of: group) where !look(into: block, position, &isInside) { return .border }
            }
        }
        return isInside ? .inside : .outside
    }

    /// False where the position lies on an edge of the block.
    private func look(into block: Int, _ position: Position, _ isInside: inout Bool) -> Bool {
        switch blocks[block].meeting(position) {
        case .passedBy: break
        case .crossedWhole: if isCrossed(edges(of: block), at: position.latitude) { isInside.toggle() }
        case .around:
            for index in edges(of: block) {
                switch edge(index).crossing(eastOf: position) {
                case .none: continue
                case .crosses: isInside.toggle()
                case .touches: return false
                }
            }
        }
        return true
    }

    /// Whether a line of edges crosses a latitude an odd number of times: whether its ends lie on two sides.
    private func isCrossed(_ edges: Range<Int>, at latitude: Double) -> Bool {
        (positions[edges.lowerBound].latitude > latitude) != (positions[edges.upperBound].latitude > latitude)
    }

    // MARK: The nearest position

    /// Puts the nearest position of the ring into `nearest` where it is nearer to the plane's origin than what is there,
    /// and within the limit.
    func seekNearest(
        in plane: LocalPlane, shift: Double, withinMeters limit: Double, _ nearest: inout LocalPlane.Nearest?
    ) {
        func mayHoldNearest(_ box: BoundingBox) -> Bool {
            plane.squaredMeters(to: box, shift: shift) * EdgeBlocks.rounding <= nearest?.squaredMeters ?? limit * limit
        }
        for group in groups.indices where mayHoldNearest(groups[group]) {
            for block in blocks(of: group) where mayHoldNearest(blocks[block]) {
                for index in edges(of: block) {
                    let edge = edge(index)
                    let found = plane.nearest(on: edge.start, edge.end, shift: shift)
                    guard found.squaredMeters <= limit * limit else { continue }
                    if nearest.map(found.precedes) ?? true { nearest = found }
                }
            }
        }
    }

    /// The distance of a box and that of a position on its side are rounded in different ways.
    private static let rounding = 1 - 1e-9

    // MARK: Parts

    private func blocks(of group: Int) -> Range<Int> {
        let first = group * EdgeBlocks.blocksPerGroup
        return first..<min(first + EdgeBlocks.blocksPerGroup, blocks.count)
    }

    private func edges(of block: Int) -> Range<Int> {
        let first = block * EdgeBlocks.edgesPerBlock
        return first..<min(first + EdgeBlocks.edgesPerBlock, positions.count - 1)
    }

    private func edges(ofGroup group: Int) -> Range<Int> {
        let first = group * EdgeBlocks.edgesPerGroup
        return first..<min(first + EdgeBlocks.edgesPerGroup, positions.count - 1)
    }

    @inline(__always)
    private func edge(_ index: Int) -> Edge { Edge(start: positions[index], end: positions[index + 1]) }
}

/// One edge of a ring.
private struct Edge {
    let start: Position
    let end: Position

    enum Crossing { case none, crosses, touches }

    /// How a ray from `position` to the east meets the edge; an end counts to the edge that goes up from it.
    @inline(__always)
    func crossing(eastOf position: Position) -> Crossing {
        let startsAbove = start.latitude > position.latitude
        let endsAbove = end.latitude > position.latitude
        let crossesLatitude = startsAbove != endsAbove
        if !crossesLatitude && start.latitude != position.latitude && end.latitude != position.latitude { return .none }
        let west = min(start.longitude, end.longitude)
        let east = max(start.longitude, end.longitude)
        if position.longitude > east { return .none }
        if position.longitude < west { return crossesLatitude ? .crosses : .none }
        switch Orientation.of(position, from: start, to: end) {
        case .on: return isBetweenEnds(position.latitude) ? .touches : .none
        case .left: return crossesLatitude && endsAbove ? .crosses : .none
        case .right: return crossesLatitude && startsAbove ? .crosses : .none
        }
    }

    private func isBetweenEnds(_ latitude: Double) -> Bool {
        min(start.latitude, end.latitude) <= latitude && latitude <= max(start.latitude, end.latitude)
    }
}

extension BoundingBox {
    /// How a ray from a position to the east meets a line of edges in the box.
    fileprivate enum Meeting {
        /// It meets no edge.
        case passedBy
        /// It meets all edges that cross its latitude.
        case crossedWhole
        case around
    }

    @inline(__always)
    fileprivate func meeting(_ position: Position) -> Meeting {
        if position.latitude < south || position.latitude > north || position.longitude > east { return .passedBy }
        return position.longitude < west ? .crossedWhole : .around
    }

    fileprivate init(round positions: ArraySlice<Position>) {
        var (west, south) = (Double.infinity, Double.infinity)
        var (east, north) = (-Double.infinity, -Double.infinity)
        for position in positions {
            (west, south) = (min(west, position.longitude), min(south, position.latitude))
            (east, north) = (max(east, position.longitude), max(north, position.latitude))
        }
        self.init(west: west, south: south, east: east, north: north)
    }

    /// The plain box round plain boxes.
    fileprivate init(round boxes: ArraySlice<BoundingBox>) {
        var (west, south) = (Double.infinity, Double.infinity)
        var (east, north) = (-Double.infinity, -Double.infinity)
        for box in boxes {
            (west, south) = (min(west, box.west), min(south, box.south))
            (east, north) = (max(east, box.east), max(north, box.north))
        }
        self.init(west: west, south: south, east: east, north: north)
    }
}
