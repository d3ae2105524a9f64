/// A text that may be several names: "Korea, South", "Myanmar (Burma)", "Éire / Ireland".
package struct NameParts {
    /// The parts in their order, at least two.
    package let all: [String]
    /// The text as it would read without the comma or the brackets: "South Korea".
    package let inverted: String?

    private static let opening: Set<Character> = ["(", "[", "（", "【"]
    private static let closing: Set<Character> = [")", "]", "）", "】"]
    private static let commas: Set<Character> = [",", "，", "、"]
    private static let separators = commas.union(["/", "／", ";", "|", "+"])

    /// Nil for a text that is one name.
    package init?(_ text: String) {
        let text = text.trimmed
        if let last = text.last, NameParts.closing.contains(last),
            let start = text.firstIndex(where: NameParts.opening.contains)
        {
            all = [text[..<start], text[text.index(after: start)...].dropLast()].map(\.trimmed)
            inverted = "\(all[1]) \(all[0])"
        } else {
            all = text.split(whereSeparator: NameParts.separators.contains).map(\.trimmed)
            let isIndexed = all.count == 2 && text.contains(where: NameParts.commas.contains)
            inverted = isIndexed ? "\(all[1]) \(all[0])" : nil
        }
        guard all.count > 1, all.allSatisfy({ !$0.isEmpty }) else { return nil }
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...end])
    }
}
