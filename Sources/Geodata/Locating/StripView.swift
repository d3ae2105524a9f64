import SimpleFeatures

/// Looks positions up in a strip; as cheap to copy as a few numbers.
///
/// Safe: whoever holds a view holds its strip.
struct StripView: BitwiseCopyable {
    private let columns: FixedList<BorderStrip.Code>
    private let fineCodes: FixedList<BorderStrip.Code>
    private let firstCells: FixedList<Int32>
    private let cells: FixedList<BorderCell>
    private let edges: FixedList<BorderEdge>
    private let owners: FixedList<CountryID>
    private let masks: FixedList<UInt32>

    init(_ strip: BorderStrip) {
        columns = strip.columns
        fineCodes = strip.fineCodes
        firstCells = strip.firstCells
        cells = strip.cells
        edges = strip.edges
        owners = strip.owners
        masks = strip.masks
    }

    /// The code of the cell of one degree of a position.
    @inline(__always)
    func columnCode(fineColumn: Int) -> BorderStrip.Code { columns[GlobeGrid.degree(fineColumn)] }

    /// Where the code of a fine cell stands, when the code of its column has `borderBit`.
    @inline(__always)
    static func fineIndex(_ columnCode: BorderStrip.Code, fineColumn: Int, fineRow: Int) -> Int {
        BorderStrip.fineIndex(block(columnCode), row: fineRow, column: fineColumn)
    }

    @inline(__always)
    func fineCode(_ index: Int) -> BorderStrip.Code { fineCodes[index] }

    /// The code of the fine cell of a position: uniform, or with `borderBit` its number in its block.
    @inline(__always)
    func code(fineColumn: Int, fineRow: Int) -> BorderStrip.Code {
        let code = columnCode(fineColumn: fineColumn)
        guard code & BorderStrip.borderBit != 0 else { return code }
        return fineCodes[StripView.fineIndex(code, fineColumn: fineColumn, fineRow: fineRow)]
    }

    /// The number of the border cell of a position whose code says that it has one.
    @inline(__always)
    func cellNumber(_ fineCode: BorderStrip.Code, fineColumn: Int) -> Int {
        Int(firstCells[StripView.block(columnCode(fineColumn: fineColumn))]) + Int(fineCode & ~BorderStrip.borderBit)
    }

    @inline(__always)
    func cell(_ number: Int) -> BorderCell { cells[number] }

    @inline(__always)
    func prefetchCell(_ number: Int) { cells.prefetch(number) }

    /// Asks for the first edges of a cell; two lie in one line of the cache, and most cells have few.
    @inline(__always)
    func prefetchEdges(of cell: BorderCell) {
        edges.prefetch(Int(cell.firstEdge))
        edges.prefetch(Int(cell.firstEdge) + 2)
    }

    @inline(__always)
    private static func block(_ code: BorderStrip.Code) -> Int { Int(code & ~BorderStrip.borderBit) }

    /// The countries of a border cell that hold a position or have it on their border, as bits of their places in the
    /// list of the cell; nil when the polygons must be asked.
    @inline(__always)
    func held(_ cell: BorderCell, _ position: Position, fineColumn: Int, fineRow: Int) -> UInt64? {
        guard !cell.isDoubtful else { return nil }
        let path = ReferencePath(
            from: Position(
                longitude: GlobeGrid.middleLongitude(ofFineColumn: fineColumn),
                latitude: GlobeGrid.middleLatitude(ofFineRow: fineRow)),
            to: position)
        var inside = cell.heldAtReference
        var touched: UInt64 = 0
        for index in cell.edgeIndices {
            let edge = edges[index]
            switch path.crossings(of: edge) {
            case .even: break
            case .odd: inside ^= 1 &<< UInt64(edge.ownerPlace)
            case .touched: touched |= 1 &<< UInt64(edge.ownerPlace)
            case .doubtful: return nil
            }
        }
        return inside | touched
    }

    /// The first country by key among those that hold a position in a border cell.
    @inline(__always)
    func first(_ held: UInt64, of cell: BorderCell) -> CountryID? {
        held == 0 ? nil : owners[Int(cell.firstOwner) + held.trailingZeroBitCount]
    }

    /// Whether a country is among those that hold a position in a border cell.
    func holds(_ id: CountryID, _ held: UInt64, of cell: BorderCell) -> Bool {
        guard let index = cell.ownerIndices.first(where: { owners[$0] == id }) else { return false }
        return held >> UInt64(index - Int(cell.firstOwner)) & 1 == 1
    }

    /// Calls `body` for each border cell of a window, with its fine column and row.
    @inline(__always)
    func forEachBorderCell(in window: FineWindow, _ strip: Int, _ body: (BorderCell, Int, Int) -> Void) {
        forEachMask(in: window, strip) { block, column, row, mask in
            var mask = mask
            while mask != 0 {
                let bit = mask.trailingZeroBitCount
                mask &= mask - 1
                let code = fineCodes[BorderStrip.fineIndex(block, row: row, column: bit)]
                let cell = cells[Int(firstCells[block]) + Int(code & ~BorderStrip.borderBit)]
                body(cell, column * GlobeGrid.division + bit, strip * GlobeGrid.division + row)
            }
        }
    }

    /// Calls `body` for each edge in a border cell.
    @inline(__always)
    func forEachEdge(of cell: BorderCell, _ body: (BorderEdge, CountryID) -> Void) {
        for index in cell.edgeIndices {
            body(edges[index], owners[Int(cell.firstOwner) + Int(edges[index].ownerPlace)])
        }
    }

    /// Calls `body` for each block and row with border cells in a window, and the mask of those.
    @inline(__always)
    private func forEachMask(in window: FineWindow, _ strip: Int, _ body: (Int, Int, Int, UInt32) -> Void) {
        let rows = window.rows(inStrip: strip)
        window.forEachColumn { column, wanted in
            let code = columns[column]
            guard code & BorderStrip.borderBit != 0 else { return }
            for row in rows {
                let mask = masks[StripView.block(code) * GlobeGrid.division + row] & wanted
                if mask != 0 { body(StripView.block(code), column, row, mask) }
            }
        }
    }
}

/// The way from the reference of a fine cell to a position: along the meridian to the latitude of the position, then
/// along the parallel.
private struct ReferencePath {
    private let reference: Position
    private let corner: Position
    private let position: Position

    enum Crossings { case even, odd, touched, doubtful }

    @inline(__always)
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
