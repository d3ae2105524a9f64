/// The letters and words that stand in angles, in the languages in which cases come.
enum AngleWords {
    /// What a word means; nil when it means nothing here.
    static func token(_ word: String) -> AngleToken? {
        let folded = word.lowercased()
        if folded == "s" { return .letterS(isUppercase: word == "S") }
        if let hemisphere = hemispheres[folded] {
            return .hemisphere(hemisphere.axis, isNegative: hemisphere.isNegative)
        }
        return unit(word)
    }

    /// The unit that a word stands for; the letter s is one where it must be.
    static func unit(_ word: String) -> AngleToken? {
        let folded = word.lowercased()
        return units[folded].map { .unit($0, isLetter: true, isUppercase: folded != word) }
    }

    private static let units: [String: Int] = [
        "d": 0, "deg": 0, "degs": 0, "degree": 0, "degrees": 0, "degré": 0, "degrés": 0, "grado": 0, "grados": 0,
        "grad": 0, "град": 0, "度": 0, "درجة": 0,
        "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "minuto": 1, "minutos": 1, "мин": 1, "分": 1,
        "دقيقة": 1,
        "s": 2, "sec": 2, "secs": 2, "second": 2, "seconds": 2, "seconde": 2, "secondes": 2, "segundo": 2,
        "segundos": 2, "сек": 2, "秒": 2, "ثانية": 2,
    ]

    private typealias Hemisphere = (axis: AngleToken.Axis, isNegative: Bool)

    private static let hemispheres: [String: Hemisphere] = {
        let words: [(Hemisphere, [String])] = [
            ((.latitude, false), ["n", "north", "nord", "norte", "сш", "北", "北纬", "北緯", "شمال", "شمالا"]),
            ((.latitude, true), ["south", "sud", "süd", "sur", "юш", "南", "南纬", "南緯", "جنوب", "جنوبا"]),
            (
                (.longitude, false),
                ["e", "east", "est", "este", "ost", "вд", "东", "東", "东经", "東經", "شرق", "شرقا"]
            ),
            ((.longitude, true), ["w", "west", "ouest", "oeste", "зд", "西", "西经", "西經", "غرب", "غربا"]),
        ]
        return Dictionary(uniqueKeysWithValues: words.flatMap { meaning, words in words.map { ($0, meaning) } })
    }()
}
