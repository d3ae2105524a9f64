/// A closed line: the border of a polygon or of a hole in it.
///
/// Law: at least four positions, the last equal to the first.
/// Source: RFC 7946, section 3.1.6 (linear ring).
package struct Ring: Hashable, Sendable {
    package let positions: [Position]

    /// Returns nil when the line is open or has fewer than four positions.
    package init?(_ positions: [Position]) {
        guard positions.count >= 4, positions.first == positions.last else { return nil }
        self.positions = positions
    }

    /// Twice the area in the plane of longitude and latitude: positive when the ring runs counter-clockwise.
    ///
    /// Units: square degrees. Positions are taken relative to the first, so that far-off rings lose no digits.
    package var doubledSignedArea: Double {
        let origin = positions[0]
        var sum = 0.0
        for (a, b) in zip(positions, positions.dropFirst()) {
            sum +=
                (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
                - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
        }
        return sum
    }

    package var isCounterClockwise: Bool { doubledSignedArea > 0 }

    package var reversed: Ring { Ring(unchecked: positions.reversed()) }

    /// The ring with every position moved by `move`, repeated neighbours dropped; nil when it collapses.
    package func mapped(_ move: (Position) -> Position) -> Ring? {
        var moved: [Position] = []
        moved.reserveCapacity(positions.count)
        for position in positions {
            let next = move(position)
            if next != moved.last { moved.append(next) }
        }
        guard let ring = Ring(moved), ring.doubledSignedArea != 0 else { return nil }
        return ring
    }

    private init(unchecked positions: [Position]) {
        self.positions = positions
    }
}
