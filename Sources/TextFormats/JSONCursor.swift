/// A JSON string where it lies in its text: what stands between its quotes.
struct JSONString {
    let range: ByteRange
    /// Whether a backslash is among the bytes.
    let isEscaped: Bool
}

/// Reads JSON in place, value by value, where ``JSONScanner`` makes values of its own: for records by the million.
///
/// Values that are read are checked and stay where they are. Pointers are safe here because every byte is compared with
/// `end` before it is read, but for the eight that ``skipPlainBytes()`` looks at, which lie in the padding of a
/// ``TextChunk``. Edges: brackets nest at most 64 deep. Source: RFC 8259.
struct JSONCursor {
    private let base: UnsafePointer<UInt8>
    var offset: Int
    private let end: Int

    private static let deepestNesting = 64

    /// Reads the bytes `range` of those at `base`.
    init(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
        self.base = base
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset >= end }

    /// The next byte; at the end 0, which begins nothing in JSON.
    @inline(__always)
    var next: UInt8 { offset < end ? base[offset] : 0 }

    /// The bytes of a range.
    @inline(__always)
    func bytes(_ range: ByteRange) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + Int(range.start), count: Int(range.count))
    }

    /// Whether a range holds nothing but space, which is nothing.
    @inline(__always)
    func isBlank(_ range: ByteRange) -> Bool {
        range.count > 0 && base[Int(range.start)] <= 0x20 && bytes(range).allSatisfy { $0 <= 0x20 }
    }

    @inline(__always)
    mutating func skipSpace() {
        while offset < end {
            let byte = base[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset += 1
        }
    }

    @inline(__always)
    mutating func takeIf(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    @inline(__always)
    mutating func take(_ byte: UInt8, orWant what: StaticString) throws(JSONError) {
        guard takeIf(byte) else { throw wanted(what) }
    }

    /// The next key of an object whose bracket has been taken, up to its value; nil at the end of the object.
    @inline(__always)
    mutating func nextKey(isFirst: inout Bool) throws(JSONError) -> JSONString? {
        skipSpace()
        if takeIf(UInt8(ascii: "}")) { return nil }
        if !isFirst {
            try take(UInt8(ascii: ","), orWant: "a comma or '}'")
            skipSpace()
        }
        isFirst = false
        guard next == UInt8(ascii: "\"") else { throw wanted("a key in quotes") }
        let key = try readString()
        skipSpace()
        try take(UInt8(ascii: ":"), orWant: "a colon")
        skipSpace()
        return key
    }

    @inline(__always)
    mutating func readString() throws(JSONError) -> JSONString {
        try take(UInt8(ascii: "\""), orWant: "a string")
        let start = offset
        var isEscaped = false
        while true {
            skipPlainBytes()
            guard offset < end else { throw wanted("a closing quote") }
            let byte = base[offset]
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else { throw wanted("an escaped control character") }
            isEscaped = true
            try skipEscape()
        }
        let range = range(from: start)
        offset += 1
        return JSONString(range: range, isEscaped: isEscaped)
    }

    /// Goes to the next quote, backslash or control character, eight bytes in one step.
    @inline(__always)
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while offset < end {
            let word = UInt64(
                littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            // A byte's high bit is set where it is zero, or below 0x20; the lowest such bit is never wrong.
            let found =
                ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word)
                & (ones &* 0x80)
            if found != 0 {
                offset = min(end, offset + found.trailingZeroBitCount / 8)
                return
            }
            offset += 8
        }
        offset = end
    }

    private mutating func skipEscape() throws(JSONError) {
        offset += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 1
        case UInt8(ascii: "u"):
            offset += 1
            for _ in 0..<4 {
                guard isHexadecimalDigit(next) else { throw wanted("four hexadecimal digits") }
                offset += 1
            }
        default: throw wanted("an escape")
        }
    }

    @inline(__always)
    var isAtNumber: Bool { next == UInt8(ascii: "-") || isDigit(next) }

    mutating func readNumber() throws(JSONError) -> ByteRange {
        let start = offset
        offset += next == UInt8(ascii: "-") ? 1 : 0
        if !takeIf(UInt8(ascii: "0")) { try skipDigits() }
        if takeIf(UInt8(ascii: ".")) { try skipDigits() }
        if next | 0x20 == UInt8(ascii: "e") {
            offset += 1
            offset += next == UInt8(ascii: "-") || next == UInt8(ascii: "+") ? 1 : 0
            try skipDigits()
        }
        return range(from: start)
    }

    @inline(__always)
    private mutating func skipDigits() throws(JSONError) {
        guard isDigit(next) else { throw wanted("a digit") }
        repeat { offset += 1 } while isDigit(next)
    }

    /// Reads a string, a number or a word; the range is empty for null, and nil for brackets, which are passed over.
    @inline(__always)
    mutating func readScalar() throws(JSONError) -> JSONString? {
        let start = offset
        switch next {
        case UInt8(ascii: "\""): return try readString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipValue()
            return nil
        case UInt8(ascii: "t"): try skip(word: "true")
        case UInt8(ascii: "f"): try skip(word: "false")
        case UInt8(ascii: "n"):
            try skip(word: "null")
            return JSONString(range: .empty, isEscaped: false)
        default:
            guard isAtNumber else { throw wanted("a value") }
            return JSONString(range: try readNumber(), isEscaped: false)
        }
        return JSONString(range: range(from: start), isEscaped: false)
    }

    private mutating func skip(word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset + index < end, base[offset + index] == word.utf8Start[index] else { throw wanted("a value") }
        }
        offset += word.utf8CodeUnitCount
    }

    /// Checks the next value and passes over it.
    mutating func skipValue(depth: Int = 0) throws(JSONError) {
        guard depth < JSONCursor.deepestNesting else { throw wanted("fewer levels of brackets") }
        if takeIf(UInt8(ascii: "{")) {
            var isFirst = true
            while try nextKey(isFirst: &isFirst) != nil { try skipValue(depth: depth + 1) }
        } else if takeIf(UInt8(ascii: "[")) {
            try skipElements(depth: depth + 1)
        } else {
            _ = try readScalar()
        }
    }

    private mutating func skipElements(depth: Int) throws(JSONError) {
        skipSpace()
        if takeIf(UInt8(ascii: "]")) { return }
        while true {
            skipSpace()
            try skipValue(depth: depth)
            skipSpace()
            if takeIf(UInt8(ascii: "]")) { return }
            try take(UInt8(ascii: ","), orWant: "a comma or ']'")
        }
    }

    func wanted(_ what: StaticString) -> JSONError { JSONError(offset: offset, wanted: "\(what)") }

    @inline(__always)
    private func range(from start: Int) -> ByteRange {
        ByteRange(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: offset - start))
    }
}
