import Foundation
import Testing
import TextFormats

@Suite("JSON that we write")
struct JSONTextTests {
    @Test(
        "Any text comes back from a foreign parser as it went in",
        arguments: [
            "plain", "quote \" backslash \\ slash /", "line\nfeed\r\ttab", "\u{0}\u{1}\u{1F}", "é 中文 😀 \u{2028}",
            "</script><script>alert(1)</script>",
        ])
    func roundTrip(text: String) throws {
        var bytes: [UInt8] = []
        bytes.append(jsonString: text)
        let seen = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? String
        #expect(seen == text)
    }

    @Test("Text with bytes behind it that can be read is written alike, wherever in it a byte must be escaped")
    func padded() {
        for count in 0...40 {
            for place in 0..<max(1, count) {
                for byte in [UInt8(0), 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF] {
                    var text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
                    if count > 0 { text[place] = byte }
                    var wanted: [UInt8] = []
                    wanted.append(jsonString: text[...])
                    // What stands behind the text would have to be escaped.
                    let padded = text + [UInt8](repeating: UInt8(ascii: "\""), count: 7)
                    var seen: [UInt8] = []
                    seen.append(atMost: JSONText.longest(count) + 7) { room in
                        padded.withUnsafeBytes { bytes in
                            bytes.baseAddress.map { JSONText.write(padded: $0, count, to: room) } ?? 0
                        }
                    }
                    #expect(seen == wanted, "byte \(byte) at \(place) of \(count)")
                }
            }
        }
    }

    @Test("A document has one small object a line and ends with a newline")
    func layout() {
        let value = JSONValue.object([
            ("count", .integer(2)), ("list", .array([.object([("a", .null)]), .object([("a", .string("x"))])])),
            ("empty", .array([])),
        ])
        #expect(
            String(decoding: value.text, as: UTF8.self) == """
                {
                  "count": 2,
                  "list": [
                    {"a": null},
                    {"a": "x"}
                  ],
                  "empty": []
                }

                """)
    }
}
