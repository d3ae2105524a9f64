import SimpleFeatures

/// All that must be known to locate positions in a strip of one degree of latitude.
///
/// Cells without a border have one answer. A fine cell with borders holds its edges and which countries hold its
/// middle, the reference: a path from there to a position, along the meridian and then along the parallel, crosses the
/// edges that lie between. Where rounding or an edge through a corner of the path leaves a doubt, the strip says so and
/// the caller asks the polygons themselves. Source: true-hit filtering by cells follows Kipf et al., Adaptive
/// Main-Memory Indexing for High-Performance Point-Polygon Joins, EDBT 2020.
struct BorderStrip: Sendable {
    /// Which countries hold a cell: 0 none, below `firstSetCode` one more than the index of the only country, from
    /// there on a set of several, `borderBit` a fine cell with borders.
    typealias Code = UInt16

    static let firstSetCode: Code = 0x4000
    static let borderBit: Code = 0x8000

    /// One for each cell of one degree: a code of its countries, or `borderBit` and the number of its block.
    let columns: [Code]
    /// Codes of fine cells, 1,024 for each block, rows from south to north; a border cell has its number in the block.
    let fineCodes: [Code]
    /// For each block the number of its first border cell.
    let firstCells: [Int32]
    let cells: [BorderCell]
    let edges: [BorderEdge]
    /// The countries that the border cells speak of, ascending in each cell.
    let owners: [CountryID]
    /// Sets of several countries, each ascending.
    let sets: [[CountryID]]
    /// Which fine cells of a block have borders: 32 rows a block, bit `i` the `i`-th column from the west.
    let masks: [UInt32]

    /// What the strip knows about a position.
    enum Answer: Hashable {
        /// No border is near: the code says which countries hold it.
        case uniform(Code)
        /// The countries of a border cell, as bits of their places in its list, that hold the position or have it on
        /// their border.
        case held(cell: Int, UInt64)
        /// The polygons must be asked.
        case doubtful
    }

    @inline(__always)
    func answer(at position: Position, fineColumn: Int, fineRow: Int) -> Answer {
        let code = columns[fineColumn / GlobeGrid.division]
        guard code & BorderStrip.borderBit != 0 else { return .uniform(code) }
        let block = Int(code & ~BorderStrip.borderBit)
        let fine = fineCodes[BorderStrip.fineIndex(block, row: fineRow, column: fineColumn)]
        guard fine & BorderStrip.borderBit != 0 else { return .uniform(fine) }
        let cell = Int(firstCells[block]) + Int(fine & ~BorderStrip.borderBit)
        return held(cell, position, fineColumn, fineRow)
    }

    /// The first country by key that holds the position; nil inside when none does, nil outside when in doubt.
    @inline(__always)
    func first(of answer: Answer) -> CountryID? {
        switch answer {
        case .uniform(0): nil
        case .uniform(let code) where code < BorderStrip.firstSetCode: CountryID(Int(code) - 1)
        case .uniform(let code): sets[Int(code - BorderStrip.firstSetCode)].first
        case .held(let cell, let bits):
            bits == 0 ? nil : owners[Int(cells[cell].firstOwner) + bits.trailingZeroBitCount]
        case .doubtful: nil
        }
    }

    /// Whether a country is among those that hold the position.
    func holds(_ answer: Answer, _ id: CountryID) -> Bool {
        switch answer {
        case .uniform(let code) where code < BorderStrip.firstSetCode: return Int(code) == id.index + 1
        case .uniform(let code): return sets[Int(code - BorderStrip.firstSetCode)].contains(id)
        case .held(let cell, let bits):
            let place = owners[cells[cell].ownerIndices].firstIndex(of: id)
            return place.map { bits >> UInt64($0 - Int(cells[cell].firstOwner)) & 1 == 1 } ?? false
        case .doubtful: return false
        }
    }

    @inline(__always)
    static func fineIndex(_ block: Int, row: Int, column: Int) -> Int {
        let division = GlobeGrid.division
        return (block * division + row % division) * division + column % division
    }

