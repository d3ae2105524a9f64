package import TextFormats

/// How a file is written, as it was found or as the user says: what the report states.
package struct Dialect: Hashable, Sendable {
    /// The formats that are read.
    package enum Format: String, Sendable {
        case csv, ndjson, json, geojson, geojsonseq
    }

    /// What a CSV file has and others have not.
    package struct Table: Hashable, Sendable {
        package let csv: CSVDialect
        /// The line of the header, from 1.
        package let headerLine: Int
        /// How many lines above the header hold text that is not read, but for a line that names the delimiter.
        package let titleLineCount: Int
        /// Whether the first line names the delimiter, as Excel takes it: `sep=;`.
        package let hasSeparatorLine: Bool
    }

    package let format: Format
    /// The encoding; what is all ASCII is UTF-8.
    package var encoding: TextEncoding
    /// Whether a number has a comma before its decimals, or the user says so.
    package var hasDecimalComma: Bool
    /// Nil for other formats than CSV.
    package let table: Table?
}

/// A file that was read, and how it is written.
package struct ReadFile: Hashable, Sendable {
    /// The path as it was given.
    package let path: String
    package var dialect: Dialect
}
