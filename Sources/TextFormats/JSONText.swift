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
        append(UInt8(ascii: "\""))
        // No branch in the loop, so that many bytes are looked at at once.
        var special: UInt8 = 0
        for byte in bytes {
            special |= byte < 0x20 ? 1 : 0
            special |= byte == UInt8(ascii: "\"") ? 1 : 0
            special |= byte == UInt8(ascii: "\\") ? 1 : 0
        }
        if special != 0 { append(jsonEscaped: bytes) } else { append(contentsOf: bytes) }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(jsonEscaped bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): append(#"\""#)
            case UInt8(ascii: "\\"): append(#"\\"#)
            case 0x0A: append(#"\n"#)
            case 0x0D: append(#"\r"#)
            case 0x09: append(#"\t"#)
            case 0..<0x20:
                append(#"\u00"#)
                append(hexadecimalDigits[Int(byte >> 4)])
                append(hexadecimalDigits[Int(byte & 15)])
            default: append(byte)
            }
        }
    }
}

private let hexadecimalDigits = [UInt8]("0123456789abcdef".utf8)
