import Foundation
import SimpleFeatures

/// The fine cells round a position, up to a distance.
///
/// Shape: rows and columns of fine cells; columns may lie beyond the antimeridian and are wrapped when they are used.
struct FineWindow {
    private let rows: ClosedRange<Int>
    private let columns: ClosedRange<Int>
    private let longitude: Double

    init(around position: Position, withinDegrees reach: Double) {
        longitude = position.longitude
        rows = GlobeGrid.fineRow(of: position.latitude - reach)...GlobeGrid.fineRow(of: position.latitude + reach)
        let widest = min(90, abs(position.latitude) + reach)
        let eastReach = widest >= 90 ? 180 : min(180, reach / cos(widest.inRadians))
        let division = Double(GlobeGrid.division)
        let west = Int(floor((position.longitude - eastReach + 180) * division))
        let east = Int(floor((position.longitude + eastReach + 180) * division))
        columns = west...min(east, west + GlobeGrid.fineColumnCount - 1)
    }

    /// The strips of one degree of latitude that the window touches.
    var strips: ClosedRange<Int> {
        rows.lowerBound / GlobeGrid.division...rows.upperBound / GlobeGrid.division
    }

    /// The rows of the window in a strip, from 0 in the south of the strip.
    func rows(inStrip strip: Int) -> ClosedRange<Int> {
        let first = strip * GlobeGrid.division
        return max(0, rows.lowerBound - first)...min(GlobeGrid.division - 1, rows.upperBound - first)
    }

    /// The cells of one degree that the window touches, and the mask of its fine columns in each.
    func forEachColumn(_ body: (_ column: Int, _ mask: UInt32) -> Void) {
        let division = GlobeGrid.division
        var first = columns.lowerBound
        while first <= columns.upperBound {
            let cell = Int((Double(first) / Double(division)).rounded(.down))
            let last = min(columns.upperBound, cell * division + division - 1)
            let width = last - first + 1
            let mask = (UInt32.max >> UInt32(division - width)) << UInt32(first - cell * division)
            body((cell + GlobeGrid.columnCount) % GlobeGrid.columnCount, mask)
            first = last + 1
        }
    }

    /// How many degrees to add to the longitudes of an edge so that it lies on the position's side of the antimeridian.
    func shift(of edge: BorderEdge) -> Double {
        if min(edge.start.longitude, edge.end.longitude) - longitude > 180 { return -360 }
        if longitude - max(edge.start.longitude, edge.end.longitude) > 180 { return 360 }
        return 0
    }
}

extension BorderStrip {
    /// Calls `body` for each edge in the cells of a window, for some edges more than once.
    func forEachEdge(in window: FineWindow, _ strip: Int, _ body: (BorderEdge, CountryID) -> Void) {
        let rows = window.rows(inStrip: strip)
        window.forEachColumn { column, wanted in
            guard columns[column] & BorderStrip.borderBit != 0 else { return }
            let block = Int(columns[column] & ~BorderStrip.borderBit)
            for row in rows {
                var mask = masks[block * GlobeGrid.division + row] & wanted
                while mask != 0 {
                    forEachEdge(inBlock: block, row: row, column: mask.trailingZeroBitCount, body)
                    mask &= mask - 1
                }
            }
        }
    }

    private func forEachEdge(inBlock block: Int, row: Int, column: Int, _ body: (BorderEdge, CountryID) -> Void) {
        let code = fineCodes[BorderStrip.fineIndex(block, row: row, column: column)]
        let cell = cells[Int(firstCells[block]) + Int(code & ~BorderStrip.borderBit)]
        for index in cell.edgeIndices {
            body(edges[index], owners[Int(cell.firstOwner) + Int(edges[index].ownerPlace)])
        }
    }
}
