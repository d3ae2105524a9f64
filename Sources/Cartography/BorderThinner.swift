import SimpleFeatures

/// Takes positions off borders, one after the other, the one whose loss moves the border least first.
///
/// Law: after every step the borders meet, cross and nest as at the beginning, and every place of `places` lies on the side
/// where it lay. A position B of a border ABC is taken only when the triangle ABC, its border included, holds no other
/// position and no place: then nothing lies between the old line and the new. Where it does, B waits until more around it
/// has gone. Rings keep three positions, and no two arcs become one line, so that no area vanishes.
/// Source: Visvalingam and Whyatt, Line generalisation by repeated elimination of points, The Cartographic Journal 30,
/// 1993; the loss is not their area but the farthest that a position taken so far lies from the new line.
struct BorderThinner {
    private let topology: Topology
    /// The positions of all arcs, end to end; a place in this list is a slot.
    private let positions: [Position]
    private let cosines: [Double]
    /// Where each arc begins among the slots, and behind the last where it would.
    private let starts: [Int]
    private var before: [Int32]
    private var after: [Int32]
    /// How often the loss of a slot has been weighed; ends of arcs are never.
    private var rounds: [Int32]
    private var isGone: [Bool]
    private var keptCounts: [Int]
    private var straightArcs: Set<Straight> = []
    private var vertices: VertexGrid
    private var places: VertexGrid
    private var queue = RemovalQueue()
    private let ranks: PolygonRanks
    private let limitInMeters: Double
    private(set) var steps = SimplificationSteps.Log()

    /// The two ends of an arc that has nothing between them, the smaller first.
    private struct Straight: Hashable {
        let a: Position
        let b: Position

        init(_ a: Position, _ b: Position) {
            let isSorted = (a.longitude, a.latitude) < (b.longitude, b.latitude)
            self.a = isSorted ? a : b
            self.b = isSorted ? b : a
        }
    }

    /// A position that cannot go now is asked again when the loss has doubled from there on, at the least from this.
    private static let leastPatienceInMeters = 10.0

    init(_ topology: Topology, _ ranks: PolygonRanks, keeping places: [Position], upTo limitInMeters: Double) {
        self.topology = topology
        self.ranks = ranks
        self.limitInMeters = limitInMeters
        let arcs = topology.arcs
        let positions = arcs.flatMap { $0 }
        self.positions = positions
        cosines = positions.map { cosineOfDegrees($0.latitude) }
        starts = arcs.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        before = positions.indices.map { Int32($0) - 1 }
        after = positions.indices.map { Int32($0) + 1 }
        rounds = Array(repeating: 0, count: positions.count)
        isGone = Array(repeating: false, count: positions.count)
        keptCounts = arcs.map(\.count)
        vertices = VertexGrid(positions)
        self.places = VertexGrid(places)
        for arc in arcs where arc.count == 2 { straightArcs.insert(Straight(arc[0], arc[1])) }
    }

    /// Takes away what can be taken, up to the limit.
    mutating func run() {
        for arc in topology.arcs.indices {
            for slot in (starts[arc] + 1)..<max(starts[arc] + 1, starts[arc + 1] - 1) { weigh(slot) }
        }
        for island in ranks.islands {
            queue.push(.init(lossInMeters: island.radiusInMeters, subject: ~Int32(island.arc), round: 0))
        }
        while let entry = queue.pop(), entry.lossInMeters <= limitInMeters {
            if entry.subject < 0 {
                takeIsland(Int(~entry.subject), entry.lossInMeters)
            } else if !isGone[Int(entry.subject)], entry.round == rounds[Int(entry.subject)] {
                take(Int(entry.subject), entry.lossInMeters)
            }
        }
    }

    private func arc(of slot: Int) -> Int {
        var (low, high) = (0, starts.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= slot { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: Positions

    private mutating func weigh(_ slot: Int) {
        rounds[slot] += 1
        let loss = deviationInMeters(Int(before[slot]), Int(after[slot]))
        queue.push(.init(lossInMeters: loss, subject: Int32(slot), round: rounds[slot]))
    }

    /// The farthest that a position between two slots lies from the straight line between them.
    private func deviationInMeters(_ start: Int, _ end: Int) -> Double {
        let (a, b) = (positions[start], positions[end])
        var farthest = 0.0
        for slot in start + 1..<end {
            let (position, cosine) = (positions[slot], cosines[slot])
            let (ax, ay) = ((a.longitude - position.longitude) * cosine, a.latitude - position.latitude)
            let (dx, dy) = ((b.longitude - a.longitude) * cosine, b.latitude - a.latitude)
            let squaredLength = dx * dx + dy * dy
            let share = squaredLength > 0 ? max(0, min(1, -(ax * dx + ay * dy) / squaredLength)) : 0
            let (x, y) = (ax + share * dx, ay + share * dy)
            farthest = max(farthest, x * x + y * y)
        }
        return farthest.squareRoot() * Earth.metersPerDegree
    }

    private mutating func take(_ slot: Int, _ lossInMeters: Double) {
        let (start, end) = (Int(before[slot]), Int(after[slot]))
        let arc = arc(of: slot)
        let loss = deviationInMeters(start, end)
        guard loss <= ranks.limitsInMeters[arc], keepsShape(arc, without: slot) else { return }
        guard isFree(Triangle(a: positions[start], b: positions[slot], c: positions[end])) else {
            let patience = max(lossInMeters, BorderThinner.leastPatienceInMeters) * 2
            queue.push(.init(lossInMeters: patience, subject: Int32(slot), round: rounds[slot]))
            return
        }
        isGone[slot] = true
        vertices.take(slot)
        after[start] = Int32(end)
        before[end] = Int32(start)
        keptCounts[arc] -= 1
        if keptCounts[arc] == 2 { straightArcs.insert(Straight(positions[start], positions[end])) }
        steps.add(.position(slot), lossInMeters: loss, positionCount: 1)
        if start > starts[arc] { weigh(start) }
        if end < starts[arc + 1] - 1 { weigh(end) }
    }

    /// Whether an arc is still a ring, or a line that no other arc has, without one more position.
    private func keepsShape(_ arc: Int, without slot: Int) -> Bool {
        let (first, last) = (positions[starts[arc]], positions[starts[arc + 1] - 1])
        if first == last { return keptCounts[arc] > 4 }
        return keptCounts[arc] > 3 || !straightArcs.contains(Straight(first, last))
    }

    /// Whether nothing lies in the triangle that a border sweeps when it loses its position `b`.
    private mutating func isFree(_ triangle: Triangle) -> Bool {
        let box = triangle.box
        let (a, b, c) = (triangle.a, triangle.b, triangle.c)
        // A place at `a` or `c` stays on the border; one at `b` would leave it.
        return !places.contains(in: box, where: { $0 != a && $0 != c && triangle.contains($0) })
            && !vertices.contains(in: box, where: { $0 != a && $0 != b && $0 != c && triangle.contains($0) })
    }

    // MARK: Islands

    private mutating func takeIsland(_ arc: Int, _ radiusInMeters: Double) {
        let box = BoundingBox(of: topology.arcs[arc])
        guard !places.contains(in: box, where: { _ in true }) else { return }
        for slot in starts[arc]..<starts[arc + 1] {
            isGone[slot] = true
            vertices.take(slot)
        }
        steps.add(.island(arc), lossInMeters: radiusInMeters, positionCount: keptCounts[arc])
    }
}
