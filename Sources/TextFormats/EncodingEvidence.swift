/// What the first bytes beyond ASCII tell of the encoding of a text.
///
/// Text beyond ASCII is hardly ever UTF-8 by chance, so that one well-formed character is much evidence, and Windows-1252 is
/// what remains. Source for what is well-formed: The Unicode Standard 16.0, table 3-7.
struct EncodingEvidence {
    /// Characters of two bytes and more.
    private var wellFormedCount = 0
    /// Bytes that are part of no character of UTF-8.
    private var malformedCount = 0
    /// Bytes beyond ASCII, and those of them behind which another one stands.
    private var highCount = 0
    private var pairCount = 0
    /// Bytes that Windows-1252 has no character for.
    private var unassignedCount = 0

    /// As much text as is looked at, from the first byte beyond ASCII on.
    static let byteCount = 1 << 14

    private static let unassigned: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    /// Looks at a text; `isWhole` says that it does not go on.
    init(_ text: ArraySlice<UInt8>, isWhole: Bool) {
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = EncodingEvidence.characterLength(text[index...])
            if length != nil {
                wellFormedCount += 1
            } else if isWhole || text.endIndex - index >= 4 {
                malformedCount += 1
            }
            for place in index..<index + (length ?? 1) { countHigh(text, place) }
            index += length ?? 1
        }
    }

    private mutating func countHigh(_ text: ArraySlice<UInt8>, _ index: Int) {
        highCount += 1
        if index + 1 < text.endIndex, text[index + 1] >= 0x80 { pairCount += 1 }
        if EncodingEvidence.unassigned.contains(text[index]) { unassignedCount += 1 }
    }

    /// The encoding; nil when it is neither UTF-8 nor, as far as one can tell, Windows-1252.
    ///
    /// A few bad bytes among good characters are damage, not another encoding. Letters with accents stand alone in the
    /// languages of Windows-1252, while Cyrillic, Arabic and Chinese have one byte beyond ASCII behind the other.
    var encoding: TextEncoding? {
        if malformedCount <= wellFormedCount { return .utf8 }
        guard wellFormedCount == 0, unassignedCount == 0 else { return nil }
        return highCount > 2 && 2 * pairCount > highCount ? nil : .windows1252
    }

    /// The number of bytes of the well-formed character of several bytes with which a text begins; nil when there is none.
    private static func characterLength(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        let tail = text.dropFirst().prefix(length - 1)
        guard tail.count == length - 1, let next = tail.first, second.contains(next),
            tail.allSatisfy({ (0x80...0xBF).contains($0) })
        else { return nil }
        return length
    }
}
