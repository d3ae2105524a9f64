import Foundation

/// The shortest line on the ellipsoid for the pairs where Vincenty's iteration fails: nearly antipodal ones.
///
/// The azimuth at the first position is found by halving: the longitude at which a line reaches the second latitude grows
/// with it. Cost: some 20 microseconds. Source: Karney, Algorithms for geodesics, Journal of Geodesy 87, 2013,
/// equations 5 to 12 (the line on the auxiliary sphere), 7 and 8 (its integrals) and section 4 (what is solved for).
struct GeodesicByAzimuth {
    /// Sine and cosine of the reduced latitudes; the first is the farther from the equator, and south of it.
    private let first: (sin: Double, cos: Double)
    private let second: (sin: Double, cos: Double)
    /// Radians, 0 to π.
    private let difference: Double

    init(from start: Position, to end: Position) {
        let isFirst = abs(start.latitude) >= abs(end.latitude)
        let (far, near) = isFirst ? (start.latitude, end.latitude) : (end.latitude, start.latitude)
        let a = GeodesicByAzimuth.reduced(-abs(far))
        // The minus before zero counts: it tells which way round the equator a line begins.
        first = (-abs(a.sin), a.cos)
        second = GeodesicByAzimuth.reduced(far > 0 ? -near : near)
        difference = abs((end.longitude - start.longitude).remainder(dividingBy: 360)).inRadians
    }

    private static func reduced(_ latitude: Double) -> (sin: Double, cos: Double) {
        let angle = atan((1 - Earth.flattening) * tan(latitude.inRadians))
        return (sin(angle), cos(angle))
    }

    /// Halving as often as a double has binary digits, and a few times more for the angles near zero.
    private static let halvingCount = 60

    var distanceInMeters: Double {
        var (low, high) = (0.0, Double.pi)
        for _ in 0..<GeodesicByAzimuth.halvingCount {
            let middle = (low + high) / 2
            if line(azimuth: middle).longitude < difference { low = middle } else { high = middle }
        }
        return line(azimuth: (low + high) / 2).lengthInMeters
    }

    /// Where a line with an azimuth reaches the second latitude, and how long it is by then.
    private func line(azimuth: Double) -> (longitude: Double, lengthInMeters: Double) {
        let f = Earth.flattening
        let (sinAlpha, cosAlpha) = (sin(azimuth), cos(azimuth))
        let sinAlpha0 = sinAlpha * first.cos
        let cosAlpha0 = hypot(cosAlpha, sinAlpha * first.sin)
        let x1 = cosAlpha * first.cos
        let x2 = max(0, x1 * x1 + (second.cos - first.cos) * (second.cos + first.cos)).squareRoot()
        let sigma = (from: atan2(first.sin, x1), to: atan2(second.sin, x2))
        let omega = atan2(sinAlpha0 * second.sin, x2) - atan2(sinAlpha0 * first.sin, x1)
        let kSquared = f * (2 - f) / ((1 - f) * (1 - f)) * cosAlpha0 * cosAlpha0
        let integrals = GeodesicByAzimuth.integrals(from: sigma.from, to: sigma.to, kSquared: kSquared)
        return (
            omega - f * sinAlpha0 * integrals.longitude,
            Earth.equatorialRadiusInMeters * (1 - f) * integrals.length
        )
    }

    /// Nodes and weights for eight points on -1 to 1. They give a half turn to 10 micrometres.
    /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, table 25.4.
    private static let gauss = [
        (0.183434642495650, 0.362683783378362), (0.525532409916329, 0.313706645877887),
        (0.796666477413627, 0.222381034453374), (0.960289856497536, 0.101228536290376),
    ]

    private static func integrals(
        from start: Double, to end: Double, kSquared: Double
    ) -> (length: Double, longitude: Double) {
        let f = Earth.flattening
        let (middle, half) = ((start + end) / 2, (end - start) / 2)
        var (length, longitude) = (0.0, 0.0)
        for (node, weight) in gauss {
            for sigma in [middle - half * node, middle + half * node] {
                let root = (1 + kSquared * sin(sigma) * sin(sigma)).squareRoot()
                length += weight * root
                longitude += weight * (2 - f) / (1 + (1 - f) * root)
            }
        }
        return (length * half, longitude * half)
    }
}
