// Which bytes and texts are what in JSON. Source: RFC 8259.

func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        true
    default: false
    }
}

func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
    default: false
    }
}

/// JSON is stricter than most number formats: no plus sign, no leading zero, digits on both sides of a point.
func isJSONNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let unsigned = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    guard let first = unsigned.first, isDigit(first) else { return false }
    if first == UInt8(ascii: "0"), let second = unsigned.dropFirst().first, isDigit(second) { return false }
    guard let point = unsigned.firstIndex(of: UInt8(ascii: ".")) else { return true }
    return unsigned[unsigned.index(after: point)...].first.map(isDigit) ?? false
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
