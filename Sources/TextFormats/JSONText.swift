extension [UInt8] {
    /// Adds text of the program's own, as it is.
    package mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Adds a JSON string with its quotes.
    ///
    /// Edges: escapes what RFC 8259, section 7, demands and nothing else; `bytes` must be UTF-8.
    package mutating func append(jsonString bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { append(jsonBytes: $0) }
    }

    package mutating func append(jsonString text: String) {
        var text = text
        text.withUTF8 { append(jsonBytes: $0) }
    }

    private mutating func append(jsonBytes bytes: UnsafeBufferPointer<UInt8>) {
        append(atMost: JSONText.longest(bytes.count)) { JSONText.write(string: bytes, to: $0) }
    }
}

/// JSON strings, written where there is room for them.
package enum JSONText {
    /// The most bytes that a string of so many bytes takes with its quotes.
    @inline(__always)
    package static func longest(_ byteCount: Int) -> Int { 6 * byteCount + 2 }

    /// Writes a JSON string with its quotes and says how many bytes that took: at most ``longest(_:)``.
    ///
    /// Edges: escapes what RFC 8259, section 7, demands and nothing else; `bytes` must be UTF-8.
    package static func write(string bytes: UnsafeBufferPointer<UInt8>, to room: UnsafeMutablePointer<UInt8>) -> Int {
        // No branch in the loop, so that many bytes are looked at at once.
        var special: UInt8 = 0
        for byte in bytes {
            special |= byte < 0x20 ? 1 : 0
            special |= byte == UInt8(ascii: "\"") ? 1 : 0
            special |= byte == UInt8(ascii: "\\") ? 1 : 0
        }
        room[0] = UInt8(ascii: "\"")
        var end = 1
        if special != 0 {
            end += write(escaped: bytes, to: room + 1)
        } else if let base = bytes.baseAddress {
            (room + 1).update(from: base, count: bytes.count)
            end += bytes.count
        }
        room[end] = UInt8(ascii: "\"")
        return end + 1
    }

    /// Writes a JSON string likewise, as quickly as short ones deserve.
    ///
    /// Safe: seven bytes behind the text can be read, and there is room for as many more than are written.
    package static func write(
        padded text: UnsafeRawPointer, _ byteCount: Int, to room: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let out = UnsafeMutableRawPointer(room + 1)
        var special: UInt64 = 0
        var start = 0
        while start < byteCount {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            out.storeBytes(of: word.littleEndian, toByteOffset: start, as: UInt64.self)
            let rest = byteCount - start
            special |= specials(word) & (rest >= 8 ? .max : ~(.max << UInt64(8 * rest)))
            start += 8
        }
        guard special == 0 else {
            let bytes = UnsafeBufferPointer(start: text.assumingMemoryBound(to: UInt8.self), count: byteCount)
            return write(string: bytes, to: room)
        }
        room[0] = UInt8(ascii: "\"")
        room[byteCount + 1] = UInt8(ascii: "\"")
        return byteCount + 2
    }

    /// Bits for the bytes of a word that must be escaped, and perhaps for some that come after one of these.
    ///
    /// Source: Warren, Hacker's Delight, 2nd edition, 2012, section 6-1.
    @inline(__always)
    private static func specials(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let small = (word &- ones &* 0x20) & ~word
        return (small | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)) & (ones &* 0x80)
    }

    private static func write(escaped bytes: UnsafeBufferPointer<UInt8>, to room: UnsafeMutablePointer<UInt8>) -> Int {
        var end = 0
        func put(_ byte: UInt8) {
            room[end] = byte
            end += 1
        }
        for byte in bytes {
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                put(byte)
                continue
            }
            put(UInt8(ascii: "\\"))
            switch byte {
            case 0x0A: put(UInt8(ascii: "n"))
            case 0x0D: put(UInt8(ascii: "r"))
            case 0x09: put(UInt8(ascii: "t"))
            case 0..<0x20:
                for digit in [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")] { put(digit) }
                put(hexadecimalDigits[Int(byte >> 4)])
                put(hexadecimalDigits[Int(byte & 15)])
            default: put(byte)
            }
        }
        return end
    }

    private static let hexadecimalDigits = [UInt8]("0123456789abcdef".utf8)
}
