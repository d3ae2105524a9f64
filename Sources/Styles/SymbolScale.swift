/// How large symbols are: the area of a ring is proportional to its count, and that of the disc in it to the successes.
///
/// Units: pixels of 0.28 mm (OGC Symbology Encoding 1.1, 6.1.1).
package struct SymbolScale: Hashable, Sendable {
    /// The diameter of the ring of one case, before `leastDiameter` counts.
    package let unitDiameter: Double

    /// What a finger's breadth of map shows at least, however large the largest count is.
    package static let leastDiameter = 6.0
    private static let mostUnitDiameter = 8.0
    private static let mostDiameter = 36.0
    /// Pixels to millimetres.
    static let millimetersPerPixel = 0.28

    package init(largestCount: Int) {
        let unit = SymbolScale.mostDiameter / Double(max(1, largestCount)).squareRoot()
        unitDiameter = (min(SymbolScale.mostUnitDiameter, unit) * 1000).rounded() / 1000
    }

    package func diameter(of count: Double) -> Double {
        (max(SymbolScale.leastDiameter, unitDiameter * count.squareRoot()) * 100).rounded() / 100
    }

    /// How wide the disc in a ring is: the share of its area is that of the successes.
    package func discDiameter(successful: Int, attempted: Int) -> Double {
        diameter(of: Double(attempted)) * (Double(successful) / Double(max(1, attempted))).squareRoot()
    }
}
