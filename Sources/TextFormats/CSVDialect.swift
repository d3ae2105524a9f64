/// By which bytes the fields of CSV are told apart.
package struct CSVDialect: Hashable, Sendable {
    /// Stands between two fields.
    package let delimiter: UInt8
    /// Stands round a field that may hold delimiters and line ends; nil where no byte does.
    package let quote: UInt8?

    /// As RFC 4180 has it.
    package static let standard = CSVDialect(delimiter: UInt8(ascii: ","))

    package init(delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\"")) {
        self.delimiter = delimiter
        self.quote = quote
    }

    /// Whether a text may hold a quoted field.
    package func hasQuotes(_ text: TextChunk) -> Bool {
        quote.map(text.contains) ?? false
    }
}
