import TextFormats

/// A number of persons as files write it: `37`, `37.0`, `1,234,567`, `12 000`.
enum PersonCount {
    /// Why a text gives no number of persons.
    enum Flaw: Error {
        case notANumber
        /// `12.000` is twelve or twelve thousand.
        case ambiguous

        var reason: String {
            switch self {
            case .notANumber: "not a number of persons; it counts as not stated"
            case .ambiguous: "the mark may stand before decimals or thousands; it counts as not stated"
            }
        }

        var suggestion: String {
            switch self {
            case .notANumber: "write a whole number such as 37"
            case .ambiguous: "write 12 or 12000, or say which mark stands before decimals: --decimal-mark point"
            }
        }
    }

    /// A case that concerns more persons than live on Earth is a slip of the pen.
    private static let largest = 10_000_000_000.0

    static func read(_ text: ArraySlice<UInt8>, mark: DialectChoices.DecimalMark?) throws(Flaw) -> Int {
        let isPlain = text.allSatisfy { $0 != UInt8(ascii: ".") }
        if isPlain, let value = DecimalNumber.parse(text) { return try checked(value) }
        return try readMarked(String(decoding: text, as: UTF8.self), mark)
    }

    private static func checked(_ value: Double?) throws(Flaw) -> Int {
        guard let value, value >= 0, value <= largest, value == value.rounded() else { throw .notANumber }
        return Int(value)
    }

    /// Reads digits with one kind of mark among them, which stands before decimals or between groups of three.
    private static func readMarked(_ text: String, _ decimalMark: DialectChoices.DecimalMark?) throws(Flaw) -> Int {
        let marks = Set(text.filter { !$0.isASCII || !$0.isNumber })
        guard let mark = marks.first, marks.count == 1, separators.contains(mark) else { throw .notANumber }
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw .notANumber }
        let areGroups = parts[0].count <= 3 && parts.dropFirst().allSatisfy { $0.count == 3 }
        if areGroups, !isDecimal(mark, decimalMark) || parts.count > 2 {
            guard decimalMark != nil || parts.count > 2 || !isPossiblyDecimal(mark) else { throw .ambiguous }
            return try number(parts.joined())
        }
        guard parts.count == 2, isPossiblyDecimal(mark), isDecimal(mark, decimalMark) || decimalMark == nil,
            parts[1].allSatisfy({ $0 == "0" })
        else { throw .notANumber }
        return try number(String(parts[0]))
    }

    private static func number(_ digits: String) throws(Flaw) -> Int {
        try checked(DecimalNumber.parse(Array(digits.utf8)[...]))
    }

    private static func isPossiblyDecimal(_ mark: Character) -> Bool { mark == "." || mark == "," }

    private static func isDecimal(_ mark: Character, _ decimalMark: DialectChoices.DecimalMark?) -> Bool {
        switch decimalMark {
        case .point: mark == "."
        case .comma: mark == ","
        case nil: false
        }
    }

    /// What stands between groups of digits: also no-break, narrow and thin spaces.
    private static let separators: Set<Character> = [
        ".", ",", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}", "_",
    ]
}
