import SimpleFeatures

/// A strip while it is put together.
struct StripAssembly {
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
    /// Their code, once it has been asked for.
    private var codeOfInside: BorderStrip.Code?
    /// The fine columns of the row from which a border may be within reach; nil when nothing is in reach.
    private var near: ColumnSet?

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

    mutating func begin(near: ColumnSet?) {
        self.near = near
        inside.removeAll(keepingCapacity: true)
        codeOfInside = nil
    }

    /// Calls `body` with the fine columns of each cell of one degree in which a row must be known: all of those that have
    /// borders; of a cell without a border one in one row.
    mutating func forEachBlock(inRow row: Int, _ body: (inout StripAssembly, Range<Int>) -> Void) {
        for column in isBorder.indices where isBorder[column] || row == 0 {
            let first = column * GlobeGrid.division
            body(&self, first..<first + (isBorder[column] ? GlobeGrid.division : 1))
        }
    }

    mutating func toggle(_ owner: CountryID) {
        codeOfInside = nil
        let place = inside.firstIndex { $0 >= owner } ?? inside.count
        if place < inside.count, inside[place] == owner {
            inside.remove(at: place)
        } else {
            inside.insert(owner, at: place)
        }
    }

    /// Gives cells of one cell of one degree the countries that hold the place of the sweep.
    mutating func setUniform(_ row: Int, _ fineColumns: Range<Int>) {
        let code = codeOfInside ?? findCodeOfInside()
        let column = fineColumns.lowerBound / GlobeGrid.division
        guard isBorder[column] else {
            columns[column] = code
            return
        }
        let first = BorderStrip.fineIndex(block(column), row: row, column: fineColumns.lowerBound)
        fineCodes.withUnsafeMutableBufferPointer { fineCodes in
            for index in first..<first + fineColumns.count { fineCodes[index] = code }
            guard inside.isEmpty, let near, near.contains(anyOf: fineColumns.lowerBound...fineColumns.upperBound - 1)
            else {
                return
            }
            for (index, fineColumn) in zip(first..., fineColumns) where near.contains(fineColumn) {
                fineCodes[index] = BorderStrip.near
            }
        }
    }

    /// Marks the cells of one degree without a border from some of whose fine cells one may be within reach.
    mutating func markNearColumns() {
        guard let near else { return }
        for column in columns.indices where columns[column] == BorderStrip.far {
            let first = column * GlobeGrid.division
            if near.contains(anyOf: first...first + GlobeGrid.division - 1) { columns[column] = BorderStrip.near }
        }
    }

    mutating func addCell(
        _ row: Int, _ fineColumn: Int, _ listed: some Collection<BorderStripBuilder.Edge>, _ isDoubtful: Bool
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

    private mutating func findCodeOfInside() -> BorderStrip.Code {
        let code: BorderStrip.Code
        switch inside.count {
        case 0: code = BorderStrip.far
        case 1: code = BorderStrip.firstCountryCode + BorderStrip.Code(inside[0].index)
        default:
            let known = sets.firstIndex(of: inside)
            if known == nil { sets.append(inside) }
            code = BorderStrip.firstSetCode + BorderStrip.Code(known ?? sets.count - 1)
        }
        codeOfInside = code
        return code
    }

    var strip: BorderStrip {
        BorderStrip(
            columns: columns, fineCodes: fineCodes, masks: masks, cellsByBlock: cellsByBlock, edges: edges,
            owners: owners, sets: sets)
    }
}
