import SimpleFeatures

/// Answers whether a polygon contains a position, and how near its border is.
///
/// Cost: nothing before the first question near the polygon, which boxes its edges in ``EdgeBlocks``.
struct PolygonIndex: Sendable {
    let part: AreaPart
    /// The rings of the polygon, once this index has asked for them.
    private var rings: [EdgeBlocks]?

    init(_ part: AreaPart) {
        self.part = part
    }

    var box: BoundingBox { part.box }

    /// Whether the position lies inside the polygon or on its border: what GEOS calls `intersects`.
    mutating func contains(_ position: Position) -> Bool {
        guard box.contains(position) else { return false }
        var isInside = false
        for ring in openedRings() {
            switch ring.side(of: position) {
            case .border: return true
            case .inside: isInside.toggle()
            case .outside: continue
            }
        }
        return isInside
    }

    /// The border position nearest to `position`, if one is near.
    mutating func nearestPosition(to position: Position, in plane: LocalPlane, withinMeters limit: Double)
        -> LocalPlane.Nearest?
    {
        let shift = plane.shift(of: box)
        var nearest: LocalPlane.Nearest?
        for ring in openedRings() {
            ring.seekNearest(in: plane, shift: shift, withinMeters: limit, &nearest)
        }
        return nearest
    }

    private mutating func openedRings() -> [EdgeBlocks] {
        if let rings { return rings }
        let opened = part.polygon?.rings.map(EdgeBlocks.init) ?? []
        rings = opened
        return opened
    }
}
