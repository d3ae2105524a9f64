/// Two coordinates in one text: `13.75, 100.5`, `13,75; 100,5`, `13°45'N 100°30'E`, `(13.75 100.5)`.
struct CoordinatePair {
    let first: AngleText
    let second: AngleText

    /// Finds the one place at which the text falls into two angles; the marks that tell it best are tried first.
    init(_ text: some StringProtocol, mark: DialectChoices.DecimalMark?) throws(AngleText.Flaw) {
        let text = CoordinatePair.bare(String(text))
        var flaw = AngleText.Flaw.notAnAngle
        for cuts in CoordinatePair.cuts(of: text) {
            var found: [CoordinatePair] = []
            for cut in cuts {
                do throws(AngleText.Flaw) {
                    let pair = try CoordinatePair(text[..<cut.lowerBound], text[cut.upperBound...], mark)
                    // Digits without a mark between are one number.
                    if !cut.isEmpty || pair.first.axis != nil { found.append(pair) }
                } catch {
                    // Of several reasons the one that says most.
                    if error != .notAnAngle { flaw = error }
                }
            }
            if found.count == 1 {
                self = found[0]
                return
            }
            // Where more than one cut is possible none is sure.
            guard found.isEmpty else { throw .notAnAngle }
        }
        throw flaw
    }

    private init(
        _ first: Substring, _ second: Substring, _ mark: DialectChoices.DecimalMark?
    ) throws(AngleText.Flaw) {
        self.first = try AngleText(first, mark: mark)
        self.second = try AngleText(second, mark: mark)
        // One hemisphere without the other is a part of an angle, and two of one kind are no position.
        guard (self.first.axis == nil) == (self.second.axis == nil),
            self.first.axis == nil || self.first.axis != self.second.axis
        else { throw .notAnAngle }
    }

    /// The text without brackets round it.
    private static func bare(_ text: String) -> String {
        let brackets: [Character: Character] = ["(": ")", "[": "]"]
        guard let first = text.first, let last = text.last, text.count > 1, brackets[first] == last else { return text }
        return String(text.dropFirst().dropLast())
    }

    /// Where the text may fall apart, by the kind of mark that stands there.
    private static func cuts(of text: String) -> [[Range<String.Index>]] {
        func ranges(_ isCut: (Character) -> Bool) -> [Range<String.Index>] {
            text.indices.filter { isCut(text[$0]) }.map { $0..<text.index(after: $0) }
        }
        let commas = ranges { $0 == "," || $0 == "،" || $0 == "，" || $0 == "、" }
        let spaced = commas.filter { $0.upperBound < text.endIndex && text[$0.upperBound].isWhitespace }
        return [
            ranges { ";/|\n；".contains($0) }, spaced, commas, ranges(\.isWhitespace),
            // No mark at all: behind the first hemisphere, or before the second.
            text.indices.dropFirst().map { $0..<$0 },
        ]
    }
}
