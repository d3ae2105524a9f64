// The lists of numbers of which GeoJSON is made.

extension JSONScanner {
    /// Whether the next value begins with this many lists in one another.
    package func isNested(lists: Int) throws -> Bool {
        var probe = self
        for _ in 0..<lists {
            probe.skipSpace()
            guard probe.takeIf("[") else { return false }
        }
        return true
    }

    /// Reads a list of two numbers or more; numbers after the second are passed over.
    ///
    /// Source: RFC 7946, section 3.1.1, which lets a position have an altitude.
    package mutating func readFirstTwoNumbers() throws -> (Double, Double) {
        skipSpace()
        try take("[")
        let first = try readNumber()
        skipSpace()
        try take(",")
        let second = try readNumber()
        skipSpace()
        while takeIf(",") {
            _ = try readNumber()
            skipSpace()
        }
        try take("]")
        return (first, second)
    }
}
