/// Texts of JSON strings without their escapes.
enum JSONEscapes {
    /// Checks that the escapes of a string, each of which is sound, stand for a text; `offset` is where the string lies.
    ///
    /// Throws: ``JSONError`` for half a surrogate pair and for U+0000, which no reader of the layers takes.
    static func check(_ string: UnsafeBufferPointer<UInt8>, at offset: Int) throws(JSONError) {
        do throws(JSONError) {
            _ = try decode(string) { _, _ in }
        } catch {
            throw JSONError(offset: offset + error.offset, wanted: error.wanted)
        }
    }

    /// Puts the text in the place of a string that has been checked; where it lies then.
    static func unescape(_ base: UnsafeMutablePointer<UInt8>, _ range: ByteRange) -> ByteRange {
        let string = UnsafeMutableBufferPointer(start: base + Int(range.start), count: Int(range.count))
        // Safe: a text is no longer than its escapes, so that nothing is written over that is still to be read.
        let count = try? decode(UnsafeBufferPointer(string)) { place, byte in string[place] = byte }
        return ByteRange(start: range.start, count: Int32(truncatingIfNeeded: count ?? 0))
    }

    /// The text of a string; nil when its escapes stand for none.
    static func text(_ string: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        guard (try? decode(string) { _, byte in text.append(byte) }) != nil else { return nil }
        return text
    }

    /// Calls `put` with each byte of the text and its place; how many there are.
    private static func decode(
        _ string: UnsafeBufferPointer<UInt8>, _ put: (Int, UInt8) -> Void
    ) throws(JSONError) -> Int {
        var read = 0
        var count = 0
        while read < string.count {
            guard string[read] == UInt8(ascii: "\\") else {
                put(count, string[read])
                (read, count) = (read + 1, count + 1)
                continue
            }
            for byte in String(try scalar(string, &read)).utf8 {
                put(count, byte)
                count += 1
            }
        }
        return count
    }

    /// The character of the escape at `offset`, which is passed over.
    private static func scalar(
        _ string: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(JSONError) -> Unicode.Scalar {
        let kind = string[offset + 1]
        offset += 2
        switch kind {
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeScalar(string, &offset)
        default: return Unicode.Scalar(kind)
        }
    }

    private static func unicodeScalar(
        _ string: UnsafeBufferPointer<UInt8>, _ offset: inout Int
    ) throws(JSONError) -> Unicode.Scalar {
        let start = offset - 2
        let first = unit(string, &offset)
        if let scalar = Unicode.Scalar(first) {
            guard scalar != "\0" else { throw JSONError(offset: start, wanted: "a character other than U+0000") }
            return scalar
        }
        // Six bytes are the other half of a pair.
        if UTF16.isLeadSurrogate(first), offset + 6 <= string.count, string[offset] == UInt8(ascii: "\\"),
            string[offset + 1] == UInt8(ascii: "u")
        {
            offset += 2
            let second = unit(string, &offset)
            if UTF16.isTrailSurrogate(second) {
                return UTF16.decode(UTF16.EncodedScalar([first, second]))
            }
        }
        throw JSONError(offset: start, wanted: "a whole surrogate pair")
    }

    /// The code unit of four hexadecimal digits, which are passed over.
    private static func unit(_ string: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> UInt16 {
        let digits = UnsafeBufferPointer(rebasing: string[offset..<offset + 4])
        offset += 4
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    }
}
