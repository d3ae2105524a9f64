import TextFormats

/// A part of an angle as people write it.
enum AngleToken: Hashable {
    case number(Double, isWhole: Bool)
    case sign(isNegative: Bool)
    /// What stands behind degrees (0), minutes (1) or seconds (2).
    case unit(Int, isLetter: Bool, isUppercase: Bool)
    /// A colon, or a hyphen between two numbers.
    case separator
    case hemisphere(Axis, isNegative: Bool)
    /// Seconds or south.
    case letterS(isUppercase: Bool)

    /// What an angle is measured along.
    enum Axis: Hashable { case longitude, latitude }
}

/// Cuts the text of an angle into its parts.
struct AngleLexer {
    private let scalars: [Unicode.Scalar]
    private let mark: DialectChoices.DecimalMark?
    private var offset = 0
    private(set) var tokens: [AngleToken] = []
    private(set) var hasDecimalComma = false

    /// Throws: ``AngleText/Flaw``.
    init(_ text: some StringProtocol, mark: DialectChoices.DecimalMark?) throws(AngleText.Flaw) {
        scalars = Array(text.unicodeScalars)
        self.mark = mark
        while offset < scalars.count { try takeToken() }
    }

    private mutating func takeToken() throws(AngleText.Flaw) {
        let scalar = scalars[offset]
        if AngleLexer.digit(scalar) != nil { return try takeNumber() }
        if let unit = AngleLexer.symbols[scalar] { return takeSymbol(unit) }
        if scalar.properties.isAlphabetic { return try takeWord() }
        offset += 1
        switch scalar {
        case _ where scalar.properties.isWhitespace: break
        case ":": tokens.append(.separator)
        case "+": tokens.append(.sign(isNegative: false))
        case "-", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2013}":
            if case .number = tokens.last { tokens.append(.separator) } else { tokens.append(.sign(isNegative: true)) }
        default: throw .notAnAngle
        }
    }

    /// Two marks of minutes are one of seconds.
    private mutating func takeSymbol(_ unit: Int) {
        offset += 1
        if unit == 1, tokens.last == .unit(1, isLetter: false, isUppercase: false), offset > 1,
            AngleLexer.symbols[scalars[offset - 2]] == 1
        {
            tokens[tokens.count - 1] = .unit(2, isLetter: false, isUppercase: false)
        } else {
            tokens.append(.unit(unit, isLetter: false, isUppercase: false))
        }
    }

    private mutating func takeNumber() throws(AngleText.Flaw) {
        var text: [UInt8] = []
        var isWhole = true
        while offset < scalars.count {
            if let digit = AngleLexer.digit(scalars[offset]) {
                text.append(UInt8(ascii: "0") + digit)
            } else if isWhole, offset + 1 < scalars.count, AngleLexer.digit(scalars[offset + 1]) != nil,
                try takesMark(scalars[offset])
            {
                isWhole = false
                text.append(UInt8(ascii: "."))
            } else {
                break
            }
            offset += 1
        }
        guard let value = DecimalNumber.parse(text[...]) else { throw .notAnAngle }
        tokens.append(.number(value, isWhole: isWhole))
    }

    /// Whether a character stands before decimals; the Arabic decimal separator is a comma too.
    private mutating func takesMark(_ scalar: Unicode.Scalar) throws(AngleText.Flaw) -> Bool {
        switch scalar {
        case ".":
            guard mark != .comma else { throw .otherDecimalMark }
            return true
        case ",", "\u{66B}":
            guard mark != .point else { throw .otherDecimalMark }
            hasDecimalComma = true
            return true
        default: return false
        }
    }

    /// Takes letters, also such as stand apart with full stops and spaces between.
    private mutating func takeWord() throws(AngleText.Flaw) {
        var letters = ""
        while offset < scalars.count {
            let scalar = scalars[offset]
            if scalar.properties.isAlphabetic, AngleLexer.symbols[scalar] == nil {
                letters.unicodeScalars.append(scalar)
            } else if scalar != "." && !scalar.properties.isWhitespace {
                break
            }
            offset += 1
        }
        tokens += try AngleLexer.tokens(of: letters)
    }

    /// A word, or a unit and a hemisphere without a space between: "30sN".
    private static func tokens(of letters: String) throws(AngleText.Flaw) -> [AngleToken] {
        if let token = AngleWords.token(letters) { return [token] }
        for count in (0..<letters.count).reversed() {
            let hemisphere = String(letters.dropFirst(count))
            let unit = AngleWords.unit(String(letters.prefix(count)))
            guard unit != nil || count == 0 else { continue }
            guard hemisphere.lowercased() != "o" else { throw .letterO }
            if let unit, let token = AngleWords.token(hemisphere) { return [unit, token] }
        }
        throw .notAnAngle
    }

    /// Digits of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        if ("0"..."9").contains(scalar) { return UInt8(scalar.value - 0x30) }
        guard !scalar.isASCII, scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map(UInt8.init)
    }

    /// The characters that people type for ° ′ ″.
    private static let symbols: [Unicode.Scalar: Int] = [
        "\u{B0}": 0, "\u{BA}": 0, "\u{2DA}": 0,
        "'": 1, "\u{2019}": 1, "\u{2018}": 1, "\u{2032}": 1, "\u{2B9}": 1, "\u{2BC}": 1, "\u{B4}": 1, "`": 1,
        "\"": 2, "\u{201D}": 2, "\u{201C}": 2, "\u{2033}": 2, "\u{2BA}": 2,
    ]
}
