import SimpleFeatures

/// Cuts the borders that cross a strip of one degree of latitude into its fine cells.
///
/// Edges are listed in every fine cell that they touch. Which countries hold the middle of a cell comes from a sweep
/// along the parallel through the middles: every edge that crosses it toggles its country. Cost: the edges of the strip
/// times the cells that they touch, and a sort of the crossings.
struct BorderStripBuilder {
    private let strip: Int
    private let reach: FineReach
    /// Which fine cells have borders, in the rows of the strip and those within reach to its south and north.
    private var borders: [ColumnSet]
    private var edges: [Edge] = []
    /// For each fine row of the strip the cells that edges touch, and where edges cross the middle.
    private var touches = [[Touch]](repeating: [], count: GlobeGrid.division)
    private var crossings = [[Crossing]](repeating: [], count: GlobeGrid.division)

    /// A fine column and an edge in one number, so that touches are sorted as numbers are.
    private struct Touch: Comparable {
        private let packed: UInt64

        init(column: Int, edge: Int) { packed = UInt64(column) << 32 | UInt64(edge) }

        var column: Int { Int(packed >> 32) }
        var edge: Int { Int(packed & 0xFFFF_FFFF) }

        static func < (a: Touch, b: Touch) -> Bool { a.packed < b.packed }
    }

    fileprivate struct Edge {
        let start: Position
        let end: Position
        let owner: CountryID
    }

    private struct Crossing {
        let longitude: Double
        let owner: CountryID
    }

    /// Units: degrees. A crossing this near to the middle of a cell may lie on either side of it: the rounding of a
    /// crossing is below 1e-12 degrees.
    private static let doubtInDegrees = 1e-9

    init(_ strip: Int, _ reach: FineReach) {
        self.strip = strip
        self.reach = reach
        borders = Array(repeating: ColumnSet(), count: GlobeGrid.division + 2 * reach.rows)
    }

    private var firstFineRow: Int { strip * GlobeGrid.division }

    /// The latitudes between which borders count.
    var south: Double { Double(strip - 90) - reachInDegrees }
    var north: Double { Double(strip - 89) + reachInDegrees }

    private var reachInDegrees: Double { Double(reach.rows) / Double(GlobeGrid.division) + GlobeGrid.inflation }

    /// Adds the edges of a polygon that touch the strip.
    mutating func add(_ polygon: Polygon, of owner: CountryID) {
        let (south, north) = (south, north)
        for ring in polygon.rings {
            var start = ring.positions[0]
            for end in ring.positions.dropFirst() {
                if max(start.latitude, end.latitude) >= south && min(start.latitude, end.latitude) <= north {
                    add(start, end, owner)
                }
                start = end
            }
        }
    }

    private mutating func add(_ start: Position, _ end: Position, _ owner: CountryID) {
        let number = edges.count
        edges.append(Edge(start: start, end: end, owner: owner))
        let south = min(start.latitude, end.latitude)
        let north = max(start.latitude, end.latitude)
        let first = max(firstFineRow - reach.rows, GlobeGrid.fineRow(of: south - GlobeGrid.inflation))
        let last = min(
            firstFineRow + GlobeGrid.division - 1 + reach.rows, GlobeGrid.fineRow(of: north + GlobeGrid.inflation))
        guard first <= last else { return }
        let slope = north > south ? (end.longitude - start.longitude) / (end.latitude - start.latitude) : 0
        let west = min(start.longitude, end.longitude)
        let east = max(start.longitude, end.longitude)
        for row in first...last {
            let middle = GlobeGrid.middleLatitude(ofFineRow: row)
            let isInStrip = (firstFineRow..<firstFineRow + GlobeGrid.division).contains(row)
            if isInStrip && (start.latitude > middle) != (end.latitude > middle) {
                crossings[row - firstFineRow].append(
                    Crossing(longitude: start.longitude + (middle - start.latitude) * slope, owner: owner))
            }
            var (from, to) = (west, east)
            if north > south {
                // The part of the edge in this row, its ends within the edge.
                let half = 0.5 / Double(GlobeGrid.division) + GlobeGrid.inflation
                let low = start.longitude + (max(south, middle - half) - start.latitude) * slope
                let high = start.longitude + (min(north, middle + half) - start.latitude) * slope
                (from, to) = (max(west, min(low, high)), min(east, max(low, high)))
            }
            let columns =
                GlobeGrid.fineColumn(
                    of: from - GlobeGrid.inflation)...GlobeGrid.fineColumn(
                    of: to + GlobeGrid.inflation)
            borders[row - firstFineRow + reach.rows].insert(columns)
            guard isInStrip else { continue }
            for column in columns {
                touches[row - firstFineRow].append(Touch(column: column, edge: number))
            }
        }
    }

