extension [UInt8] {
    /// Adds a field of a file in a dialect, quoted where RFC 4180 asks for it.
    ///
    /// Edges: in a dialect without quotes a space stands for what would need them. A text that a spreadsheet would run as a formula gets an apostrophe before it. Source: OWASP ASVS 4.0.3,
    /// requirement 5.3.10.
    package mutating func append(csvField text: some Collection<UInt8>, _ dialect: CSVDialect = .standard) {
        let isFormula = text.first.map { formulaStarts.contains($0) } ?? false
        let needsQuotes =
            isFormula || text.contains { $0 == dialect.delimiter || $0 == dialect.quote || $0 < 0x20 }
        guard needsQuotes else { return append(contentsOf: text) }
        guard let quote = dialect.quote else {
            return append(contentsOf: text.map { $0 == dialect.delimiter || $0 < 0x20 ? UInt8(ascii: " ") : $0 })
        }
        append(quote)
        if isFormula { append(UInt8(ascii: "'")) }
        for byte in text {
            if byte == quote { append(byte) }
            append(byte)
        }
        append(quote)
    }
}

private let formulaStarts = Set("=+-@\t\r\n".utf8)
