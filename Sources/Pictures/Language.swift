/// A language in which pictures and pages speak: the six of the United Nations.
public enum Language: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"
    /// Spanish.
    case spanish = "es"
    /// Chinese, in simplified characters.
    case chinese = "zh"
    /// Russian.
    case russian = "ru"
    /// Arabic, in Western digits.
    case arabic = "ar"

    package var isRightToLeft: Bool { self == .arabic }

    /// What sets thousands apart. Source: CLDR 48, `group` of the default numbering; Arabic with Western digits.
    private var groupSeparator: String {
        switch self {
        case .english, .chinese, .arabic: ","
        case .french: "\u{202F}"
        case .spanish: "."
        case .russian: "\u{A0}"
        }
    }

    private var decimalMark: String {
        switch self {
        case .english, .chinese, .arabic: "."
        case .french, .spanish, .russian: ","
        }
    }

    /// A whole number with its thousands set apart, from 10,000 on, so that years stay whole.
    package func text(of number: Int) -> String {
        let digits = Array(String(number.magnitude))
        guard digits.count > 4 else { return String(number) }
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += groupSeparator }
            text.append(digit)
        }
        return text
    }

    /// A number of tenths, such as 12.5, without zeros at the end.
    package func text(ofTenths tenths: Int) -> String {
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return sign + (rest == 0 ? "\(whole)" : "\(whole)\(decimalMark)\(rest)")
    }
}