    private func held(_ number: Int, _ position: Position, _ fineColumn: Int, _ fineRow: Int) -> Answer {
        let cell = cells[number]
        guard !cell.isDoubtful else { return .doubtful }
        let path = ReferencePath(
            from: Position(
                longitude: GlobeGrid.middleLongitude(ofFineColumn: fineColumn),
                latitude: GlobeGrid.middleLatitude(ofFineRow: fineRow)),
            to: position)
        var inside = cell.heldAtReference
        var touched: UInt64 = 0
        for edge in edges[cell.edgeIndices] {
            switch path.crossings(of: edge) {
            case .even: break
            case .odd: inside ^= 1 << UInt64(edge.ownerPlace)
            case .touched: touched |= 1 << UInt64(edge.ownerPlace)
            case .doubtful: return .doubtful
            }
        }
        return .held(cell: number, inside | touched)
    }
}

/// A fine cell that borders pass through.
struct BorderCell: Sendable {
    let firstEdge: Int32
    let edgeCount: Int32
    let firstOwner: Int32
    let ownerCount: Int32
    /// The countries that hold the middle of the cell, as bits of their places in the list of owners.
    let heldAtReference: UInt64
    /// Whether a border passes so near to the middle that rounding hides which side it is on, or whether the cell has
    /// more countries than bits.
    let isDoubtful: Bool

    var edgeIndices: Range<Int> { Int(firstEdge)..<Int(firstEdge) + Int(edgeCount) }
    var ownerIndices: Range<Int> { Int(firstOwner)..<Int(firstOwner) + Int(ownerCount) }
}

/// An edge of a ring, in the direction of the ring, and the place of its country in the list of its cell.
struct BorderEdge: Sendable {
    let start: Position
    let end: Position
    let ownerPlace: UInt16
}

/// The way from the reference of a fine cell to a position: along the meridian to the latitude of the position, then
/// along the parallel.
private struct ReferencePath {
    private let reference: Position
    private let corner: Position
    private let position: Position

    enum Crossings { case even, odd, touched, doubtful }

    init(from reference: Position, to position: Position) {
        self.reference = reference
        self.position = position
        corner = Position(longitude: reference.longitude, latitude: position.latitude)
    }

    /// How often an edge crosses the path; an end on a line counts as north or east of it, as in the even-odd rule.
    @inline(__always)
    func crossings(of edge: BorderEdge) -> Crossings {
        let crossesParallel = (edge.start.latitude > position.latitude) != (edge.end.latitude > position.latitude)
        let crossesMeridian = (edge.start.longitude > corner.longitude) != (edge.end.longitude > corner.longitude)
        guard crossesParallel || crossesMeridian || mayTouch(edge) else { return .even }
        let atPosition = Orientation.of(position, from: edge.start, to: edge.end)
        if atPosition == .on && isInBox(of: edge) { return .touched }
        guard crossesParallel || crossesMeridian else { return .even }
        let atCorner = Orientation.of(corner, from: edge.start, to: edge.end)
        guard atCorner != .on else { return .doubtful }
        var isOdd = false
        if crossesParallel { isOdd = atPosition != atCorner }
        if crossesMeridian {
            let atReference = Orientation.of(reference, from: edge.start, to: edge.end)
            guard atReference != .on else { return .doubtful }
            if atReference != atCorner { isOdd.toggle() }
        }
        return isOdd ? .odd : .even
    }

    /// Whether an edge that crosses neither line of the path may end in the position.
    @inline(__always)
    private func mayTouch(_ edge: BorderEdge) -> Bool {
        edge.start.latitude == position.latitude || edge.end.latitude == position.latitude
    }

    private func isInBox(of edge: BorderEdge) -> Bool {
        min(edge.start.latitude, edge.end.latitude) <= position.latitude
            && position.latitude <= max(edge.start.latitude, edge.end.latitude)
            && min(edge.start.longitude, edge.end.longitude) <= position.longitude
            && position.longitude <= max(edge.start.longitude, edge.end.longitude)
    }
}
