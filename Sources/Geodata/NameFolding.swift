import Foundation

/// The form in which names are compared.
///
/// Folding ignores case, accents of Latin, Greek and Cyrillic letters, punctuation, a leading "the" and the Unicode
/// form of the text. It keeps the vowel signs of other scripts, without which different names would become one.
package enum NameFolding {
    package static func fold(_ name: String) -> String {
        let words = name.utf8.allSatisfy { $0 < 0x80 } ? asciiWords(of: name) : unicodeWords(of: name)
        let significant = words.count > 1 && words.first == "the" ? words.dropFirst() : words[...]
        return significant.joined(separator: " ")
    }

    private static func asciiWords(of name: String) -> [String] {
        words(in: name.utf8.lazy.map { Unicode.Scalar($0) }) { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }

    private static func unicodeWords(of name: String) -> [String] {
        let decomposed = name.decomposedStringWithCompatibilityMapping.lowercased()
        var isAfterAccentedScript = false
        let kept = decomposed.decomposedStringWithCanonicalMapping.unicodeScalars.filter { scalar in
            if scalar.properties.generalCategory == .nonspacingMark { return !isAfterAccentedScript }
            isAfterAccentedScript = scalar.isLatinGreekOrCyrillic
            return true
        }
        return words(in: kept) { scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: true
            default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            }
        }
    }

    /// The runs of letters in lower case. Apostrophes and full stops join: "U.K." is "uk", "d'Ivoire" is "divoire".
    private static func words(
        in scalars: some Sequence<Unicode.Scalar>, isLetter: (Unicode.Scalar) -> Bool
    ) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in scalars {
            if isLetter(scalar) {
                word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else if !joiners.contains(scalar), !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    private static let joiners: Set<Unicode.Scalar> = ["'", "’", "‘", "ʼ", "ʻ", "`", "´", "."]
}

extension Unicode.Scalar {
    fileprivate var isLatinGreekOrCyrillic: Bool {
        switch value {
        case 0x41...0x24F, 0x370...0x52F, 0x1E00...0x1FFF, 0x2C60...0x2C7F, 0xA640...0xA69F, 0xA720...0xA7FF: true
        default: false
        }
    }
}
