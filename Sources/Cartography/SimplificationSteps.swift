package import SimpleFeatures

/// Areas at every degree of detail between all positions and as few as can be: shared borders stay shared throughout.
///
/// Shape: the steps of one run of ``BorderThinner``. Any number of them, from the first on, gives a map that is sound:
/// no gap, no overlap, no invalid ring, no area lost, no place on another side of a border. Edges: areas that overlap or
/// have gaps keep them. Cost: about a second for half a million positions, and little for each degree of detail after it.
package struct SimplificationSteps: Sendable {
    private let topology: Topology
    private let log: Log
    /// For each position of each arc, end to end, the step that takes it; `Int32.max` for those that stay.
    private let stepOfSlot: [Int32]
    private let stepOfIsland: [Int: Int]

    /// What was taken away, step by step.
    struct Log {
        enum Subject {
            case position(Int)
            case island(Int)
        }

        fileprivate(set) var subjects: [Subject] = []
        /// The greatest loss up to each step.
        fileprivate(set) var lossesInMeters: [Double] = []
        /// How many positions are gone after each step.
        fileprivate(set) var goneCounts: [Int] = []

        mutating func add(_ subject: Subject, lossInMeters: Double, positionCount: Int) {
            subjects.append(subject)
            lossesInMeters.append(max(lossesInMeters.last ?? 0, lossInMeters))
            goneCounts.append((goneCounts.last ?? 0) + positionCount)
        }
    }

    /// Plans how areas lose detail; no place of `places` changes the area in which it lies, nor does an island vanish that
    /// has one.
    ///
    /// Nothing is planned that moves a border farther than the limit, or farther than is fit for the size of its area, nor
    /// does an island with a greater radius vanish.
    package init(_ areas: [MultiPolygon], keeping places: [Position], upToMeters limit: Double) {
        topology = Topology(areas)
        var thinner = BorderThinner(topology, PolygonRanks(topology, areas), keeping: places, upTo: limit)
        thinner.run()
        log = thinner.steps
        var stepOfSlot = [Int32](repeating: .max, count: topology.arcs.reduce(0) { $0 + $1.count })
        var stepOfIsland: [Int: Int] = [:]
        for (step, subject) in log.subjects.enumerated() {
            switch subject {
            case .position(let slot): stepOfSlot[slot] = Int32(step)
            case .island(let arc): stepOfIsland[arc] = step
            }
        }
        self.stepOfSlot = stepOfSlot
        self.stepOfIsland = stepOfIsland
    }

    /// How many steps there are.
    package var count: Int { log.subjects.count }

    /// How many positions the arcs have after so many steps; a shared border counts once.
    package func positionCount(after stepCount: Int) -> Int {
        stepOfSlot.count - (stepCount > 0 ? log.goneCounts[stepCount - 1] : 0)
    }

    /// The least number of steps that leaves no more positions than that, or all steps.
    package func stepCount(leaving positionCount: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self.positionCount(after: middle) <= positionCount { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The farthest that a border has moved, or the radius of the largest island that is gone.
    package func largestLossInMeters(after stepCount: Int) -> Double {
        stepCount > 0 ? log.lossesInMeters[stepCount - 1] : 0
    }

    /// How many islands are gone.
    package func goneIslandCount(after stepCount: Int) -> Int {
        stepOfIsland.values.count { $0 < stepCount }
    }

    /// The areas as arcs after so many steps; the arcs of islands that are gone are left out.
    package func topology(after stepCount: Int) -> Topology {
        var slot = 0
        var arcs: [[Position]] = []
        var numbers: [Int] = []
        for (number, arc) in topology.arcs.enumerated() {
            numbers.append(arcs.count)
            if !isGone(number, after: stepCount) {
                arcs.append(arc.indices.compactMap { Int(stepOfSlot[slot + $0]) >= stepCount ? arc[$0] : nil })
            }
            slot += arc.count
        }
        let objects = topology.objects.map { polygons in
            polygons.filter { !isGone($0[0][0].arc, after: stepCount) }.map { rings in
                rings.map { ring in ring.map { $0 >= 0 ? numbers[$0] : ~numbers[~$0] } }
            }
        }
        return Topology(arcs: arcs, objects: objects)
    }

    private func isGone(_ island: Int, after stepCount: Int) -> Bool { (stepOfIsland[island] ?? .max) < stepCount }
}
