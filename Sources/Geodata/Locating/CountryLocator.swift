package import SimpleFeatures

/// Finds the country of a position.
///
/// The answer comes from the polygons themselves while a strip of one degree of latitude has been asked for a few
/// positions only, and from its fine cells afterwards; it is the same. Copies share what has been cut into cells, so
/// that each thread works with a copy of its own. Cost: tens of nanoseconds a position once the cells are cut.
package struct CountryLocator: Sendable {
    /// A country and how far its border is from a position outside it.
    package struct Neighbour: Hashable, Sendable {
        package let id: CountryID
        package let distanceInMeters: Double
    }

    private var areas: AreaIndex
    private let cut: CutStrips
    /// The strips that this copy has asked for, and how often it asked for the others.
    private var strips: [BorderStrip?]
    private var questionCounts: [Int32]

    /// Cutting a strip costs as much as about this many questions to the polygons.
    private static let questionsBeforeCut: Int32 = 64
    /// Units: metres. Up to here the fine cells round a position are searched for the nearest border.
    private static let cellSearchLimitInMeters = 50_000.0

    /// Takes the areas in which to locate, in the order of their IDs.
    package init(_ areas: [(id: CountryID, area: MultiPolygon)]) {
        let index = AreaIndex(areas)
        self.areas = index
        cut = CutStrips(index)
        strips = Array(repeating: nil, count: GlobeGrid.stripCount)
        questionCounts = Array(repeating: 0, count: GlobeGrid.stripCount)
    }

    /// The country whose area or border holds the position; the first by key where a border belongs to two.
    ///
    /// Edges: exact, equal to `intersects` of GEOS on the same polygons. Longitudes -180 and 180 are one meridian.
    package mutating func country(at position: Position) -> CountryID? {
        let fineRow = GlobeGrid.fineRow(of: position.latitude)
        let strip = fineRow / GlobeGrid.division
        guard abs(position.longitude) < 180, prepare(strip) else { return areas.country(at: position) }
        let column = GlobeGrid.fineColumn(of: position.longitude)
        guard let cells = strips[strip] else { return areas.country(at: position) }
        let answer = cells.answer(at: position, fineColumn: column, fineRow: fineRow)
        if case .doubtful = answer { return areas.country(at: position) }
        return cells.first(of: answer)
    }

    /// Whether the area or the border of a country holds the position.
    package mutating func contains(_ id: CountryID, _ position: Position) -> Bool {
        let fineRow = GlobeGrid.fineRow(of: position.latitude)
        let strip = fineRow / GlobeGrid.division
        guard abs(position.longitude) < 180, prepare(strip), let cells = strips[strip] else {
            return areas.contains(id, position)
        }
        let column = GlobeGrid.fineColumn(of: position.longitude)
        let answer = cells.answer(at: position, fineColumn: column, fineRow: fineRow)
        if case .doubtful = answer { return areas.contains(id, position) }
        return cells.holds(answer, id)
    }

    /// The country whose border is nearest to a position that no country holds, up to a limit.
    ///
    /// Units: metres on the WGS 84 ellipsoid, to the nearest border position; up to 10 km and below 80° of latitude
    /// the distance is too long by less than 1 %, since the nearest border position is sought in a plane. Edges: the
    /// first by key of two that are equally near.
    package mutating func nearest(to position: Position, withinMeters limit: Double) -> Neighbour? {
        guard limit > 0 else { return nil }
        let plane = LocalPlane(at: position)
        let window = FineWindow(around: position, withinDegrees: plane.degreesOfLatitude(inMeters: limit))
        guard limit <= CountryLocator.cellSearchLimitInMeters, prepare(window.strips) else {
            return areas.nearest(to: position, withinMeters: limit)
        }
        var best: (id: CountryID, nearest: LocalPlane.Nearest)?
        for strip in window.strips {
            strips[strip]?.forEachEdge(in: window, strip) { edge, owner in
                guard let found = plane.nearest(on: edge.start, edge.end, shift: window.shift(of: edge)),
                    found.squaredMeters <= limit * limit
                else { return }
                if let known = best,
                    (known.nearest.squaredMeters, known.id) <= (found.squaredMeters, owner)
                { return }
                best = (owner, found)
            }
        }
        guard let best else { return nil }
        let distance = Geodesic.distanceInMeters(from: position, to: best.nearest.position)
        return distance <= limit ? Neighbour(id: best.id, distanceInMeters: distance) : nil
    }

    /// About how far a position is from a country, for people to read.
    ///
    /// Units: metres. Edges: up to 10 km as exact as ``nearest(to:withinMeters:)``, up to 500 km within 5 %; beyond that
    /// the distance to the nearest vertex, which is too long by half a straight border at most.
    package mutating func distanceInMeters(from position: Position, to id: CountryID) -> Double {
        areas.distanceInMeters(from: position, to: id)
    }

    /// Whether the strips are cut, which they are from a number of questions on.
    private mutating func prepare(_ wanted: ClosedRange<Int>) -> Bool {
        wanted.reduce(true) { prepare($1) && $0 }
    }

    @inline(__always)
    private mutating func prepare(_ strip: Int) -> Bool {
        if strips[strip] != nil { return true }
        questionCounts[strip] += 1
        guard questionCounts[strip] > CountryLocator.questionsBeforeCut else { return false }
        strips[strip] = cut.strip(strip)
        return strips[strip] != nil
    }
}
