public import TextFormats

/// What the user says about how files are written; what is nil is found in each file.
public struct DialectChoices: Hashable, Sendable {
    /// How characters are written as bytes.
    public var encoding: TextEncoding?
    /// What stands between two fields of CSV.
    public var delimiter: Delimiter?
    /// What stands round fields of CSV.
    public var quote: Quote?
    /// What stands before the decimals of a number.
    public var decimalMark: DecimalMark?
    /// The line of the header, from 1; what stands above it is not read.
    public var headerLine: Int?

    /// What ``headerLine`` can be.
    public static let headerLines = 1...1_000_000

    /// Leaves all to be found.
    public init() {}

    /// Whether something is said that only CSV has.
    var concernsCSV: Bool { delimiter != nil || quote != nil || headerLine != nil }

    /// A character that can stand between fields.
    public struct Delimiter: Hashable, Sendable {
        /// The character, which is ASCII.
        let byte: UInt8

        /// Reads one character, or the word `tab`; nil when no field could be told apart by it.
        public init?(_ text: String) {
            let text = text == "tab" || text == "\\t" ? "\t" : text
            guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x7F, byte == 0x09 || byte >= 0x20,
                byte != UInt8(ascii: "\""), byte != UInt8(ascii: "'"), !Character(text).isLetter,
                !Character(text).isNumber
            else { return nil }
            self.byte = byte
        }
    }

    /// What can stand round fields.
    public enum Quote: String, CaseIterable, Sendable {
        case double, single, none

        var byte: UInt8? {
            switch self {
            case .double: UInt8(ascii: "\"")
            case .single: UInt8(ascii: "'")
            case .none: nil
            }
        }
    }

    /// What can stand before the decimals of a number.
    public enum DecimalMark: String, CaseIterable, Sendable {
        case point, comma
    }
}
