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

    struct Edge {
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
    private func near(_ row: Int) -> ColumnSet? {
        guard reach.meters > 0 else { return nil }
        var near = ColumnSet()
        for others in borders[row...row + 2 * reach.rows] { near.formUnion(others) }
        near.widen(by: reach.columns(atFineRow: firstFineRow + row))
        return near
    }

    private func sweep(_ row: Int, into assembly: inout StripAssembly) {
        let crossings = crossings[row].sorted { $0.longitude < $1.longitude }
        let touches = touches[row].sorted()
        assembly.begin(near: near(row))
        crossings.withUnsafeBufferPointer { crossings in
            touches.withUnsafeBufferPointer { touches in
                var sweep = Sweep(row: row, crossings: crossings, touches: touches)
                assembly.forEachBlock(inRow: row) { assembly, columns in sweep.cross(columns, edges, &assembly) }
            }
        }
        assembly.markNearColumns()
    }

    /// A sweep along a row of fine cells, from west to east.
    ///
    /// Safe: the buffers outlive it.
    private struct Sweep {
        let row: Int
        /// From west to east.
        let crossings: UnsafeBufferPointer<Crossing>
        /// By column.
        let touches: UnsafeBufferPointer<Touch>
        private var nextCrossing = 0
        private var nextTouch = 0

        init(row: Int, crossings: UnsafeBufferPointer<Crossing>, touches: UnsafeBufferPointer<Touch>) {
            self.row = row
            self.crossings = crossings
            self.touches = touches
        }

        /// Goes over fine columns side by side: each that an edge touches becomes a border cell, and what lies between
        /// two of them has no border in it, so that it is held by the same countries throughout.
        mutating func cross(_ columns: Range<Int>, _ edges: [Edge], _ assembly: inout StripAssembly) {
            var column = columns.lowerBound
            while nextTouch < touches.count, touches[nextTouch].column < columns.upperBound {
                let touched = touches[nextTouch].column
                setUniform(column..<touched, &assembly)
                addCell(touched, edges, &assembly)
                column = touched + 1
            }
            setUniform(column..<columns.upperBound, &assembly)
        }

        private mutating func setUniform(_ columns: Range<Int>, _ assembly: inout StripAssembly) {
            guard !columns.isEmpty else { return }
            toggle(westOf: GlobeGrid.middleLongitude(ofFineColumn: columns.lowerBound), &assembly)
            assembly.setUniform(row, columns)
        }

        private mutating func addCell(_ column: Int, _ edges: [Edge], _ assembly: inout StripAssembly) {
            let reference = GlobeGrid.middleLongitude(ofFineColumn: column)
            toggle(westOf: reference, &assembly)
            let first = nextTouch
            while nextTouch < touches.count, touches[nextTouch].column == column { nextTouch += 1 }
            let isDoubtful = isNear(nextCrossing - 1, reference) || isNear(nextCrossing, reference)
            let listed = touches[first..<nextTouch].lazy.map { edges[$0.edge] }
            assembly.addCell(row, column, listed, isDoubtful)
        }

        /// Whether a crossing is so near to a longitude that it may lie on either side of it.
        private func isNear(_ crossing: Int, _ longitude: Double) -> Bool {
            crossings.indices.contains(crossing)
                && abs(crossings[crossing].longitude - longitude) < BorderStripBuilder.doubtInDegrees
        }

        private mutating func toggle(westOf longitude: Double, _ assembly: inout StripAssembly) {
            while nextCrossing < crossings.count, crossings[nextCrossing].longitude < longitude {
                assembly.toggle(crossings[nextCrossing].owner)
                nextCrossing += 1
            }
        }
    }
}
