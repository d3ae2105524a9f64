/// A line in one or more pieces.
///
/// Law: every piece has at least two positions.
package struct MultiLineString: Hashable, Sendable {
    package let lines: [[Position]]

    package init(_ lines: [[Position]]) {
        precondition(lines.allSatisfy { $0.count >= 2 }, "a line has two ends")
        self.lines = lines
    }

    /// The smallest box round the line; nil when there is no piece.
    package var boundingBox: BoundingBox? { BoundingBox(containing: lines.map { BoundingBox(of: $0) }) }
}
