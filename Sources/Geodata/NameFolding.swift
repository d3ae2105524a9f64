import Foundation

/// The form in which names are compared; `scripts/geodata/folding.py` does the same for the tables that ship.
///
/// Folding ignores case, accents of Latin, Greek and Cyrillic letters, punctuation, the word "the", marks of footnotes and
/// the Unicode form of the text; "&" is "and", "St" is "Saint". It keeps the vowel signs of other scripts, without which
/// different names would become one. Words have a space between two, but for scripts that are written without.
package enum NameFolding {
    /// One key for all spellings of a name; empty where nothing is left.
    package static func fold(_ name: String) -> String { joined(words(of: name)) }

    /// The key of a name whose folded form is taken for another country's: "Áo" is no "AO".
    package static func foldKeepingAccents(_ name: String) -> String {
        joined(significant(split(name, keepingAccents: true)))
    }

    /// The folded words of a name.
    package static func words(of name: String) -> [String] { significant(split(name, keepingAccents: false)) }

    private static func joined(_ words: [String]) -> String {
        var text = ""
        for word in words {
            if let last = text.unicodeScalars.last, let first = word.unicodeScalars.first,
                !last.isUnspaced, !first.isUnspaced
            {
                text += " "
            }
            text += word
        }
        return text
    }

    private static func significant(_ words: [String]) -> [String] {
        let merged = withInitialsMerged(words)
        let kept = merged.filter { $0 != "the" }
        return (kept.isEmpty ? merged : kept).map { $0 == "st" ? "saint" : $0 }
    }

    /// "U.K." and "U. K." are "uk".
    private static func withInitialsMerged(_ words: [String]) -> [String] {
        var merged: [String] = []
        var isAfterInitial = false
        for word in words {
            let isInitial = word.unicodeScalars.count == 1
            if isInitial, isAfterInitial { merged[merged.count - 1] += word } else { merged.append(word) }
            isAfterInitial = isInitial
        }
        return merged
    }

    private static func split(_ name: String, keepingAccents: Bool) -> [String] {
        let text = withoutFootnotes(name)
        return text.utf8.allSatisfy { $0 < 0x80 } ? asciiWords(of: text) : unicodeWords(of: text, keepingAccents)
    }

    private static func asciiWords(of name: String) -> [String] {
        var words = Words()
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                words.append(Unicode.Scalar(byte))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): words.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: "&"): words.add("and")
            case UInt8(ascii: "'"), UInt8(ascii: "`"): break
            default: words.end()
            }
        }
        return words.finished
    }

    private static func unicodeWords(of name: String, _ keepingAccents: Bool) -> [String] {
        var words = Words()
        var takesAccents = false
        for scalar in decomposed(name) {
            switch Kind(scalar) {
            case .mark:
                let isKept = keepingAccents || !takesAccents
                if isKept, !variationSelectors.contains(scalar.value) { words.append(scalar) }
            case .letter:
                takesAccents = scalar.isLatinGreekOrCyrillic
                if let plain = keepingAccents ? nil : plainLetters[scalar] {
                    plain.unicodeScalars.forEach { words.append($0) }
                } else {
                    words.append(scalar)
                }
            case .invisible: break
            case .other:
                if joiners.contains(scalar) { break }
                takesAccents = false
                if scalar == "&" { words.add("and") } else { words.end() }
            }
        }
        return words.finished
    }

    /// Lower case in compatible decomposed form, without apostrophes and small raised digits; a final sigma is a sigma.
    private static func decomposed(_ name: String) -> String.UnicodeScalarView {
        let kept = name.unicodeScalars.filter { !superscripts.contains($0) && !joiners.contains($0) }
        let text = String(String.UnicodeScalarView(kept))
        let lower = text.decomposedStringWithCompatibilityMapping.lowercased()
        let sigmas = String.UnicodeScalarView(lower.unicodeScalars.map { $0 == "ς" ? "σ" : $0 })
        return String(sigmas).decomposedStringWithCompatibilityMapping.unicodeScalars
    }

    /// Latin letters that no decomposition takes apart.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
        "ı": "i",
    ]
    /// Apostrophes join: "d'Ivoire" is "divoire".
    private static let joiners = Set("'’‘ʼʻ`´′׳՚".unicodeScalars)
    private static let superscripts = Set("¹²³⁰⁴⁵⁶⁷⁸⁹".unicodeScalars)
    private static let variationSelectors: Range<UInt32> = 0xFE00..<0xFE10
}

/// Words under construction.
private struct Words {
    private var all: [String] = []
    private var word = String.UnicodeScalarView()

    mutating func append(_ scalar: Unicode.Scalar) { word.append(scalar) }

    mutating func end() {
        guard !word.isEmpty else { return }
        all.append(String(word))
        word = String.UnicodeScalarView()
    }

    mutating func add(_ text: String) {
        end()
        all.append(text)
    }

    var finished: [String] { word.isEmpty ? all : all + [String(word)] }
}

/// What folding does with a character.
private enum Kind {
    case letter, mark, invisible, other

    init(_ scalar: Unicode.Scalar) {
        self =
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: .mark
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber, .letterNumber, .otherNumber:
                .letter
            case .format: .invisible
            default: .other
            }
    }
}

extension Unicode.Scalar {
    /// Thai, Lao, Tibetan, Burmese; Korean, whose spaces nobody agrees on; Khmer; Chinese and Japanese.
    fileprivate var isUnspaced: Bool {
        switch value {
        case 0xE00...0xFFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    fileprivate var isLatinGreekOrCyrillic: Bool {
        switch value {
        case 0x41...0x24F, 0x370...0x52F, 0x1E00...0x1FFF, 0x2C60...0x2C7F, 0xA640...0xA69F, 0xA720...0xA7FF: true
        default: false
        }
    }
}

extension NameFolding {
    /// The text without "[1]", "[a]", "[note 2]" or "(1)": what a table puts behind a name.
    private static func withoutFootnotes(_ name: String) -> String {
        let bytes = Array(name.utf8)
        guard bytes.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }) else { return name }
        var kept: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let end = endOfFootnote(bytes[index...]) {
                kept.append(UInt8(ascii: " "))
                index = end
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Where the footnote ends that a text begins with.
    private static func endOfFootnote(_ text: ArraySlice<UInt8>) -> Int? {
        let isSquare = text.first == UInt8(ascii: "[")
        guard isSquare || text.first == UInt8(ascii: "("),
            let end = text.firstIndex(of: isSquare ? UInt8(ascii: "]") : UInt8(ascii: ")"))
        else { return nil }
        let mark = String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
        return (isSquare ? isFootnote(mark) : isNumber(mark, digits: 1...2)) ? end + 1 : nil
    }

    private static func isFootnote(_ mark: String) -> Bool {
        if mark.utf8.count == 1, mark.first?.isASCII == true, mark.first?.isLetter == true { return true }
        for word in ["note", "nb", "n", ""] where mark.hasPrefix(word) {
            let number = mark.dropFirst(word.count)
            if isNumber(word.isEmpty || !number.hasPrefix(" ") ? number : number.dropFirst(), digits: 1...3) {
                return true
            }
        }
        return false
    }

    private static func isNumber(_ text: some StringProtocol, digits: ClosedRange<Int>) -> Bool {
        digits.contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
