/// An area with one outer border and any number of holes.
///
/// Law: the exterior runs counter-clockwise, holes run clockwise (RFC 7946, section 3.1.6); the initialiser turns
/// rings round where they run the other way.
package struct Polygon: Hashable, Sendable {
    package let exterior: Ring
    package let holes: [Ring]

    package init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior.isCounterClockwise ? exterior : exterior.reversed
        self.holes = holes.map { $0.isCounterClockwise ? $0.reversed : $0 }
    }

    /// The exterior first, then the holes.
    package var rings: [Ring] { [exterior] + holes }

    /// The polygon with every position moved; holes that collapse are dropped, nil when the exterior collapses.
    package func mapped(_ move: (Position) -> Position) -> Polygon? {
        guard let exterior = exterior.mapped(move) else { return nil }
        return Polygon(exterior: exterior, holes: holes.compactMap { $0.mapped(move) })
    }
}
