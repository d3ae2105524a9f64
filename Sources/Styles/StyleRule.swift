/// Which features of a layer look alike, and how.
///
/// Shape: at most one rule of a layer holds for a feature, so that it does not matter in which order a program asks.
package struct StyleRule<Look: Sendable>: Sendable {
    /// A name for programs, such as `none` or `rate-2`.
    package let key: String
    /// What it means, for a legend.
    package let label: String
    /// All of these hold.
    package let conditions: [Condition]
    package let look: Look
}

/// Something that holds for a feature or does not; it never holds for an absent value.
package enum Condition: Hashable, Sendable {
    case text(field: String, is: String)
    /// The sum of some fields lies in a class.
    case sum(of: [String], in: ValueClass)
}

/// How an area is filled; every area has the same outline.
package struct AreaLook: Hashable, Sendable {
    /// Lines over the fill, for those who cannot go by colours.
    package enum Pattern: String, Sendable {
        case plain, dots, slashes, crosses
    }

    package let fill: String
    package let pattern: Pattern
}

/// How a symbol looks whose size is that of its count.
package struct SymbolLook: Hashable, Sendable {
    /// How wide the ring is in a legend and where a program cannot reckon, in pixels; nil where there is no count.
    package let diameter: Double?
}

/// How a point of one case looks: told by its shape and by its colour.
package struct PointLook: Hashable, Sendable {
    package enum Shape: String, Sendable {
        case disc, ring, square, cross
    }

    package let colour: String
    package let shape: Shape
}

/// How a line looks.
package struct LineLook: Hashable, Sendable {
    /// In pixels.
    package let width: Double
}
