/// What is wrong with a JSON text, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// Bytes from the beginning of the text.
    package let offset: Int
    package let wanted: String

    package init(offset: Int, wanted: String) {
        self.offset = offset
        self.wanted = wanted
    }
}

/// Reads a JSON text from left to right, value by value, without building a tree.
///
/// The caller asks for what it expects; anything else throws ``JSONError``. Values that nobody asks for are checked
/// and passed over. Edges: objects and lists nest at most 64 deep. Source: RFC 8259.
package struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    package private(set) var offset: Int
    private var depth = 0

    private static let deepestNesting = 64

    /// Calls `body` with a scanner over `bytes`; the scanner must not leave it.
    package static func scan<Result>(_ bytes: [UInt8], body: (inout JSONScanner) throws -> Result) throws -> Result {
        try bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            return try body(&scanner)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads an object and calls `member` for each of its names; `member` must read or skip the value.
    package mutating func readObject(_ member: (String, inout JSONScanner) throws -> Void) throws {
        try readList(open: "{", close: "}") { scanner in
            let name = try scanner.readString()
            scanner.skipSpace()
            try scanner.take(":")
            try member(name, &scanner)
        }
    }

    /// Reads a list and calls `element` for each element; `element` must read or skip it.
    package mutating func readArray(_ element: (inout JSONScanner) throws -> Void) throws {
        try readList(open: "[", close: "]", element)
    }

    private mutating func readList(
        open: Unicode.Scalar, close: Unicode.Scalar, _ element: (inout JSONScanner) throws -> Void
    ) throws {
        skipSpace()
        try take(open)
        depth += 1
        guard depth <= JSONScanner.deepestNesting else { throw wanted("at most \(JSONScanner.deepestNesting) levels") }
        skipSpace()
        if next != UInt8(ascii: close) {
            repeat {
                try element(&self)
                skipSpace()
            } while takeIf(",")
        }
        try take(close)
        depth -= 1
    }

    package mutating func readString() throws -> String {
        skipSpace()
        try take("\"")
        let start = offset
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
        if next == UInt8(ascii: "\"") {
            guard let text = String(validating: bytes[start..<offset], as: UTF8.self) else { throw wanted("UTF-8") }
            offset += 1
            return text
        }
        return try readEscapedString(from: start)
    }

    private mutating func readEscapedString(from start: Int) throws -> String {
        var text = [UInt8](bytes[start..<offset])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw wanted("an escaped control character") }
            offset += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: String(try readEscape()).utf8)
            } else {
                text.append(byte)
            }
        }
        try take("\"")
        guard let string = String(validating: text, as: UTF8.self) else { throw wanted("UTF-8") }
        return string
    }

    private mutating func readEscape() throws -> Unicode.Scalar {
        guard let byte = next else { throw wanted("an escape") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicodeEscape()
        default: throw wanted("an escape")
        }
    }

    private mutating func readUnicodeEscape() throws -> Unicode.Scalar {
        let first = try readFourHexadecimalDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(UInt16(first)), takeIf("\\"), takeIf("u") else { throw wanted("a surrogate pair") }
        let second = try readFourHexadecimalDigits()
        guard UTF16.isTrailSurrogate(UInt16(second)),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw wanted("a surrogate pair") }
        return scalar
    }

    private mutating func readFourHexadecimalDigits() throws -> UInt32 {
        guard offset + 4 <= bytes.count, bytes[offset..<offset + 4].allSatisfy(isHexadecimalDigit),
            let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw wanted("four hexadecimal digits") }
        offset += 4
        return value
    }

    package mutating func readNumber() throws -> Double {
        skipSpace()
        let start = offset
        while let byte = next, isNumberByte(byte) { offset += 1 }
        let text = bytes[start..<offset]
        guard isJSONNumber(text), let value = DecimalNumber.parse(UnsafeBufferPointer(rebasing: text)) else {
            offset = start
            throw wanted("a number")
        }
        return value
    }

    /// Whether the next value is `null`, which is then read.
    package mutating func readNull() throws -> Bool {
        skipSpace()
        guard next == UInt8(ascii: "n") else { return false }
        try take(word: "null")
        return true
    }

    /// Where the elements of the next value begin; nil when it is no list. Nothing is read.
    package mutating func startOfElements() -> Int? {
        skipSpace()
        return next == UInt8(ascii: "[") ? offset + 1 : nil
    }

    /// The next value as text where it is a string or a whole number, nil for any other value, which is passed over.
    package mutating func readText() throws -> String? {
        skipSpace()
        if next == UInt8(ascii: "\"") { return try readString() }
        let start = offset
        try skipValue()
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        return Int(text) == nil ? nil : text
    }

    /// The next value where it is a number, nil for any other value, which is passed over.
    package mutating func readNumberIfPresent() throws -> Double? {
        skipSpace()
        if let byte = next, byte == UInt8(ascii: "-") || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) {
            return try readNumber()
        }
        try skipValue()
        return nil
    }

    /// Whether the next value is `true`; any other value is passed over.
    package mutating func readFlag() throws -> Bool {
        skipSpace()
        let isTrue = next == UInt8(ascii: "t")
        try skipValue()
        return isTrue
    }

    /// Checks the next value and passes over it.
    package mutating func skipValue() throws {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): try readObject { _, scanner in try scanner.skipValue() }
        case UInt8(ascii: "["): try readArray { scanner in try scanner.skipValue() }
        case UInt8(ascii: "\""): _ = try readString()
        case UInt8(ascii: "t"): try take(word: "true")
        case UInt8(ascii: "f"): try take(word: "false")
        case UInt8(ascii: "n"): try take(word: "null")
        default: _ = try readNumber()
        }
    }

    /// Checks the next value, passes over it and says where it stands.
    package mutating func skipValueRange() throws -> Range<Int> {
        skipSpace()
        let start = offset
        try skipValue()
        return start..<offset
    }

    /// Throws unless nothing but space follows.
    package mutating func expectEnd() throws {
        skipSpace()
        guard offset == bytes.count else { throw wanted("the end of the text") }
    }

    // MARK: Bytes

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func takeIf(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    mutating func take(_ scalar: Unicode.Scalar) throws {
        guard takeIf(scalar) else { throw wanted("'\(scalar)'") }
    }

    private mutating func take(word: String) throws {
        guard bytes[offset...].starts(with: word.utf8) else { throw wanted("a value") }
        offset += word.utf8.count
    }

    private func wanted(_ what: String) -> JSONError { JSONError(offset: offset, wanted: what) }
}
