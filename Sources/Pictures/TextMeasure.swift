/// How wide text may be where nobody knows the font: a little wider than common sans-serif fonts have it.
package enum TextMeasure {
    /// Units: as `size`.
    package static func width(of text: some StringProtocol, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + widthInEms(of: $1) } * size
    }

    /// The lines of a text that is no wider than `width`; a word that is wider is broken.
    package static func lines(of text: String, width: Double, size: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0.0
        for word in words(of: text) {
            let wordWidth = TextMeasure.width(of: word, size: size)
            if lineWidth + wordWidth > width, !line.isEmpty {
                lines.append(line)
                (line, lineWidth) = ("", 0)
            }
            line += word
            lineWidth += wordWidth
        }
        return (lines + [line]).map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ line: String) -> String {
        var rest = line[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    /// Where a line may end: after spaces, after a sign of those scripts that set none, and in what is longer than any word.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let isWide = character.unicodeScalars.first.map { widthInEms(of: $0) >= 1 } ?? false
            if isWide, !word.isEmpty, !isClosing(character) {
                words.append(word)
                word = ""
            }
            word.append(character)
            if character == " " || word.count >= longestWord {
                words.append(word)
                word = ""
            }
        }
        return words + [word]
    }

    private static let longestWord = 40

    /// Marks that do not begin a line in Chinese. Source: GB/T 15834-2011, section 5.1.
    private static func isClosing(_ character: Character) -> Bool { "。，、：；？！）》」』”’".contains(character) }

    private static func widthInEms(of scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20, 0xA0: 0.3
        case 0x202F: 0.2
        case 0x300...0x36F, 0x64B...0x65F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: 0
        case 0x1100...0x11FF, 0x2E80...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: 1
        case 0x41...0x5A, 0x391...0x3A9, 0x410...0x42F: 0.7
        default: "ijlI.,:;'|!()".unicodeScalars.contains(scalar) ? 0.33 : 0.57
        }
    }

    /// Whether the first letter with a direction runs from right to left; nil where no letter has one.
    ///
    /// Source: Unicode Standard Annex #9, rule P2, by blocks of scripts.
    package static func isRightToLeft(_ text: String) -> Bool? {
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
            default: return false
            }
        }
        return nil
    }
}
