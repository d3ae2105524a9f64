/// Makes UTF-8 of text in another encoding, piece by piece.
///
/// Edges: half a surrogate pair becomes three bytes that are no UTF-8, so that what is wrong with a value is noticed where
/// the value is used.
struct Transcoder {
    private let encoding: TextEncoding
    /// The first byte of a unit whose second has not come.
    private var firstByte: UInt8?
    /// The first half of a pair whose second has not come.
    private var leadSurrogate: UInt32?

    init(from encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// Adds the text of further bytes.
    mutating func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        text.reserveCapacity(text.count + bytes.count * 3 / 2)
        switch encoding {
        case .utf8: text.append(contentsOf: bytes)
        case .windows1252: append(windows1252: bytes, to: &text)
        case .utf16LittleEndian, .utf16BigEndian: for byte in bytes { append(halfUnit: byte, to: &text) }
        }
    }

    /// Adds what the end of the text leaves over; false when it ends within a unit.
    mutating func finish(_ text: inout [UInt8]) -> Bool {
        flushSurrogate(&text)
        return firstByte == nil
    }

    private func append(windows1252 bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var rest = bytes
        while !rest.isEmpty {
            let plain = rest.prefix { $0 < 0x80 }
            text.append(contentsOf: plain)
            rest = rest.dropFirst(plain.count)
            if let byte = rest.popFirst() { append(Transcoder.windows1252(byte), to: &text) }
        }
    }

    private mutating func append(halfUnit byte: UInt8, to text: inout [UInt8]) {
        guard let first = firstByte else {
            firstByte = byte
            return
        }
        firstByte = nil
        let (high, low) = encoding == .utf16BigEndian ? (first, byte) : (byte, first)
        append(unit: UInt32(high) << 8 | UInt32(low), to: &text)
    }

    private mutating func append(unit: UInt32, to text: inout [UInt8]) {
        if let lead = leadSurrogate, (0xDC00...0xDFFF).contains(unit) {
            leadSurrogate = nil
            append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &text)
            return
        }
        flushSurrogate(&text)
        if (0xD800...0xDBFF).contains(unit) { leadSurrogate = unit } else { append(unit, to: &text) }
    }

    private mutating func flushSurrogate(_ text: inout [UInt8]) {
        guard let lead = leadSurrogate else { return }
        leadSurrogate = nil
        append(lead, to: &text)
    }

    /// Adds a code point in one to four bytes.
    private func append(_ code: UInt32, to text: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (code >> shift & 0x3F)) }
        switch code {
        case ..<0x80: text.append(UInt8(truncatingIfNeeded: code))
        case ..<0x800:
            text.append(UInt8(truncatingIfNeeded: 0xC0 | code >> 6))
            text.append(tail(0))
        case ..<0x10000:
            text.append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
            text.append(tail(6))
            text.append(tail(0))
        default:
            text.append(UInt8(truncatingIfNeeded: 0xF0 | code >> 18))
            text.append(tail(12))
            text.append(tail(6))
            text.append(tail(0))
        }
    }

    private static func windows1252(_ byte: UInt8) -> UInt32 {
        (0x80...0x9F).contains(byte) ? windows1252Specials[Int(byte) - 0x80] : UInt32(byte)
    }

    /// 0x80 to 0x9F; the five bytes without a character are control characters. Source: WHATWG Encoding Standard, index
    /// windows-1252.
    private static let windows1252Specials: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
