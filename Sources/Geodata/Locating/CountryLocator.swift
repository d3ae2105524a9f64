package import SimpleFeatures

/// Finds the country of a position.
///
/// The answer comes from the polygons themselves while a strip of one degree of latitude has been asked for a few
/// positions only, and from its fine cells afterwards; it is the same. Copies share what has been cut into cells, so
/// that each thread works with a copy of its own. Cost: tens of nanoseconds a position once the cells are cut.
package struct CountryLocator: Sendable {
    /// Where a position lies.
    package enum Place: Hashable, Sendable {
        /// In the area of a country or on its border; the first by key where a border belongs to two.
        case inside(CountryID)
        /// In no country, and this one is the nearest within the limit.
        case near(CountryID)
        case nowhere
    }

    private var areas: AreaIndex
    private let cut: CutStrips
    /// The strips that this copy has asked for, and how often it asked for the others.
    private var strips: [BorderStrip?]
    private var questionCounts: [Int32]
    private let limitInMeters: Double

    /// Cutting a strip costs as much as about this many questions to the polygons.
    private static let questionsBeforeCut: Int32 = 64

    /// Takes the areas in which to locate, in the order of their IDs, and how far off a country its nearest positions
    /// may lie.
    package init(_ areas: [(id: CountryID, area: MultiPolygon)], nearestLimitInMeters limit: Double = 0) {
        let index = AreaIndex(areas)
        self.areas = index
        limitInMeters = limit
        cut = CutStrips(index, reach: FineReach(meters: limit))
        strips = Array(repeating: nil, count: GlobeGrid.stripCount)
        questionCounts = Array(repeating: 0, count: GlobeGrid.stripCount)
    }

    /// The country whose area or border holds the position; the first by key where a border belongs to two.
    ///
    /// Edges: exact, equal to `intersects` of GEOS on the same polygons. Longitudes -180 and 180 are one meridian.
    package mutating func country(at position: Position) -> CountryID? {
        if case .inside(let country) = places(of: [position])[0] { country } else { nil }
    }

    /// Where each of several positions lies; nowhere also where there is none.
    ///
    /// Edges: countries as ``country(at:)`` has them, and as ``nearest(to:)`` has them.
    package mutating func places(of positions: [Position?]) -> [Place] {
        var places = [Place](repeating: .nowhere, count: positions.count)
        lookUp(positions, &places)
        return places
    }

    /// Whether the area or the border of a country holds the position.
    package mutating func contains(_ id: CountryID, _ position: Position) -> Bool {
        let fineRow = GlobeGrid.fineRow(of: position.latitude)
        guard let view = view(of: fineRow / GlobeGrid.division, position) else { return areas.contains(id, position) }
        let fineColumn = GlobeGrid.fineColumn(of: position.longitude)
        let code = view.code(fineColumn: fineColumn, fineRow: fineRow)
        guard code & BorderStrip.borderBit != 0 else {
            guard code >= BorderStrip.firstSetCode else {
                return Int(code) == id.index + Int(BorderStrip.firstCountryCode)
            }
            return set(code, fineRow)?.contains(id) == true
        }
        let cell = view.cell(view.cellNumber(code, fineColumn: fineColumn))
        guard let held = view.held(cell, position, fineColumn: fineColumn, fineRow: fineRow) else {
            return areas.contains(id, position)
        }
        return view.holds(id, held, of: cell)
    }

    /// The country whose border is nearest to a position that no country holds, up to the limit, and how far it is.
    ///
    /// Units: metres on the WGS 84 ellipsoid, to the nearest border position; up to 10 km and below 80° of latitude
    /// the distance is too long by less than 1 %, since the nearest border position is sought in a plane. Edges: the
    /// first by key of two that are equally near.
    package mutating func nearest(to position: Position) -> Neighbour? {
        guard limitInMeters > 0 else { return nil }
        let window = FineWindow(
            around: GlobeGrid.fineColumn(of: position.longitude), GlobeGrid.fineRow(of: position.latitude), cut.reach)
        for strip in window.strips where !prepare(strip) {
            return areas.nearest(to: position, withinMeters: limitInMeters)
        }
        var search = NearestSearch(to: position, withinMeters: limitInMeters)
        for strip in window.strips {
            if let cut = strips[strip] { search.add(StripView(cut), strip, in: window) }
        }
        return search.nearest
    }

    /// About how far a position is from a country, for people to read; nil beyond ``farthestDistanceInMeters``.
    ///
    /// Units: metres. Edges: up to 10 km as exact as ``nearest(to:)``, up to 500 km within 5 %.
    package mutating func distanceInMeters(from position: Position, to id: CountryID) -> Double? {
        let limit = CountryLocator.farthestDistanceInMeters
        return areas.nearest(to: position, withinMeters: limit, where: { $0 == id })?.distanceInMeters
    }

    /// A distance beyond this says enough: the plane in which it is sought ends here.
    package static let farthestDistanceInMeters = 500_000.0

    // MARK: Many positions

    /// A position on its way through the cells.
    private struct Query {
        let index: Int32
        let fineColumn: Int32
        let fineRow: Int32
        /// What is to be read next: a code of the strip, then a border cell.
        var place: Int32
    }

    /// Finds the places of positions in steps, each for all of them: while one step asks the memory for what the next
    /// will read, the memory answers many questions at once.
    private mutating func lookUp(_ positions: [Position?], _ places: inout [Place]) {
        var queries: [Query] = []
        queries.reserveCapacity(positions.count)
        for (index, position) in positions.enumerated() {
            guard let position else { continue }
            let fineRow = GlobeGrid.fineRow(of: position.latitude)
            guard let view = view(of: fineRow / GlobeGrid.division, position) else {
                places[index] = placeByAreas(position)
                continue
            }
            let fineColumn = GlobeGrid.fineColumn(of: position.longitude)
            let code = view.columnCode(fineColumn: fineColumn)
            guard code & BorderStrip.borderBit != 0 else {
                places[index] = place(code, fineRow, position)
                continue
            }
            let place = view.fineIndex(code, fineColumn: fineColumn, fineRow: fineRow)
            view.prefetchFineCode(place)
            queries.append(
                Query(
                    index: Int32(index), fineColumn: Int32(fineColumn), fineRow: Int32(fineRow), place: Int32(place)))
        }
        lookIntoFineCells(&queries, positions, &places)
    }

    private mutating func lookIntoFineCells(
        _ queries: inout [Query], _ positions: [Position?], _ places: inout [Place]
    ) {
        var waiting = 0
        for number in queries.indices {
            var query = queries[number]
            let (index, fineRow) = (Int(query.index), Int(query.fineRow))
            guard let strip = strips[fineRow / GlobeGrid.division] else { continue }
            let view = StripView(strip)
            let code = view.fineCode(Int(query.place))
            guard code & BorderStrip.borderBit != 0 else {
                if let position = positions[index] { places[index] = place(code, fineRow, position) }
                continue
            }
            let cell = view.cellNumber(code, fineColumn: Int(query.fineColumn))
            view.prefetchCell(cell)
            query.place = Int32(cell)
            queries[waiting] = query
            waiting += 1
        }
        for query in queries[..<waiting] {
            guard let strip = strips[Int(query.fineRow) / GlobeGrid.division] else { continue }
            let view = StripView(strip)
            view.prefetchEdges(of: view.cell(Int(query.place)))
        }
        for query in queries[..<waiting] {
            guard let position = positions[Int(query.index)] else { continue }
            places[Int(query.index)] = placeInBorderCell(query, position)
        }
    }

    /// The place of a position in a cell without a border.
    @inline(__always)
    private mutating func place(_ code: BorderStrip.Code, _ fineRow: Int, _ position: Position) -> Place {
        switch code {
        case BorderStrip.far: return .nowhere
        case BorderStrip.near: return placeOutside(position)
        case ..<BorderStrip.firstSetCode: return .inside(CountryID(Int(code - BorderStrip.firstCountryCode)))
        default: return set(code, fineRow)?.first.map(Place.inside) ?? .nowhere
        }
    }

    private mutating func placeInBorderCell(_ query: Query, _ position: Position) -> Place {
        guard let strip = strips[Int(query.fineRow) / GlobeGrid.division] else { return placeByAreas(position) }
        let view = StripView(strip)
        let cell = view.cell(Int(query.place))
        let held = view.held(cell, position, fineColumn: Int(query.fineColumn), fineRow: Int(query.fineRow))
        guard let held else { return placeByAreas(position) }
        return view.first(held, of: cell).map(Place.inside) ?? placeOutside(position)
    }

    private mutating func placeByAreas(_ position: Position) -> Place {
        areas.country(at: position).map(Place.inside) ?? placeOutside(position)
    }

    private mutating func placeOutside(_ position: Position) -> Place {
        nearest(to: position).map { .near($0.id) } ?? .nowhere
    }

    // MARK: Strips

    private func set(_ code: BorderStrip.Code, _ fineRow: Int) -> [CountryID]? {
        strips[fineRow / GlobeGrid.division]?.sets[Int(code - BorderStrip.firstSetCode)]
    }

    /// The cells of a strip where they answer for a position: on the antimeridian two sides do.
    @inline(__always)
    private mutating func view(of strip: Int, _ position: Position) -> StripView? {
        guard abs(position.longitude) < 180, prepare(strip) else { return nil }
        return strips[strip].map(StripView.init)
    }

    /// Whether a strip is cut, which it is from a number of questions on.
    @inline(__always)
    private mutating func prepare(_ strip: Int) -> Bool {
        if strips[strip] != nil { return true }
        return cutIfItPays(strip)
    }

    private mutating func cutIfItPays(_ strip: Int) -> Bool {
        questionCounts[strip] += 1
        guard questionCounts[strip] > CountryLocator.questionsBeforeCut else { return false }
        strips[strip] = cut.strip(strip)
        return strips[strip] != nil
    }
}