    // MARK: The sweep

    /// The strip; `ownerCount` is the number of countries of the run.
    func strip(ownerCount: Int) -> BorderStrip {
        var assembly = StripAssembly(borderColumns: borderColumns, ownerCount: ownerCount)
        for row in 0..<GlobeGrid.division { sweep(row, into: &assembly) }
        return assembly.strip
    }

    private var borderColumns: [Bool] {
        var isBorder = [Bool](repeating: false, count: GlobeGrid.columnCount)
        for touch in touches.joined() { isBorder[touch.column / GlobeGrid.division] = true }
        return isBorder
    }

    /// The fine columns of a row from which a border may be within reach.
    private func near(_ row: Int) -> ColumnSet {
        guard reach.meters > 0 else { return ColumnSet() }
        var near = ColumnSet()
        for others in borders[row...row + 2 * reach.rows] { near.formUnion(others) }
        near.widen(by: reach.columns(atFineRow: firstFineRow + row))
        return near
    }

    private func sweep(_ row: Int, into assembly: inout StripAssembly) {
        let crossings = crossings[row].sorted { $0.longitude < $1.longitude }
        let touches = touches[row].sorted()
        var nextCrossing = 0
        var nextTouch = 0
        var listed: [Edge] = []
        assembly.begin(near: near(row))
        assembly.forEachColumn(inRow: row) { assembly, column in
            let reference = GlobeGrid.middleLongitude(ofFineColumn: column)
            while nextCrossing < crossings.count, crossings[nextCrossing].longitude < reference {
                assembly.toggle(crossings[nextCrossing].owner)
                nextCrossing += 1
            }
            let first = nextTouch
            while nextTouch < touches.count, touches[nextTouch].column == column { nextTouch += 1 }
            guard nextTouch > first else {
                assembly.setUniform(row, column)
                return
            }
            let isNear = { (crossing: Int) in
                crossings.indices.contains(crossing)
                    && abs(crossings[crossing].longitude - reference) < BorderStripBuilder.doubtInDegrees
            }
            listed.removeAll(keepingCapacity: true)
            for touch in touches[first..<nextTouch] { listed.append(edges[touch.edge]) }
            assembly.addCell(row, column, listed, isNear(nextCrossing - 1) || isNear(nextCrossing))
        }
        if reach.meters > 0 { assembly.markNearColumns() }
    }
}

/// A strip while it is put together.
private struct StripAssembly {
    private var columns: [BorderStrip.Code]
    private let isBorder: [Bool]
    private var fineCodes: [BorderStrip.Code]
    private var masks: [UInt32]
    private var cellsByBlock: [[BorderCell]]
    private var edges: [BorderEdge] = []
    private var owners: [CountryID] = []
    private var sets: [[CountryID]] = []
    /// The countries that hold the place of the sweep, ascending.
    private var inside: [CountryID] = []
    /// The fine columns of the row from which a border may be within reach.
    private var near = ColumnSet()

    init(borderColumns: [Bool], ownerCount: Int) {
        precondition(ownerCount < BorderStrip.mostCountries, "more countries than a cell has codes for")
        isBorder = borderColumns
        columns = [BorderStrip.Code](repeating: 0, count: GlobeGrid.columnCount)
        var blockCount = 0
        for column in columns.indices where borderColumns[column] {
            columns[column] = BorderStrip.borderBit | BorderStrip.Code(blockCount)
            blockCount += 1
        }
        let division = GlobeGrid.division
        fineCodes = [BorderStrip.Code](repeating: 0, count: blockCount * division * division)
        masks = [UInt32](repeating: 0, count: blockCount * division)
        cellsByBlock = [[BorderCell]](repeating: [], count: blockCount)
    }

