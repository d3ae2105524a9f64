import Foundation
import SimpleFeatures

/// The fine cells round a position, up to a distance.
///
/// Shape: rows and columns of fine cells; columns may lie beyond the antimeridian and are wrapped when they are used.
struct FineWindow {
    private let rows: ClosedRange<Int>
    private let columns: ClosedRange<Int>

    @inline(__always)
    init(around fineColumn: Int, _ fineRow: Int, _ reach: FineReach) {
        rows = max(0, fineRow - reach.rows)...min(GlobeGrid.fineRowCount - 1, fineRow + reach.rows)
        let width = reach.columns(atFineRow: fineRow)
        columns = fineColumn - width...fineColumn + min(width, GlobeGrid.fineColumnCount - 1 - width)
    }

    /// The strips of one degree of latitude that the window touches.
    var strips: ClosedRange<Int> {
        rows.lowerBound / GlobeGrid.division...rows.upperBound / GlobeGrid.division
    }

    /// The rows of the window in a strip, from 0 in the south of the strip.
    @inline(__always)
    func rows(inStrip strip: Int) -> ClosedRange<Int> {
        let first = strip * GlobeGrid.division
        return max(0, rows.lowerBound - first)...min(GlobeGrid.division - 1, rows.upperBound - first)
    }

    /// The cells of one degree that the window touches, and the mask of its fine columns in each.
    @inline(__always)
    func forEachColumn(_ body: (_ column: Int, _ mask: UInt32) -> Void) {
        let division = GlobeGrid.division
        // Counted from one turn further west, so that nothing is negative.
        let turn = GlobeGrid.fineColumnCount
        var first = columns.lowerBound + turn
        while first <= columns.upperBound + turn {
            let cell = first / division
            let last = min(columns.upperBound + turn, cell * division + division - 1)
            // As many bits as there are columns.
            let mask = (UInt32.max &>> UInt32(32 - (last - first + 1))) &<< UInt32(first - cell * division)
            body(cell % GlobeGrid.columnCount, mask)
            first = last + 1
        }
    }
}

/// How many fine cells a distance reaches: rows everywhere, columns on each parallel.
struct FineReach: Sendable {
    /// Units: metres.
    let meters: Double
    let rows: Int
    private let columns: [Int16]

    /// Units: metres. The shortest degree of a meridian, at the equator, rounded down. Source: the radius of curvature
    /// of WGS 84 in Torge and Müller, Geodesy, 4th edition, 2012, section 4.1.3.
    private static let shortestDegreeInMeters = 110_500.0

    init(meters: Double) {
        self.meters = meters
        let degrees = meters / FineReach.shortestDegreeInMeters
        rows = Int((degrees * Double(GlobeGrid.division)).rounded(.up)) + 1
        columns = (0..<GlobeGrid.fineRowCount).map { row in
            let widest = abs(GlobeGrid.middleLatitude(ofFineRow: row)) + 1 / Double(GlobeGrid.division) + degrees
            let east = widest >= 90 ? 180 : min(180, degrees / cos(widest.inRadians))
            return Int16(min(GlobeGrid.fineColumnCount / 2, Int((east * Double(GlobeGrid.division)).rounded(.up)) + 1))
        }
    }

    @inline(__always)
    func columns(atFineRow row: Int) -> Int { Int(columns[row]) }
}
