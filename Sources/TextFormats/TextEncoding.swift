/// How the characters of a text are written as bytes.
///
/// The names are those of the WHATWG Encoding Standard.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
}

extension TextEncoding {
    /// How many bytes tell UTF-16 without a mark from other files.
    package static let sampleByteCount = 4096

    /// The byte order mark with which a text in this encoding may begin.
    package var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .windows1252: []
        }
    }

    /// The encoding that the first bytes of a text tell; nil when they are no UTF-16 and have no mark.
    package static func found(at start: some Collection<UInt8>) -> TextEncoding? {
        if let marked = allCases.first(where: { !$0.mark.isEmpty && start.starts(with: $0.mark) }) { return marked }
        let sample = Array(start.prefix(sampleByteCount))
        guard sample.contains(0) else { return nil }
        let little = unitEvidence(sample, isBigEndian: false)
        let big = unitEvidence(sample, isBigEndian: true)
        if little > 0 && little > evidenceFactor * big { return .utf16LittleEndian }
        if big > 0 && big > evidenceFactor * little { return .utf16BigEndian }
        return nil
    }

    /// Delimiters, digits and line ends are ASCII in a list of cases in any language; read the wrong way round they are not.
    private static let evidenceFactor = 4
    /// At least one unit of so many is ASCII: a single NUL in a text of bytes makes it no UTF-16.
    private static let unitsForEachASCII = 8

    /// How many units of UTF-16 are ASCII; 0 when few are, or one is NUL, or half a surrogate pair, which text has not.
    private static func unitEvidence(_ sample: [UInt8], isBigEndian: Bool) -> Int {
        var units = stride(from: 0, to: sample.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(sample[index]), UInt16(sample[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        // The sample may end between the halves of a pair.
        if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
        guard !units.contains(0), String(validating: units, as: UTF16.self) != nil else { return 0 }
        let asciiCount = units.count { $0 < 0x80 }
        return asciiCount * unitsForEachASCII < units.count ? 0 : asciiCount
    }
}
