import SimpleFeatures
import Styles
import TextFormats

/// Rings for attempted cases with discs for successful ones, largest first, so that small ones lie on top.
struct SymbolMarks {
    /// A symbol to be drawn.
    struct Mark {
        /// What it says to those who point at it.
        let words: String
        let code: String
        let point: EqualEarth.Point
        let attempted: Int
        let successful: Int
    }

    static func elements(_ marks: [Mark], _ scale: SymbolScale) -> [XMLTree] {
        marks.sorted { $0.attempted == $1.attempted ? $0.code < $1.code : $0.attempted > $1.attempted }
            .map { mark in
                XMLTree(
                    "g", [],
                    [XMLTree("title", [], text: mark.words)]
                        + symbol(mark.point.x, mark.point.y, mark.attempted, mark.successful, scale))
            }
    }

    /// A ring with its disc.
    static func symbol(
        _ x: Double, _ y: Double, _ attempted: Int, _ successful: Int, _ scale: SymbolScale
    ) -> [XMLTree] {
        let diameter = scale.diameter(of: Double(attempted))
        let disc = scale.discDiameter(successful: successful, attempted: attempted)
        return [circle(x, y, diameter / 2, ring)]
            + (successful > 0 ? [circle(x, y, disc / 2, [("fill", Palette.successful)])] : [])
    }

    static let ring = [("fill", Palette.background), ("stroke", Palette.outline), ("stroke-width", "1.5")]

    static func circle(_ x: Double, _ y: Double, _ radius: Double, _ attributes: [(String, String)]) -> XMLTree {
        XMLTree("circle", [("cx", x.short), ("cy", y.short), ("r", radius.short)] + attributes)
    }
}
