import SimpleFeatures

/// Finds the meridian in the middle of the map, so that its opposite, the edge of the map, cuts as little as possible.
///
/// Shape: for each edge in steps of half a degree, how many degrees of latitude of land it runs through, and how many
/// countries with cases have parts on both of its sides. Areas round a pole are cut by every edge and do not count.
struct CentralMeridian {
    /// Lengths of cuts through countries with cases, and through others.
    private var withCases = [Double](repeating: 0, count: edgeCount)
    private var others = [Double](repeating: 0, count: edgeCount)

    /// How many countries with cases an edge parts, between their islands or through them.
    private var parted = [Int](repeating: 0, count: edgeCount)

    private static let edgesPerDegree = 2.0
    private static let edgeCount = 720
    /// Decimal degrees: with the edge in the Bering Strait a map looks as most do.
    private static let familiar = 0.0...11.5
    /// How many degrees of latitude of land without cases may be cut to come a degree of longitude nearer to that.
    private static let worthOfDegree = 1.0

    /// Adds the area inside a ring; holes run the other way and take theirs away.
    mutating func add(_ ring: UnrolledRing, hasCases: Bool) {
        guard !ring.isRoundPole else { return }
        for (a, b) in zip(ring.positions, ring.positions.dropFirst()) where a.longitude != b.longitude {
            let first = (min(a.longitude, b.longitude) * CentralMeridian.edgesPerDegree).rounded(.up)
            let last = max(a.longitude, b.longitude) * CentralMeridian.edgesPerDegree
            var edge = first
            while edge < last {
                let share = (edge / CentralMeridian.edgesPerDegree - a.longitude) / (b.longitude - a.longitude)
                let latitude = a.latitude + (b.latitude - a.latitude) * share
                add(b.longitude > a.longitude ? latitude : -latitude, to: Int(edge), hasCases)
                edge += 1
            }
        }
    }

    /// Adds the box round a country with cases, which an edge is not to run through.
    mutating func add(_ box: BoundingBox) {
        for edge in 0..<CentralMeridian.edgeCount {
            let turn = Double(edge) / CentralMeridian.edgesPerDegree
            let longitude = turn > 180 ? turn - 360 : turn
            let isInside =
                box.west <= box.east
                ? longitude > box.west && longitude < box.east : longitude > box.west || longitude < box.east
            if isInside { parted[edge] += 1 }
        }
    }

    private mutating func add(_ length: Double, to edge: Int, _ hasCases: Bool) {
        let index = ((edge % CentralMeridian.edgeCount) + CentralMeridian.edgeCount) % CentralMeridian.edgeCount
        if hasCases { withCases[index] += length } else { others[index] += length }
    }

    /// Decimal degrees. Of meridians whose edges cut no country with cases, or the least, and part as few as can be, the one
    /// that cuts little else and is not far from where maps mostly have it.
    var best: Double {
        let meridians = (0..<CentralMeridian.edgeCount).map { Double($0) / CentralMeridian.edgesPerDegree - 179.5 }
        let costs = meridians.map(cost)
        let best = costs.indices.min { costs[$0] < costs[$1] }
        return best.map { meridians[$0] } ?? CentralMeridian.familiar.lowerBound
    }

    private func cost(_ meridian: Double) -> (Double, Int, Double, Double) {
        let edge = Int((meridian + 180) * CentralMeridian.edgesPerDegree) % CentralMeridian.edgeCount
        let distance = max(
            CentralMeridian.familiar.lowerBound - meridian, meridian - CentralMeridian.familiar.upperBound, 0)
        let cut = withCases[edge].magnitude
        // What is summed up is rounded, so that a cut of nothing is nothing.
        return (
            (cut * 1e6).rounded() / 1e6, parted[edge],
            others[edge].magnitude + distance * CentralMeridian.worthOfDegree,
            meridian.magnitude
        )
    }
}
