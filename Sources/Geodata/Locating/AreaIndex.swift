import SimpleFeatures

/// The polygons of all countries, to be asked one by one: exact, with nothing to build before the first question.
///
/// Cost: a list of polygons for each cell of one degree; a polygon sorts its own edges once enough positions ask it.
struct AreaIndex: Sendable {
    private var polygons: [PolygonIndex] = []
    private var owners: [CountryID] = []
    private let cells: CellLists

    /// Takes the areas in the order of their IDs.
    init(_ areas: [(id: CountryID, area: MultiPolygon)]) {
        for (id, area) in areas {
            polygons += area.polygons.map { PolygonIndex($0) }
            owners += repeatElement(id, count: area.polygons.count)
        }
        cells = CellLists(polygons.map(\.box))
    }

    /// One more than the largest index of a country.
    var ownerCount: Int { (owners.map(\.index).max() ?? -1) + 1 }

    /// The borders in a strip of one degree of latitude, cut into fine cells.
    func strip(_ number: Int) -> BorderStrip {
        var builder = BorderStripBuilder(number)
        let (south, north) = (Double(number - 90), Double(number - 89))
        for (polygon, owner) in zip(polygons, owners)
        where polygon.box.north >= south - GlobeGrid.inflation && polygon.box.south <= north + GlobeGrid.inflation {
            builder.add(polygon.polygon, of: owner)
        }
        return builder.strip(ownerCount: ownerCount)
    }

    mutating func country(at position: Position) -> CountryID? {
        firstOwner(at: position, where: { _ in true })
    }

    mutating func contains(_ id: CountryID, _ position: Position) -> Bool {
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

    mutating func nearest(
        to position: Position, withinMeters limit: Double, where isWanted: (CountryID) -> Bool = { _ in true }
    ) -> CountryLocator.Neighbour? {
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
        return distance <= limit
            ? CountryLocator.Neighbour(id: best.id, distanceInMeters: distance) : nil
    }

    mutating func distanceInMeters(from position: Position, to id: CountryID) -> Double {
        if let near = nearest(to: position, withinMeters: AreaIndex.planeLimitInMeters, where: { $0 == id }) {
            return near.distanceInMeters
        }
        let vertices = zip(polygons, owners).filter { $0.1 == id }.flatMap { $0.0.polygon.exterior.positions }
        let nearest = vertices.min { position.squaredChord(to: $0) < position.squaredChord(to: $1) }
        return nearest.map { Geodesic.distanceInMeters(from: position, to: $0) } ?? .infinity
    }

    private static let planeLimitInMeters = 500_000.0
}

extension Position {
    /// The squared length of the straight line through a globe of radius 1: grows with the distance.
    fileprivate func squaredChord(to other: Position) -> Double {
        let (a, b) = (UnitVector(self), UnitVector(other))
        return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z)
    }
}
