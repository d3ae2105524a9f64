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
