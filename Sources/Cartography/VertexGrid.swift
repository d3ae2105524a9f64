import SimpleFeatures

/// Positions in cells of a quarter of a degree, for the question whether one lies in a triangle.
///
/// Positions that have been taken away are dropped from their cells when these are next looked at.
struct VertexGrid {
    private let positions: [Position]
    private var isTaken: [Bool]
    /// For each cell its first position, for each position the next in its cell; -1 behind the last.
    private var first: [Int32]
    private var next: [Int32]

    private static let cellsPerDegree = 4.0
    private static let width = 360 * 4
    private static let height = 180 * 4

    init(_ positions: [Position]) {
        self.positions = positions
        isTaken = Array(repeating: false, count: positions.count)
        first = Array(repeating: -1, count: positions.isEmpty ? 0 : VertexGrid.width * VertexGrid.height)
        next = Array(repeating: -1, count: positions.count)
        for (number, position) in positions.enumerated() {
            let cell = VertexGrid.row(position.latitude) * VertexGrid.width + VertexGrid.column(position.longitude)
            next[number] = first[cell]
            first[cell] = Int32(number)
        }
    }

    private static func column(_ longitude: Double) -> Int {
        max(0, min(width - 1, Int((longitude + 180) * cellsPerDegree)))
    }

    private static func row(_ latitude: Double) -> Int {
        max(0, min(height - 1, Int((latitude + 90) * cellsPerDegree)))
    }

    mutating func take(_ number: Int) { isTaken[number] = true }

    /// Whether a position lies in a box for which `isMeant` is true.
    mutating func contains(in box: BoundingBox, where isMeant: (Position) -> Bool) -> Bool {
        guard !positions.isEmpty else { return false }
        for row in VertexGrid.row(box.south)...VertexGrid.row(box.north) {
            for column in VertexGrid.column(box.west)...VertexGrid.column(box.east) {
                var before: Int32 = -1
                var number = first[row * VertexGrid.width + column]
                while number >= 0 {
                    let following = next[Int(number)]
                    if isTaken[Int(number)] {
                        if before < 0 {
                            first[row * VertexGrid.width + column] = following
                        } else {
                            next[Int(before)] = following
                        }
                    } else {
                        let position = positions[Int(number)]
                        if position.longitude >= box.west, position.longitude <= box.east,
                            position.latitude >= box.south, position.latitude <= box.north, isMeant(position)
                        {
                            return true
                        }
                        before = number
                    }
                    number = following
                }
            }
        }
        return false
    }
}

/// Three positions, and what lies between them.
struct Triangle {
    let a: Position
    let b: Position
    let c: Position

    var box: BoundingBox { BoundingBox(of: [a, b, c]) }

    /// Whether a position of its box lies in the triangle or on its border; exact, also where the three are in one line.
    func contains(_ position: Position) -> Bool {
        let first = Orientation.of(position, from: a, to: b)
        let second = Orientation.of(position, from: b, to: c)
        if first != .on, second != .on, first != second { return false }
        let third = Orientation.of(position, from: c, to: a)
        return third == .on || ((first == .on || first == third) && (second == .on || second == third))
    }
}
