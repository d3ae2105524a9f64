import SimpleFeatures

/// Which polygons may vanish, and how far the borders of the others may move for their size.
///
/// A polygon stays when it is the main part of its area, or one of the largest that have a fair share of the main part:
/// else an archipelago of equal islands would become one of them. Its borders move by no more than a share of its radius,
/// so that the smallest country keeps its shape. Another polygon may vanish when it is an island: one arc, which no other
/// ring uses.
struct PolygonRanks {
    struct Island {
        let arc: Int
        let radiusInMeters: Double
    }

    private(set) var islands: [Island] = []
    /// For each arc how far it may move; infinite for those of polygons that may vanish.
    private(set) var limitsInMeters: [Double]

    private static let keptShare = 0.1
    private static let keptCount = 12
    private static let movedShareOfRadius = 0.1

    /// Takes a topology and its areas.
    init(_ topology: Topology, _ areas: [MultiPolygon]) {
        limitsInMeters = Array(repeating: .infinity, count: topology.arcs.count)
        var useCounts = [Int](repeating: 0, count: topology.arcs.count)
        for reference in topology.objects.joined().joined().joined() { useCounts[reference.arc] += 1 }
        for (polygons, area) in zip(topology.objects, areas) {
            let kept = PolygonRanks.kept(area)
            for index in polygons.indices {
                let rings = polygons[index]
                let radius = BoundingBox(of: area.polygons[index].exterior.positions).radiusInMeters
                if kept.contains(index) {
                    for arc in rings.joined().map(\.arc) {
                        limitsInMeters[arc] = min(limitsInMeters[arc], radius * PolygonRanks.movedShareOfRadius)
                    }
                } else if rings.count == 1, rings[0].count == 1, useCounts[rings[0][0].arc] == 1 {
                    islands.append(Island(arc: rings[0][0].arc, radiusInMeters: radius))
                }
            }
        }
    }

    private static func kept(_ area: MultiPolygon) -> Set<Int> {
        let sizes = area.polygons.map(\.areaInSquareMeters)
        let ranked = sizes.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
        let least = (ranked.first.map { sizes[$0] } ?? 0) * keptShare
        return Set(ranked.prefix(keptCount).filter { sizes[$0] >= least })
    }
}

extension BoundingBox {
    /// Half the diagonal on the ground.
    fileprivate var radiusInMeters: Double {
        let width = (east - west) * cosineOfDegrees((south + north) / 2)
        let height = north - south
        return (width * width + height * height).squareRoot() / 2 * Earth.metersPerDegree
    }
}
