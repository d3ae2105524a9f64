import SimpleFeatures

/// The polygons of all countries, to be asked one by one: exact, with nothing to build before the first question.
///
/// Cost: a list of polygons for each cell of one degree; a polygon sorts its own edges once enough positions ask it.
struct AreaIndex: Sendable {
    private var polygons: [PolygonIndex] = []
    private var owners: [CountryID] = []
    private let cells: CellLists

    /// Takes the areas in the order of their IDs.
    init(_ areas: [(id: CountryID, parts: [AreaPart])]) {
        for (id, parts) in areas {
            polygons += parts.map(PolygonIndex.init)
            owners += repeatElement(id, count: parts.count)
        }
        cells = CellLists(polygons.map(\.box))
        ownerCount = (owners.map(\.index).max() ?? -1) + 1
    }

    /// One more than the largest index of a country.
    let ownerCount: Int

    /// The borders in a strip of one degree of latitude, cut into fine cells.
    func strip(_ number: Int, _ reach: FineReach) -> BorderStrip {
        var builder = BorderStripBuilder(number, reach)
        for (polygon, owner) in zip(polygons, owners)
        where polygon.box.north >= builder.south && polygon.box.south <= builder.north {
            if let polygon = polygon.part.polygon { builder.add(polygon, of: owner) }
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
    ) -> Neighbour? {
        let plane = LocalPlane(at: position)
        var best: (id: CountryID, nearest: LocalPlane.Nearest)?
        // A row of fine cells more, for the plane is that of the middle of a row.
        let reach = plane.degreesOfLatitude(inMeters: limit) + 1 / Double(GlobeGrid.division)
        for index in cells.lists(around: position, withinDegrees: reach)
        where isWanted(owners[Int(index)]) {
            // A hair more, for rounding must not lose what is equally near.
            let reach = best?.nearest.squaredMeters.squareRoot().nextUp ?? limit
            let owner = owners[Int(index)]
            guard let found = polygons[Int(index)].nearestPosition(to: position, in: plane, withinMeters: reach)
            else { continue }
            if let best,
                best.id < owner ? best.nearest.squaredMeters <= found.squaredMeters : !found.precedes(best.nearest)
            {
                continue
            }
            best = (owner, found)
        }
        return best.flatMap { Neighbour($0.id, $0.nearest, from: position, withinMeters: limit) }
    }
}