    mutating func begin(near: ColumnSet) {
        self.near = near
        inside.removeAll(keepingCapacity: true)
    }

    /// Calls `body` for the fine columns in which a row must be known: all of border cells; of a cell without a border
    /// one in one row.
    mutating func forEachColumn(inRow row: Int, _ body: (inout StripAssembly, Int) -> Void) {
        for column in isBorder.indices {
            let first = column * GlobeGrid.division
            if isBorder[column] {
                for fineColumn in first..<first + GlobeGrid.division { body(&self, fineColumn) }
            } else if row == 0 {
                body(&self, first)
            }
        }
    }

    mutating func toggle(_ owner: CountryID) {
        let place = inside.firstIndex { $0 >= owner } ?? inside.count
        if place < inside.count, inside[place] == owner {
            inside.remove(at: place)
        } else {
            inside.insert(owner, at: place)
        }
    }

    mutating func setUniform(_ row: Int, _ fineColumn: Int) {
        let column = fineColumn / GlobeGrid.division
        if isBorder[column] {
            let code = inside.isEmpty && near.contains(fineColumn) ? BorderStrip.near : codeOfInside()
            fineCodes[BorderStrip.fineIndex(block(column), row: row, column: fineColumn)] = code
        } else {
            columns[column] = codeOfInside()
        }
    }

    /// Marks the cells of one degree without a border from some of whose fine cells one may be within reach.
    mutating func markNearColumns() {
        for column in columns.indices where columns[column] == BorderStrip.far {
            let first = column * GlobeGrid.division
            if near.contains(anyOf: first...first + GlobeGrid.division - 1) { columns[column] = BorderStrip.near }
        }
    }

    mutating func addCell(
        _ row: Int, _ fineColumn: Int, _ listed: [BorderStripBuilder.Edge], _ isDoubtful: Bool
    ) {
        let block = block(fineColumn / GlobeGrid.division)
        var places = inside
        for edge in listed where !places.contains(edge.owner) { places.append(edge.owner) }
        places.sort()
        let isDoubtful = isDoubtful || places.count > UInt64.bitWidth
        fineCodes[BorderStrip.fineIndex(block, row: row, column: fineColumn)] =
            BorderStrip.borderBit | BorderStrip.Code(cellsByBlock[block].count)
        masks[block * GlobeGrid.division + row] |= 1 << UInt32(fineColumn % GlobeGrid.division)
        var held: UInt64 = 0
        for (place, owner) in places.prefix(UInt64.bitWidth).enumerated() where inside.contains(owner) {
            held |= 1 << UInt64(place)
        }
        cellsByBlock[block].append(
            BorderCell(
                firstEdge: Int32(edges.count), edgeCount: Int32(listed.count), firstOwner: Int32(owners.count),
                ownerCount: Int32(places.count), heldAtReference: held, isDoubtful: isDoubtful))
        owners += places
        for edge in listed {
            let place = places.firstIndex(of: edge.owner) ?? 0
            edges.append(BorderEdge(start: edge.start, end: edge.end, ownerPlace: UInt16(place)))
        }
    }

    private func block(_ column: Int) -> Int { Int(columns[column] & ~BorderStrip.borderBit) }

    private mutating func codeOfInside() -> BorderStrip.Code {
        switch inside.count {
        case 0: return BorderStrip.far
        case 1: return BorderStrip.firstCountryCode + BorderStrip.Code(inside[0].index)
        default:
            if let known = sets.firstIndex(of: inside) { return BorderStrip.firstSetCode + BorderStrip.Code(known) }
            sets.append(inside)
            return BorderStrip.firstSetCode + BorderStrip.Code(sets.count - 1)
        }
    }

    var strip: BorderStrip {
        BorderStrip(
            columns: columns, fineCodes: fineCodes, masks: masks, cellsByBlock: cellsByBlock, edges: edges,
            owners: owners, sets: sets)
    }
}
