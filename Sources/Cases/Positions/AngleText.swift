/// An angle as people write it: decimal degrees with a point or a comma, degrees with minutes and seconds, a sign or a
/// hemisphere.
///
/// `13.7583`, `13,7583`, `13°45'30"N`, `13 45 30 N`, `N13°45.5'`, `13d45m30sN`, `13:45:30N`, `-13° 45′ 30″`, `北纬13度45分`.
/// Cost: a slow reading, for what ``DecimalNumber`` cannot read.
struct AngleText {
    /// The angle with its sign: south and west are negative.
    let degrees: Double
    /// What the angle is, where its hemisphere tells.
    let axis: AngleToken.Axis?
    /// Whether a comma stands before decimals.
    let hasDecimalComma: Bool

    /// Why a text is no angle that can be used.
    enum Flaw: Error {
        case notAnAngle
        /// A number has another mark than the user says numbers have.
        case otherDecimalMark
        /// Ouest and Oeste are the west, Ost is the east.
        case letterO
        /// Seconds or south.
        case letterS
        case signAndHemisphere
    }

    init(_ text: some StringProtocol, mark: DialectChoices.DecimalMark?) throws(Flaw) {
        let lexer = try AngleLexer(text, mark: mark)
        var reading = AngleReading(lexer.tokens)
        degrees = try reading.degrees()
        axis = reading.axis
        hasDecimalComma = lexer.hasDecimalComma
    }
}

/// The parts of an angle while they are put together.
private struct AngleReading {
    private var rest: ArraySlice<AngleToken>
    private var sign: Bool?
    private var hemisphere: (axis: AngleToken.Axis, isNegative: Bool)?
    /// Degrees, minutes, seconds.
    private var numbers: [Double] = []
    private var isLastWhole = true
    /// Whether something but space tells that the numbers are parts of one angle.
    private var hasMarks = false
    /// Whether units are letters, and these capitals.
    private var letterCase: Bool?

    var axis: AngleToken.Axis? { hemisphere?.axis }

    init(_ tokens: [AngleToken]) {
        rest = tokens[...]
    }

    mutating func degrees() throws(AngleText.Flaw) -> Double {
        try takePrefix()
        while numbers.count < 3, try takeNumber() {}
        try takeSuffix()
        guard rest.isEmpty, let whole = numbers.first else { throw .notAnAngle }
        // Two whole numbers with a space between may be one that has lost its point.
        guard numbers.count != 2 || hasMarks || hemisphere != nil || !isLastWhole else { throw .notAnAngle }
        guard sign == nil || hemisphere == nil else { throw .signAndHemisphere }
        guard numbers.dropFirst().allSatisfy({ $0 < 60 }) else { throw .notAnAngle }
        let seconds = whole * 3600 + (numbers.dropFirst().first ?? 0) * 60 + (numbers.dropFirst(2).first ?? 0)
        let magnitude = numbers.count == 1 ? whole : seconds / 3600
        return sign == true || hemisphere?.isNegative == true ? -magnitude : magnitude
    }

    private mutating func takePrefix() throws(AngleText.Flaw) {
        switch rest.first {
        case .sign(let isNegative): sign = isNegative
        case .hemisphere(let axis, let isNegative): hemisphere = (axis, isNegative)
        case .letterS: hemisphere = (.latitude, true)
        default: return
        }
        rest.removeFirst()
        if hemisphere != nil, case .sign = rest.first { throw .signAndHemisphere }
    }

    /// Takes a number with what stands behind it; false when there is none.
    private mutating func takeNumber() throws(AngleText.Flaw) -> Bool {
        guard case .number(let value, let isWhole) = rest.first, isLastWhole else { return false }
        rest.removeFirst()
        isLastWhole = isWhole
        numbers.append(value)
        switch rest.first {
        case .unit(let unit, let isLetter, let isUppercase):
            guard unit == numbers.count - 1 else { throw .notAnAngle }
            if isLetter { letterCase = isUppercase }
            hasMarks = true
            rest.removeFirst()
        case .separator:
            hasMarks = true
            rest.removeFirst()
            guard case .number = rest.first else { throw .notAnAngle }
        case .letterS(let isUppercase): try takeSeconds(isUppercase: isUppercase)
        default: break
        }
        return true
    }

    /// Takes an S that means seconds; leaves one that means south.
    private mutating func takeSeconds(isUppercase: Bool) throws(AngleText.Flaw) {
        guard numbers.count == 3 else { return }
        guard let letterCase else {
            guard isUppercase else { throw .letterS }
            return
        }
        guard rest.count > 1 || letterCase == isUppercase else { throw .letterS }
        rest.removeFirst()
    }

    private mutating func takeSuffix() throws(AngleText.Flaw) {
        let suffix: (AngleToken.Axis, Bool)
        switch rest.first {
        case .hemisphere(let axis, let isNegative): suffix = (axis, isNegative)
        case .letterS: suffix = (.latitude, true)
        default: return
        }
        guard hemisphere == nil else { throw .notAnAngle }
        hemisphere = suffix
        rest.removeFirst()
    }
}
