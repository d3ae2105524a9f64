/// How far a CSV record reaches in its chunk, quotes and all.
///
/// A record begins where the one before it ends; blank lines before it count to it.
package struct RecordExtent: Hashable, Sendable {
    /// Where the line end of the record begins.
    package let contentEnd: Int
    /// Where its line end ends; equal to `contentEnd` for a last line without an end.
    package let end: Int

    fileprivate init(end: Int, in text: ArraySlice<UInt8>) {
        var contentEnd = end
        if contentEnd > 0, text[contentEnd - 1] == UInt8(ascii: "\n") { contentEnd -= 1 }
        if contentEnd > 0, text[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
        self.contentEnd = contentEnd
        self.end = end
    }
}

extension TextChunk {
    /// The extents of all records of a chunk of whole records: those that ``RecordTable`` counts, in their order.
    package func recordExtents(_ dialect: CSVDialect) -> [RecordExtent] {
        // Without a quote in the text only line ends count.
        var scanner = CSVScanner(dialect, tellsFieldsApart: dialect.hasQuotes(self))
        var extents: [RecordExtent] = []
        while true {
            switch scanner.skip(in: self, isLast: true) {
            case .record, .strayText: extents.append(RecordExtent(end: scanner.offset, in: text))
            case .incomplete, .end, .openQuote: return extents
            }
        }
    }
}
