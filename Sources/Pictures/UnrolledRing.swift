import SimpleFeatures

/// A ring of the globe laid out flat: its longitudes go on beyond ±180 where it crosses the antimeridian.
///
/// Law: the last position is the first. A ring round a pole goes round three times and is closed along the pole, so that
/// any window of 360 degrees from its middle has the whole of it.
struct UnrolledRing: Sendable {
    let positions: [Position]
    let isRoundPole: Bool
    let west: Double
    let east: Double

    /// Takes a ring as ``MultiPolygon/seamless`` has it, and walks it the other way: what it encloses lies on its right.
    init(_ ring: [Position]) {
        var line: [Position] = []
        line.reserveCapacity(ring.count)
        var turns = 0.0
        var before = ring.last?.longitude ?? 0
        for position in ring.reversed() {
            turns += UnrolledRing.turn(from: before, to: position.longitude)
            before = position.longitude
            line.append(Position(longitude: position.longitude + turns, latitude: position.latitude))
        }
        let width = (line.last?.longitude ?? 0) - (line.first?.longitude ?? 0)
        isRoundPole = abs(width) > 180
        if isRoundPole { line = UnrolledRing.closed(line, width > 0 ? 360 : -360) }
        let box = BoundingBox(of: line)
        (west, east) = (box.west, box.east)
        positions = line
    }

    /// 360 or -360 where a step crosses the antimeridian, which it does at one of its ends.
    private static func turn(from a: Double, to b: Double) -> Double {
        guard abs(b - a) > 180, abs(a) == 180 || abs(b) == 180 else { return 0 }
        return b > a ? -360 : 360
    }

    /// The pole inside lies south of a line to the east.
    private static func closed(_ line: [Position], _ width: Double) -> [Position] {
        var closed = line
        for turn in 1..<3 {
            closed += line.dropFirst().map {
                Position(longitude: $0.longitude + width * Double(turn), latitude: $0.latitude)
            }
        }
        guard let first = closed.first, let last = closed.last else { return line }
        let pole = width > 0 ? -90.0 : 90
        return closed + [last, first].map { Position(longitude: $0.longitude, latitude: pole) } + [first]
    }

    /// By how much longitudes change so that what is seen lies from -180 to 180 degrees from a central meridian: once for
    /// each time that the ring comes there.
    func shifts(to centralMeridian: Double) -> [Double] {
        if isRoundPole {
            // The western edge of the window in the first half of the middle round.
            let turns = ((centralMeridian - 180 - (west + 180)) / 360).rounded(.down)
            return [360 * turns - centralMeridian]
        }
        return [-720.0, -360, 0, 360, 720].map { $0 - centralMeridian }
            .filter { west + $0 < 180 && east + $0 > -180 }
    }

    /// Whether the ring with longitudes shifted lies from -180 to 180 as a whole.
    func isWhole(shift: Double) -> Bool { west + shift >= -180 && east + shift <= 180 }

    /// The ring with longitudes shifted, and cut to -180 to 180; parts that were apart hang together along the cut.
    func cut(shift: Double) -> [Position] {
        let shifted = positions.map { Position(longitude: $0.longitude + shift, latitude: $0.latitude) }
        return UnrolledRing.cut(UnrolledRing.cut(shifted, at: -180, keepingEast: true), at: 180, keepingEast: false)
    }

    /// Source: Sutherland and Hodgman, Reentrant Polygon Clipping, Communications of the ACM 17, 1974.
    private static func cut(_ ring: [Position], at meridian: Double, keepingEast: Bool) -> [Position] {
        var kept: [Position] = []
        for (a, b) in zip(ring, ring.dropFirst()) {
            let isInside = keepingEast ? a.longitude >= meridian : a.longitude <= meridian
            let isNextInside = keepingEast ? b.longitude >= meridian : b.longitude <= meridian
            if isInside { kept.append(a) }
            guard isInside != isNextInside else { continue }
            let share = (meridian - a.longitude) / (b.longitude - a.longitude)
            kept.append(Position(longitude: meridian, latitude: a.latitude + (b.latitude - a.latitude) * share))
        }
        if let first = kept.first { kept.append(first) }
        return kept
    }
}
