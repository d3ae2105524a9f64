extension [UInt8] {
    /// Adds text of the program's own, as it is.
    package mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Adds a JSON string with its quotes.
    ///
    /// Edges: escapes what RFC 8259, section 7, demands and nothing else; `bytes` must be UTF-8.
    package mutating func append(jsonString bytes: some Sequence<UInt8>) {
        append(UInt8(ascii: "\""))
        let isPlain = bytes.withContiguousStorageIfAvailable { bytes -> Bool in
            guard !bytes.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
                return false
            }
            append(contentsOf: bytes)
            return true
        }
        if isPlain != true { append(jsonEscaped: bytes) }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(jsonEscaped bytes: some Sequence<UInt8>) {
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

    package mutating func append(jsonString text: String) {
        append(jsonString: text.utf8)
    }
}

private let hexadecimalDigits = [UInt8]("0123456789abcdef".utf8)
