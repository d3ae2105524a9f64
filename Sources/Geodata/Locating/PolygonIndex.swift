import SimpleFeatures

/// Answers whether a polygon contains a position, and how near its border is.
///
/// The edges lie in horizontal stripes; a ray to the east from a position meets only edges of its own stripe. Cost:
/// stripes are cut when so many positions have asked that walking over all edges has cost more than cutting does.
/// Source: the y-stripes index of tg (Baker, 2023); even-odd rule of Shimrat, Algorithm 112, CACM 5, 1962.
struct PolygonIndex: Sendable {
    let part: AreaPart
    /// The polygon of the part, once this index has asked for it.
    private var polygon: Polygon?
    private var stripes: Stripes?
    private var questionCount = 0

    private static let questionsBeforeStripes = 8

    init(_ part: AreaPart) {
        self.part = part
    }

    var box: BoundingBox { part.box }

    /// Whether the position lies inside the polygon or on its border: what GEOS calls `intersects`.
    mutating func contains(_ position: Position) -> Bool {
        guard box.contains(position), let polygon = opened() else { return false }
        var isInside = false
        let isOnBorder = stripes.walk(polygon, at: position.latitude) { edge in
            switch edge.crossing(eastOf: position) {
            case .none: return false
            case .crosses:
                isInside.toggle()
                return false
            case .touches: return true
            }
        }
        return isOnBorder || isInside
    }

    /// The border position nearest to `position`, if one is near.
    mutating func nearestPosition(to position: Position, in plane: LocalPlane, withinMeters limit: Double)
        -> LocalPlane.Nearest?
    {
        guard let polygon = opened() else { return nil }
        var nearest: LocalPlane.Nearest?
        let reach = plane.degreesOfLatitude(inMeters: limit)
        let south = position.latitude - reach
        let north = position.latitude + reach
        let shift = plane.shift(of: box)
        stripes.walk(polygon, from: south, to: north) { edge in
            let found = plane.nearest(on: edge.start, edge.end, shift: shift)
            guard found.squaredMeters <= limit * limit else { return }
            if nearest.map(found.precedes) ?? true { nearest = found }
        }
        return nearest
    }

    /// The polygon, with its stripes cut if that pays.
    private mutating func opened() -> Polygon? {
        guard stripes == nil else { return polygon }
        if polygon == nil { polygon = part.polygon }
        questionCount += 1
        if questionCount > PolygonIndex.questionsBeforeStripes { stripes = polygon.map { Stripes($0, box: box) } }
        return polygon
    }
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

/// Which edges a horizontal line can meet.
///
/// Shape: stripe `i` holds the edges `members[starts[i]..<starts[i + 1]]`; an edge is in every stripe that it touches.
private struct Stripes: Sendable {
    let south: Double
    let stripesPerDegree: Double
    let starts: [Int32]
    let members: [Int32]
    let edges: [Edge]

    private static let edgesPerStripe = 4
    private static let largestStripeCount = 4096

    init(_ polygon: Polygon, box: BoundingBox) {
        var edges: [Edge] = []
        polygon.forEachEdge { edges.append($0) }
        let count = max(1, min(edges.count / Stripes.edgesPerStripe, Stripes.largestStripeCount))
        let height = box.north - box.south
        let stripesPerDegree = height > 0 ? Double(count) / height : 0
        let stripe = { (latitude: Double) in
            Stripes.stripe(at: latitude, south: box.south, stripesPerDegree: stripesPerDegree, count: count)
        }
        let spans = edges.map { edge in
            let (a, b) = (stripe(edge.start.latitude), stripe(edge.end.latitude))
            return min(a, b)...max(a, b)
        }
        var starts = [Int32](repeating: 0, count: count + 1)
        for span in spans { for index in span { starts[index + 1] += 1 } }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var members = [Int32](repeating: 0, count: Int(starts[count]))
        for (edge, span) in spans.enumerated() {
            for index in span {
                members[Int(next[index])] = Int32(edge)
                next[index] += 1
            }
        }
        self.south = box.south
        self.stripesPerDegree = stripesPerDegree
        self.starts = starts
        self.members = members
        self.edges = edges
    }

    /// The stripe at a latitude; never decreases from south to north, so that rounding loses no edge.
    static func stripe(at latitude: Double, south: Double, stripesPerDegree: Double, count: Int) -> Int {
        Int(max(0, min(Double(count - 1), (latitude - south) * stripesPerDegree)))
    }

    func stripe(at latitude: Double) -> Int {
        Stripes.stripe(at: latitude, south: south, stripesPerDegree: stripesPerDegree, count: starts.count - 1)
    }
}

extension Stripes? {
    /// Calls `body` for each edge that may meet a latitude until it says true; whether it did.
    @inline(__always)
    fileprivate func walk(_ polygon: Polygon, at latitude: Double, _ body: (Edge) -> Bool) -> Bool {
        guard let stripes = self else {
            var isFound = false
            polygon.forEachEdge { if !isFound { isFound = body($0) } }
            return isFound
        }
        let stripe = stripes.stripe(at: latitude)
        for index in stripes.starts[stripe]..<stripes.starts[stripe + 1]
        where body(stripes.edges[Int(stripes.members[Int(index)])]) {
            return true
        }
        return false
    }

    /// Calls `body` for each edge that may lie between two latitudes; for some edges more than once.
    fileprivate func walk(_ polygon: Polygon, from south: Double, to north: Double, _ body: (Edge) -> Void) {
        guard let stripes = self else { return polygon.forEachEdge(body) }
        let first = stripes.starts[stripes.stripe(at: south)]
        let last = stripes.starts[stripes.stripe(at: north) + 1]
        for index in first..<last { body(stripes.edges[Int(stripes.members[Int(index)])]) }
    }
}

extension Polygon {
    /// Calls `body` for each edge of each ring, in the direction of the ring.
    @inline(__always)
    fileprivate func forEachEdge(_ body: (Edge) -> Void) {
        for ring in rings {
            var start = ring.positions[0]
            for end in ring.positions.dropFirst() {
                body(Edge(start: start, end: end))
                start = end
            }
        }
    }
}
