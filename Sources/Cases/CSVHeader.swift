package import TextFormats

/// The header of a CSV file as it stands there.
package struct CSVHeader: Sendable {
    package let names: [String]
    package let dialect: CSVDialect
    /// The line on which it begins, from 1.
    package let lineNumber: Int
    /// What stands above the header, but for a byte order mark: a line that names the delimiter, titles.
    package let preamble: TextChunk
    /// The bytes from there to the first record: blank lines, the names, their line end.
    package let text: TextChunk

    /// The names as they stand there, without the lines and line ends round them.
    package var line: String {
        let isLineEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
        let bytes = text.text.drop(while: isLineEnd)
        let lineEndCount = bytes.reversed().prefix(while: isLineEnd).count
        return String(decoding: bytes.dropLast(lineEndCount), as: UTF8.self)
    }
}
