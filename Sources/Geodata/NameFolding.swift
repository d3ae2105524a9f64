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

    /// Whether a name keeps a first letter outside ASCII when it is folded, as a glance at its first letter tells; false
    /// also where only folding would tell.
    package static func surelyBeginsOutsideASCII(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first else { return false }
        // From Greek to Georgian, kana, Han and Hangul: no compatibility form of a Latin letter is among them.
        return switch first.value {
        case 0x370...0x10FF, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: first.properties.isAlphabetic
        default: false
        }
    }

    private static func asciiWords(of name: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): word.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte | 0x20)
            case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): break
            default:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
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
