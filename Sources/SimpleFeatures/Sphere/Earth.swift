/// The size and shape of the Earth.
package enum Earth {
    /// R₁ = (2a + b) / 3 of WGS 84. Source: Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000.
    package static let meanRadiusInMeters = 6_371_008.8

    /// The length of a degree of a great circle on a globe of the mean radius.
    package static let metersPerDegree = meanRadiusInMeters * .pi / 180

    /// a of WGS 84. Source: NGA.STND.0036, World Geodetic System 1984, version 1.0.0, table 3.1.
    package static let equatorialRadiusInMeters = 6_378_137.0

    /// f of WGS 84, same source.
    package static let flattening = 1 / 298.257223563
}

extension Double {
    @inlinable
    package var inRadians: Double { self * .pi / 180 }

    package var inDegrees: Double { self * 180 / .pi }
}
