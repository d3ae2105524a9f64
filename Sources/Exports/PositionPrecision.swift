import SimpleFeatures

/// How finely the positions of cases are published.
///
/// Source of the default: a tenth of a degree is the step for high sensitivity in Chapman, Current Best Practices for
/// Generalizing Sensitive Species Occurrence Data, GBIF, 2020, table 7. A grid hides more than random shifts, which
/// many exports together would average out.
public enum PositionPrecision: Hashable, Sendable {
    /// On a grid with so many positions to a degree, each direction.
    case grid(cellsPerDegree: Int)
    /// As the input has them.
    case exact

    /// A tenth of a degree: 11 km from north to south.
    public static let standard = PositionPrecision.grid(cellsPerDegree: 10)

    /// The texts that ``init(_:)`` takes.
    public static let texts = ["1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01", "exact"]

    /// Reads a grid size in degrees, or `exact`; nil for any other text.
    public init?(_ text: String) {
        switch text {
        case "exact": self = .exact
        case _ where PositionPrecision.texts.contains(text):
            guard let degrees = Double(text) else { return nil }
            self = .grid(cellsPerDegree: Int((1 / degrees).rounded()))
        default: return nil
        }
    }

    /// A longitude or latitude no finer than positions are published, for reports.
    public func coarsened(_ degrees: Double) -> String {
        switch self {
        case .exact: "\(degrees)"
        case .grid(let cellsPerDegree):
            "\((degrees * Double(cellsPerDegree)).rounded() / Double(cellsPerDegree))"
        }
    }

    /// A distance no finer than positions are published, for reports: a finer one would give the position away.
    public func coarsenedDistance(inMeters meters: Double) -> String {
        let step =
            switch self {
            case .exact: 1.0
            case .grid(let cellsPerDegree): (Earth.metersPerDegree / Double(cellsPerDegree) / 1000).rounded(.up)
            }
        return "up to \(Int((meters / 1000 / step).rounded(.up) * step)) km"
    }
}
