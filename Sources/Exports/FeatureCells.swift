import SimpleFeatures
import TextFormats

/// The members of the features of a layer in words, each with its name before it.
///
/// Shape: the text is put together column by column, which is quick, and read feature by feature. Cost: memory for the
/// text of all members; texts of a list and absent values share theirs.
struct FeatureCells {
    /// How many members a feature has.
    private let cellCount: Int
    private let text: [UInt8]
    /// For each feature its members as parts of `text`.
    private let cells: [Cell]

    fileprivate struct Cell {
        var start: Int32 = 0
        var end: Int32 = 0
    }

    /// What a member of each feature holds.
    enum Values {
        case column(Column)
        /// Points as geometries, which end a feature.
        case points([Position])
    }

    /// Takes for each member the text before its value.
    init(_ members: [(before: String, values: Values)], count: Int) {
        cellCount = members.count
        var cells = [Cell](repeating: Cell(), count: members.count * count)
        let longest = members.reduce(0) { $0 + FeatureCells.longest($1.before, $1.values) }
        text = [UInt8](unsafeUninitializedCapacity: longest) { room, initializedCount in
            guard let base = room.baseAddress else { return }
            cells.withUnsafeMutableBufferPointer { cells in
                // Safe: there is room for the most that all members take.
                var rendering = Rendering(room: base, cells: cells, cellCount: members.count)
                for (place, member) in members.enumerated() {
                    let before = Array(member.before.utf8)
                    switch member.values {
                    case .column(let column): rendering.add(column, after: before, at: place)
                    case .points(let points): rendering.add(points, after: before, at: place)
                    }
                }
                initializedCount = rendering.end
            }
        }
        self.cells = cells
    }

    /// The most bytes that the text of a member takes in all features.
    private static func longest(_ before: String, _ values: Values) -> Int {
        let beforeCount = before.utf8.count
        switch values {
        case .column(.coded(_, let texts)), .column(.text(let texts)):
            return (texts.count + 1) * (beforeCount + null.count + 2) + JSONText.longest(texts.byteCount)
        case .column(let column): return (column.count + 1) * (beforeCount + DecimalText.longestInBytes)
        case .points(let points): return points.count * (beforeCount + PositionText.longestPointInBytes + 1)
        }
    }

    private static let null = Array("null".utf8)

    /// Calls `body` with what copies members.
    func withReader<Result>(_ body: (Reader) throws -> Result) rethrows -> Result {
        try text.withUnsafeBufferPointer { text in
            try cells.withUnsafeBufferPointer { try body(Reader(text: text, cells: $0, cellCount: cellCount)) }
        }
    }

    /// Copies members of features.
    ///
    /// Safe: it lives no longer than the call in which it is given.
    struct Reader {
        fileprivate let text: UnsafeBufferPointer<UInt8>
        fileprivate let cells: UnsafeBufferPointer<Cell>
        let cellCount: Int

        fileprivate init(text: UnsafeBufferPointer<UInt8>, cells: UnsafeBufferPointer<Cell>, cellCount: Int) {
            self.text = text
            self.cells = cells
            self.cellCount = cellCount
        }

        /// Calls `body` with members of a feature one after the other.
        @inline(__always)
        func with<Result>(
            _ members: Range<Int>, of row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
        ) rethrows -> Result {
            let parts = row * cellCount + members.lowerBound..<row * cellCount + members.upperBound
            var count = 0
            for part in parts { count += Int(cells[part].end - cells[part].start) }
            return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
                var end = 0
                for part in parts {
                    let bytes = Int(cells[part].start)..<Int(cells[part].end)
                    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[end...])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[bytes]))
                    end += bytes.count
                }
                return try body(UnsafeBufferPointer(room))
            }
        }
    }

    /// Puts columns into words, one after the other.
    private struct Rendering {
        let room: UnsafeMutablePointer<UInt8>
        let cells: UnsafeMutableBufferPointer<Cell>
        let cellCount: Int
        private(set) var end = 0

        init(room: UnsafeMutablePointer<UInt8>, cells: UnsafeMutableBufferPointer<Cell>, cellCount: Int) {
            self.room = room
            self.cells = cells
            self.cellCount = cellCount
        }

        mutating func add(_ points: [Position], after name: [UInt8], at place: Int) {
            for row in points.indices {
                cells[row * cellCount + place] = cell(name) { room in
                    let end = PositionText.write(point: points[row], to: room)
                    room[end] = UInt8(ascii: "}")
                    return end + 1
                }
            }
        }

        mutating func add(_ column: Column, after name: [UInt8], at place: Int) {
            let absent = cell(name) { FeatureCells.writeNull(to: $0) }
            switch column {
            case .coded(let codes, let texts):
                let known = (0..<texts.count).map { text in
                    cell(name) { room in
                        texts.withBytes(at: text) { JSONText.write(string: $0, to: room) }
                            ?? FeatureCells.writeNull(to: room)
                    }
                }
                for (row, code) in codes.enumerated() { cells[row * cellCount + place] = known[Int(code)] }
            case .text(let texts):
                for row in 0..<texts.count {
                    let written = texts.withBytes(at: row) { text in
                        cell(name) { JSONText.write(string: text, to: $0) }
                    }
                    cells[row * cellCount + place] = written ?? absent
                }
            case .integers(let values):
                add(values, name, at: place, absent) { DecimalText.write($0, to: $1) }
            case .numbers(let values):
                add(values, name, at: place, absent) {
                    DecimalText.write($0, decimals: GeoJSONWriter.decimals, to: $1)
                }
            }
        }

        @inline(__always)
        private mutating func add<Value>(
            _ values: [Value?], _ name: [UInt8], at place: Int, _ absent: Cell,
            _ write: (Value, UnsafeMutablePointer<UInt8>) -> Int
        ) {
            for row in values.indices {
                if let value = values[row] {
                    cells[row * cellCount + place] = cell(name) { write(value, $0) }
                } else {
                    cells[row * cellCount + place] = absent
                }
            }
        }

        /// Writes a name and what `write` writes behind it.
        @inline(__always)
        private mutating func cell(_ name: [UInt8], _ write: (UnsafeMutablePointer<UInt8>) -> Int) -> Cell {
            let start = end
            name.withUnsafeBufferPointer { name in
                if let base = name.baseAddress { (room + start).update(from: base, count: name.count) }
            }
            end += name.count
            end += write(room + end)
            return Cell(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
        }
    }

    private static func writeNull(to room: UnsafeMutablePointer<UInt8>) -> Int {
        for (place, byte) in null.enumerated() { room[place] = byte }
        return null.count
    }
}
