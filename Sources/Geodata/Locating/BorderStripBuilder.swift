import SimpleFeatures

/// Cuts the borders that cross a strip of one degree of latitude into its fine cells.
///
/// Edges are listed in every fine cell that they touch. Which countries hold the middle of a cell comes from a sweep
/// along the parallel through the middles: every edge that crosses it toggles its country. Cost: the edges of the strip
/// times the cells that they touch, and a sort of the crossings.
struct BorderStripBuilder {
    private let strip: Int
    private var edges: [(start: Position, end: Position, owner: CountryID)] = []
    /// For each fine row of the strip the cells that edges touch, and where edges cross the middle.
    private var touches = [[Touch]](repeating: [], count: GlobeGrid.division)
    private var crossings = [[Crossing]](repeating: [], count: GlobeGrid.division)

    private struct Touch {
        let column: Int32
        let edge: Int32
    }

    private struct Crossing {
        let longitude: Double
        let owner: CountryID
    }

    /// Units: degrees. A crossing this near to the middle of a cell may lie on either side of it: the rounding of a
    /// crossing is below 1e-12 degrees.
    private static let doubtInDegrees = 1e-9

    init(_ strip: Int) {
        self.strip = strip
    }

    private var firstFineRow: Int { strip * GlobeGrid.division }

    /// Adds the edges of a polygon that touch the strip.
    mutating func add(_ polygon: Polygon, of owner: CountryID) {
        let south = Double(strip - 90) - GlobeGrid.inflation
        let north = Double(strip - 89) + GlobeGrid.inflation
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
        let number = Int32(edges.count)
        edges.append((start, end, owner))
        let south = min(start.latitude, end.latitude)
        let north = max(start.latitude, end.latitude)
        let first = max(firstFineRow, GlobeGrid.fineRow(of: south - GlobeGrid.inflation))
        let last = min(firstFineRow + GlobeGrid.division - 1, GlobeGrid.fineRow(of: north + GlobeGrid.inflation))
        guard first <= last else { return }
        let slope = north > south ? (end.longitude - start.longitude) / (end.latitude - start.latitude) : 0
        let west = min(start.longitude, end.longitude)
        let east = max(start.longitude, end.longitude)
        for row in first...last {
            let middle = GlobeGrid.middleLatitude(ofFineRow: row)
            if (start.latitude > middle) != (end.latitude > middle) {
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
                GlobeGrid.fineColumn(of: from - GlobeGrid.inflation)...GlobeGrid.fineColumn(
                    of: to + GlobeGrid.inflation)
            for column in columns {
                touches[row - firstFineRow].append(Touch(column: Int32(column), edge: number))
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
        for touch in touches.joined() { isBorder[Int(touch.column) / GlobeGrid.division] = true }
        return isBorder
    }

    private func sweep(_ row: Int, into assembly: inout StripAssembly) {
        let crossings = crossings[row].sorted { $0.longitude < $1.longitude }
        let touches = touches[row].sorted { ($0.column, $0.edge) < ($1.column, $1.edge) }
        var nextCrossing = 0
        var nextTouch = 0
        assembly.begin()
        for column in assembly.columnsToSweep(inRow: row) {
            let reference = GlobeGrid.middleLongitude(ofFineColumn: column)
            while nextCrossing < crossings.count, crossings[nextCrossing].longitude < reference {
                assembly.toggle(crossings[nextCrossing].owner)
                nextCrossing += 1
            }
            let first = nextTouch
            while nextTouch < touches.count, touches[nextTouch].column == Int32(column) { nextTouch += 1 }
            guard nextTouch > first else {
                assembly.setUniform(row, column)
                continue
            }
            let isDoubtful = [nextCrossing - 1, nextCrossing].contains {
                crossings.indices.contains($0)
                    && abs(crossings[$0].longitude - reference) < BorderStripBuilder.doubtInDegrees
            }
            assembly.addCell(row, column, touches[first..<nextTouch].map { edges[Int($0.edge)] }, isDoubtful)
        }
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

    init(borderColumns: [Bool], ownerCount: Int) {
        precondition(ownerCount < Int(BorderStrip.firstSetCode), "more countries than a cell has codes for")
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

    mutating func begin() {
        inside.removeAll(keepingCapacity: true)
    }

    /// The fine columns in which a row must be known: all of border cells; of a cell without a border one row's middle.
    func columnsToSweep(inRow row: Int) -> [Int] {
        isBorder.indices.flatMap { column in
            let first = column * GlobeGrid.division
            if isBorder[column] { return Array(first..<first + GlobeGrid.division) }
            return row == 0 ? [first] : []
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
        let code = codeOfInside()
        if isBorder[column] {
            fineCodes[BorderStrip.fineIndex(block(column), row: row, column: fineColumn)] = code
        } else {
            columns[column] = code
        }
    }

    mutating func addCell(
        _ row: Int, _ fineColumn: Int, _ listed: [(start: Position, end: Position, owner: CountryID)],
        _ isDoubtful: Bool
    ) {
        let block = block(fineColumn / GlobeGrid.division)
        let places = Set(listed.map(\.owner)).union(inside).sorted()
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
        case 0: return 0
        case 1: return BorderStrip.Code(inside[0].index + 1)
        default:
            if let known = sets.firstIndex(of: inside) { return BorderStrip.firstSetCode + BorderStrip.Code(known) }
            sets.append(inside)
            return BorderStrip.firstSetCode + BorderStrip.Code(sets.count - 1)
        }
    }

    var strip: BorderStrip {
        var firstCells: [Int32] = []
        var cells: [BorderCell] = []
        for block in cellsByBlock {
            firstCells.append(Int32(cells.count))
            cells += block
        }
        return BorderStrip(
            columns: columns, fineCodes: fineCodes, firstCells: firstCells, cells: cells, edges: edges, owners: owners,
            sets: sets, masks: masks)
    }
}
