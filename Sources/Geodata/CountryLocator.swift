package import SimpleFeatures

/// Finds the country of a position.
///
/// Cost: a list of polygons for each cell of one degree; a polygon sorts its own edges once enough positions ask it.
package struct CountryLocator: Sendable {
    /// A country and how far its border is from a position outside it.
    package struct Neighbour: Hashable, Sendable {
        package let id: CountryID
        package let distanceInMeters: Double
    }

    private var polygons: [PolygonIndex] = []
    private var owners: [CountryID] = []
    private let cells: CellLists

    /// Takes the areas in which to locate, in the order of their IDs.
    package init(_ areas: [(id: CountryID, area: MultiPolygon)]) {
        for (id, area) in areas {
            polygons += area.polygons.map { PolygonIndex($0) }
            owners += repeatElement(id, count: area.polygons.count)
        }
        cells = CellLists(polygons.map(\.box))
    }

    /// The country whose area or border holds the position; the first by key where a border belongs to two.
    ///
    /// Edges: exact, equal to `intersects` of GEOS on the same polygons. Longitudes -180 and 180 are one meridian.
    package mutating func country(at position: Position) -> CountryID? {
        firstOwner(at: position, where: { _ in true })
    }

    /// Whether the area or the border of a country holds the position.
    package mutating func contains(_ id: CountryID, _ position: Position) -> Bool {
        firstOwner(at: position, where: { $0 == id }) != nil
    }

    private mutating func firstOwner(at position: Position, where isWanted: (CountryID) -> Bool) -> CountryID? {
        var found = owner(at: position, where: isWanted)
        if abs(position.longitude) == 180 {
            let opposite = Position(longitude: -position.longitude, latitude: position.latitude)
            found = [found, owner(at: opposite, where: isWanted)].compactMap { $0 }.min()
        }
        return found
    }

    private mutating func owner(at position: Position, where isWanted: (CountryID) -> Bool) -> CountryID? {
        // Polygons lie in the order of their owners, so that the first hit is the country with the lowest key.
        for index in cells.list(at: position) where isWanted(owners[Int(index)]) {
            if polygons[Int(index)].contains(position) { return owners[Int(index)] }
        }
        return nil
    }

    /// The country whose border is nearest to a position that no country holds, up to a limit.
    ///
    /// Units: metres on the WGS 84 ellipsoid, to the nearest border position; up to 10 km and below 80° of latitude
    /// the distance is too long by less than 1 %, since the nearest border position is sought in a plane.
    package mutating func nearest(to position: Position, withinMeters limit: Double) -> Neighbour? {
        nearest(to: position, withinMeters: limit, where: { _ in true })
    }

    /// About how far a position is from a country, for people to read.
    ///
    /// Units: metres. Edges: up to 10 km as exact as ``nearest(to:withinMeters:)``, up to 500 km within 5 %; beyond that
    /// the distance to the nearest vertex, which is too long by half a straight border at most.
    package mutating func distanceInMeters(from position: Position, to id: CountryID) -> Double {
        if let near = nearest(to: position, withinMeters: CountryLocator.planeLimitInMeters, where: { $0 == id }) {
            return near.distanceInMeters
        }
        let vertices = zip(polygons, owners).filter { $0.1 == id }.flatMap { $0.0.polygon.exterior.positions }
        let nearest = vertices.min { position.squaredChord(to: $0) < position.squaredChord(to: $1) }
        return nearest.map { Geodesic.distanceInMeters(from: position, to: $0) } ?? .infinity
    }

    private static let planeLimitInMeters = 500_000.0

    private mutating func nearest(
        to position: Position, withinMeters limit: Double, where isWanted: (CountryID) -> Bool
    ) -> Neighbour? {
        let plane = LocalPlane(at: position)
        var best: (id: CountryID, nearest: LocalPlane.Nearest)?
        for index in cells.lists(around: position, withinDegrees: plane.degreesOfLatitude(inMeters: limit))
        where isWanted(owners[Int(index)]) {
            let reach = best?.nearest.squaredMeters.squareRoot() ?? limit
            guard let found = polygons[Int(index)].nearestPosition(to: position, in: plane, withinMeters: reach),
                found.squaredMeters < best?.nearest.squaredMeters ?? .infinity
            else { continue }
            best = (owners[Int(index)], found)
        }
        guard let best else { return nil }
        let distance = Geodesic.distanceInMeters(from: position, to: best.nearest.position)
        return distance <= limit ? Neighbour(id: best.id, distanceInMeters: distance) : nil
    }
}

extension Position {
    /// The squared length of the straight line through a globe of radius 1: grows with the distance.
    fileprivate func squaredChord(to other: Position) -> Double {
        let (a, b) = (UnitVector(self), UnitVector(other))
        return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z)
    }
}
