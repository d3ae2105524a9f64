import Foundation
import SimpleFeatures

/// Which boxes touch which cell of the globe, in lists.
///
/// Shape: cells of one degree, 360 in a row, rows from south to north; the list of cell `c` is
/// `members[starts[c]..<starts[c + 1]]`, in ascending order.
struct CellLists: Sendable {
    private var starts: [Int32]
    private var members: [Int32]

    private static let columnCount = 360
    private static let rowCount = 180

    init(_ boxes: [BoundingBox]) {
        var starts = [Int32](repeating: 0, count: CellLists.columnCount * CellLists.rowCount + 1)
        for box in boxes { CellLists.forEachCell(of: box) { starts[$0 + 1] += 1 } }
        for cell in 0..<starts.count - 1 { starts[cell + 1] += starts[cell] }
        var next = starts
        var members = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
        for (index, box) in boxes.enumerated() {
            CellLists.forEachCell(of: box) { cell in
                members[Int(next[cell])] = Int32(index)
                next[cell] += 1
            }
        }
        self.starts = starts
        self.members = members
    }

    /// The boxes that touch the cell of a position, ascending.
    func list(at position: Position) -> ArraySlice<Int32> {
        list(column: CellLists.column(of: position.longitude), row: CellLists.row(of: position.latitude))
    }

    /// The boxes that touch a cell near a position, ascending, each once.
    func lists(around position: Position, withinDegrees reach: Double) -> [Int32] {
        let rows = CellLists.row(of: position.latitude - reach)...CellLists.row(of: position.latitude + reach)
        let widest = min(90, abs(position.latitude) + reach)
        let eastReach = widest >= 90 ? 180 : min(180, reach / cos(widest.inRadians))
        let west = Int(floor(position.longitude - eastReach)) + 180
        let east = Int(floor(position.longitude + eastReach)) + 180
        let columns = west...min(east, west + CellLists.columnCount - 1)
        var found: Set<Int32> = []
        for row in rows {
            for column in columns {
                let wrapped = (column + CellLists.columnCount) % CellLists.columnCount
                found.formUnion(list(column: wrapped, row: row))
            }
        }
        return found.sorted()
    }

    private func list(column: Int, row: Int) -> ArraySlice<Int32> {
        let cell = row * CellLists.columnCount + column
        return members[Int(starts[cell])..<Int(starts[cell + 1])]
    }

    private static func forEachCell(of box: BoundingBox, _ body: (Int) -> Void) {
        for row in row(of: box.south)...row(of: box.north) {
            for column in column(of: box.west)...column(of: box.east) { body(row * columnCount + column) }
        }
    }

    private static func column(of longitude: Double) -> Int {
        max(0, min(columnCount - 1, Int(floor(longitude)) + 180))
    }

    private static func row(of latitude: Double) -> Int { max(0, min(rowCount - 1, Int(floor(latitude)) + 90)) }
}
