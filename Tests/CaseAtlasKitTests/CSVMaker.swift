import TestSupport

/// Makes CSV texts that say where rows were, with every kind of quote, line end and trouble.
struct CSVMaker {
    private var generator: SeededGenerator
    let delimiter: String
    private let lineEnds: [String]

    /// The columns of the texts.
    static let columnCount = 5

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
        lineEnds = [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]].randomElement(using: &generator) ?? ["\n"]
    }

    /// A text; its last line may lack an end.
    mutating func text() -> String {
        let header = ["note", "iso3", "\"country\"", "lon", "lat"].joined(separator: delimiter)
        var text = pick("", "\n") + header + lineEnd()
        for _ in 0..<Int.random(in: 0...40, using: &generator) {
            text += row() + lineEnd() + pick("", "", "", lineEnd())
        }
        if Bool.random(using: &generator) { text = String(text.trimmingLineEnds) }
        return text
    }

    private mutating func row() -> String {
        var fields = [note(), pick("", "AAA", "bb", "THA"), pick("", "", "Betania", "\"Alphaland\"", "Thailand")]
        fields += [pick("", "1", "\"5\"", "-0.05", "180", "200"), pick("", "5", " 5 ", "-5", "x")]
        if Int.random(in: 0..<10, using: &generator) == 0 {
            fields.removeLast(Int.random(in: 1...4, using: &generator))
        }
        if Int.random(in: 0..<10, using: &generator) == 0 { fields.append("one too many") }
        return fields.joined(separator: delimiter)
    }

    private mutating func note() -> String {
        pick(
            "plain", "5\" disc", "\"a\(delimiter)b\"", "\"two\nlines\"", "\"two\r\nlines\"", "\"say \"\"hi\"\"\"",
            "\"stray\"x",
            "São Tomé", "\"\"", "\"\r\"", "x\"\"y", "long ".repeated(20))
    }

    private mutating func lineEnd() -> String { lineEnds.randomElement(using: &generator) ?? "\n" }

    private mutating func pick(_ choices: String...) -> String { choices.randomElement(using: &generator) ?? "" }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }

    fileprivate var trimmingLineEnds: Substring {
        var text = self[...]
        while let last = text.last, last.isNewline { text = text.dropLast() }
        return text
    }
}
