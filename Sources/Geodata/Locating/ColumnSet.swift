/// A set of fine columns of one row, on the circle of longitudes.
struct ColumnSet: Sendable {
    private var words = [UInt64](repeating: 0, count: GlobeGrid.fineColumnCount / UInt64.bitWidth)

    func contains(_ column: Int) -> Bool { words[column / 64] >> UInt64(column % 64) & 1 == 1 }

    func contains(anyOf columns: ClosedRange<Int>) -> Bool { columns.contains(where: contains) }

    mutating func insert(_ columns: ClosedRange<Int>) {
        for column in columns { words[column / 64] |= 1 << UInt64(column % 64) }
    }

    mutating func formUnion(_ other: ColumnSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Adds so many columns to the west and to the east of each.
    ///
    /// Cost: a few passes, since what has been widened by `n` can be widened by 2n + 1 in one.
    mutating func widen(by count: Int) {
        var done = 0
        while done < count {
            let step = min(2 * done + 1, count - done)
            let (east, west) = (shifted(east: step), shifted(east: GlobeGrid.fineColumnCount - step))
            formUnion(east)
            formUnion(west)
            done += step
        }
    }

    /// The set moved to the east, round the globe.
    private func shifted(east count: Int) -> ColumnSet {
        let count = count % GlobeGrid.fineColumnCount
        let (whole, bits) = (count / 64, UInt64(count % 64))
        var moved = self
        for index in words.indices {
            let source = (index + words.count - whole) % words.count
            let before = (source + words.count - 1) % words.count
            moved.words[index] = bits == 0 ? words[source] : words[source] << bits | words[before] >> (64 - bits)
        }
        return moved
    }
}
