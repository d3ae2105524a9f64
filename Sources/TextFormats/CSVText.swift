extension [UInt8] {
    /// Adds a field of a file with this delimiter, quoted where RFC 4180 asks for it.
    ///
    /// Edges: a text that a spreadsheet would run as a formula gets an apostrophe before it. Source: OWASP ASVS 4.0.3,
    /// requirement 5.3.10.
    package mutating func append(csvField text: some Collection<UInt8>, delimiter: UInt8 = UInt8(ascii: ",")) {
        let isFormula = text.first.map { formulaStarts.contains($0) } ?? false
        let needsQuotes =
            isFormula || text.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
        guard needsQuotes else { return append(contentsOf: text) }
        append(UInt8(ascii: "\""))
        if isFormula { append(UInt8(ascii: "'")) }
        for byte in text {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}

private let formulaStarts = Set("=+-@\t\r\n".utf8)
