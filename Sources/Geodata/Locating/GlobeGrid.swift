import CInstructions
import Foundation
import SimpleFeatures

/// How the globe is cut into cells: cells of one degree, and cells of a 16th of a degree in them.
///
/// Rows of one degree are strips, counted from the south pole; columns are counted from the antimeridian to the east.
/// A 16th of a degree is 7 km at most: most places in a country lie in a fine cell that no border touches, those that
/// do hold few edges, and all cells together stay small enough for the caches of a processor.
enum GlobeGrid {
    static let columnCount = 360
    static let stripCount = 180
    /// Fine cells along the side of a cell of one degree.
    static let division = 16
    static let fineColumnCount = columnCount * division
    static let fineRowCount = stripCount * division

    /// Units: degrees. How much further than its fine cells an edge is listed, so that the rounding of a cell's number,
    /// below 1e-13 degrees, loses no edge.
    static let inflation = 1e-9

    /// The column and row of the fine cell of a position.
    @inline(__always)
    static func fineCell(of position: Position) -> (column: Int, row: Int) {
        (fineColumn(of: position.longitude), fineRow(of: position.latitude))
    }

    @inline(__always)
    static func strip(ofFineRow row: Int) -> Int { degree(row) }

    /// The cell of one degree in which a fine cell lies, by its row or its column, which is never negative.
    @inline(__always)
    static func degree(_ fine: Int) -> Int { Int(bitPattern: UInt(bitPattern: fine) / UInt(division)) }

    @inline(__always)
    static func fineRow(of latitude: Double) -> Int { clamped((latitude + 90) * Double(division), fineRowCount) }

    @inline(__always)
    static func fineColumn(of longitude: Double) -> Int {
        clamped((longitude + 180) * Double(division), fineColumnCount)
    }

    /// The latitude of the middle of a row of fine cells; exact.
    static func middleLatitude(ofFineRow row: Int) -> Double { (Double(row) + 0.5) / Double(division) - 90 }

    /// The longitude of the middle of a column of fine cells; exact.
    static func middleLongitude(ofFineColumn column: Int) -> Double {
        (Double(column) + 0.5) / Double(division) - 180
    }

    @inline(__always)
    private static func clamped(_ value: Double, _ count: Int) -> Int {
        // Values are degrees of a checked position: never negative beyond rounding, so that cutting is flooring.
        Int(caseatlas_cut(value, Double(count - 1)))
    }
}
