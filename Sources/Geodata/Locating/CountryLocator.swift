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
    private var strips: KnownStrips
    private let limitInMeters: Double
    /// What the codes below ``BorderStrip/firstSetCode`` stand for, but for ``BorderStrip/near``.
    private let placesByCode: [Place]

    /// Takes the areas in which to locate, in the order of their IDs, and how far off a country its nearest positions
    /// may lie.
    package init(_ areas: [(id: CountryID, area: MultiPolygon)], nearestLimitInMeters limit: Double = 0) {
        self.init(areas.map { ($0.id, $0.area.polygons.map(AreaPart.init)) }, nearestLimitInMeters: limit)
    }

    /// Takes areas that may still be packed.
    package init(_ areas: [(id: CountryID, parts: [AreaPart])], nearestLimitInMeters limit: Double = 0) {
        let index = AreaIndex(areas)
        self.areas = index
        limitInMeters = limit
        placesByCode = [.nowhere, .nowhere] + (0..<index.ownerCount).map { .inside(CountryID($0)) }
        strips = KnownStrips(CutStrips(index, reach: FineReach(meters: limit)))
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
        places.withUnsafeMutableBufferPointer { lookUp(positions, $0) }
        return places
    }

    /// Whether the area or the border of a country holds the position.
    package mutating func contains(_ id: CountryID, _ position: Position) -> Bool {
        let (fineColumn, fineRow) = GlobeGrid.fineCell(of: position)
        guard isAnswered(position, fineRow) else { return areas.contains(id, position) }
        let strip = GlobeGrid.strip(ofFineRow: fineRow)
        let view = strips.view(strip)
        let code = view.code(fineColumn: fineColumn, fineRow: fineRow)
        guard code & BorderStrip.borderBit != 0 else {
            switch code {
            case ..<BorderStrip.firstCountryCode: return false
            case ..<BorderStrip.firstSetCode: return BorderStrip.country(code) == id
            default: return strips.set(code, ofStrip: strip).contains(id)
            }
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
        let (fineColumn, fineRow) = GlobeGrid.fineCell(of: position)
        let window = FineWindow(around: fineColumn, fineRow, strips.reach)
        for strip in window.strips where !strips.prepare(strip) {
            return areas.nearest(to: position, withinMeters: limitInMeters)
        }
        var search = NearestSearch(to: position, withinMeters: limitInMeters)
        for strip in window.strips { search.add(strips.view(strip), strip, in: window) }
        return search.nearest()
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

        var strip: Int { GlobeGrid.strip(ofFineRow: Int(fineRow)) }
    }

    /// Finds the places of positions in steps, each for all of them: while one step asks the memory for what the next
    /// will read, the memory answers many questions at once.
    ///
    /// A few hundred at a time, so that what the memory has answered is still in the nearest cache.
    private mutating func lookUp(_ positions: [Position?], _ places: UnsafeMutableBufferPointer<Place>) {
        withUnsafeTemporaryAllocation(of: Query.self, capacity: CountryLocator.positionsAtOnce) { queries in
            for start in stride(from: 0, to: positions.count, by: CountryLocator.positionsAtOnce) {
                let end = min(start + CountryLocator.positionsAtOnce, positions.count)
                let count = lookIntoCells(start..<end, of: positions, places, queries)
                lookIntoFineCells(UnsafeMutableBufferPointer(rebasing: queries[..<count]), positions, places)
            }
        }
    }

    private static let positionsAtOnce = 256

    // Whether a position lies near a border, or in the sea, is chance. A branch for it would be foretold wrong too often, so each step writes
    // an answer and a query for every position; the query counts only where its place in the list is passed over, and the
    // answer only where no query will write another.

    /// Places that a cell of one degree decides; the others become queries, whose number is returned.
    private mutating func lookIntoCells(
        _ indices: Range<Int>, of positions: [Position?], _ places: UnsafeMutableBufferPointer<Place>,
        _ queries: UnsafeMutableBufferPointer<Query>
    ) -> Int {
        var count = 0
        for index in indices {
            guard let position = positions[index] else { continue }
            let (fineColumn, fineRow) = GlobeGrid.fineCell(of: position)
            let strip = GlobeGrid.strip(ofFineRow: fineRow)
            var code = strips.columnCode(strip, fineColumn: fineColumn)
            if code == BorderStrip.unknown || abs(position.longitude) == 180 {
                guard isAnswered(position, fineRow) else {
                    places[index] = placeByAreas(position)
                    continue
                }
                code = strips.columnCode(strip, fineColumn: fineColumn)
            }
            places[index] = placeOrWhatever(code, strip, position)
            let place = StripView.fineIndex(code, fineColumn: fineColumn, fineRow: fineRow)
            strips.prefetchFineCode(strip, place &* BorderStrip.borderCount(code))
            // Safe: there are no more queries than positions.
            queries.initializeElement(
                at: count,
                to: Query(
                    index: Int32(truncatingIfNeeded: index), fineColumn: Int32(truncatingIfNeeded: fineColumn),
                    fineRow: Int32(truncatingIfNeeded: fineRow), place: Int32(truncatingIfNeeded: place)))
            count &+= BorderStrip.borderCount(code)
        }
        return count
    }

    private mutating func lookIntoFineCells(
        _ queries: UnsafeMutableBufferPointer<Query>, _ positions: [Position?],
        _ places: UnsafeMutableBufferPointer<Place>
    ) {
        var waiting = 0
        for var query in queries {
            let index = Int(query.index)
            guard let position = positions[index] else { continue }
            let view = strips.view(query.strip)
            let code = view.fineCode(Int(query.place))
            places[index] = placeOrWhatever(code, query.strip, position)
            let cell = view.cellNumber(code, fineColumn: Int(query.fineColumn))
            view.prefetchCell(cell &* BorderStrip.borderCount(code))
            query.place = Int32(truncatingIfNeeded: cell)
            queries[waiting] = query
            waiting &+= BorderStrip.borderCount(code)
        }
        for query in queries[..<waiting] {
            let view = strips.view(query.strip)
            view.prefetchEdges(of: view.cell(Int(query.place)))
        }
        for query in queries[..<waiting] {
            guard let position = positions[Int(query.index)] else { continue }
            places[Int(query.index)] = placeInBorderCell(query, position)
        }
    }

    /// The place of a position in a cell without a border; any place where the cell has one.
    @inline(__always)
    private mutating func placeOrWhatever(_ code: BorderStrip.Code, _ strip: Int, _ position: Position) -> Place {
        let code = BorderStrip.codeOfCountries(code)
        guard code != BorderStrip.near, code < BorderStrip.firstSetCode else { return place(code, strip, position) }
        return placesByCode[Int(code)]
    }

    /// Whether the cells answer for a position: on the antimeridian two sides do, which only the polygons know.
    @inline(__always)
    private mutating func isAnswered(_ position: Position, _ fineRow: Int) -> Bool {
        abs(position.longitude) < 180 && strips.prepare(GlobeGrid.strip(ofFineRow: fineRow))
    }

    /// The place of a position in a cell without a border.
    private mutating func place(_ code: BorderStrip.Code, _ strip: Int, _ position: Position) -> Place {
        switch code {
        case BorderStrip.far: .nowhere
        case BorderStrip.near: placeOutside(position)
        case ..<BorderStrip.firstSetCode: .inside(BorderStrip.country(code))
        default: strips.set(code, ofStrip: strip).first.map(Place.inside) ?? .nowhere
        }
    }

    private mutating func placeInBorderCell(_ query: Query, _ position: Position) -> Place {
        let view = strips.view(query.strip)
        let cell = view.cell(Int(query.place))
        let held = view.held(cell, position, fineColumn: Int(query.fineColumn), fineRow: Int(query.fineRow))
        guard let held else { return placeByAreas(position) }
        return view.first(held, of: cell).map(Place.inside) ?? placeOutside(position)
    }

    private mutating func placeByAreas(_ position: Position) -> Place {
        areas.country(at: position).map(Place.inside) ?? placeOutside(position)
    }

    private mutating func placeOutside(_ position: Position) -> Place {
        guard limitInMeters > 0 else { return .nowhere }
        return nearest(to: position).map { .near($0.id) } ?? .nowhere
    }
}
