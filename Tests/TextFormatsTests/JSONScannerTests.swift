import Testing
import TextFormats

@Suite("JSON values")
struct JSONScannerTests {
    /// Cases in the manner of JSONTestSuite (Seriot, MIT): what RFC 8259 refuses.
    static let refused = [
        "", " ", "[", "]", "{", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}",
        "nul", "True", "tru", "[1]x", "01", "-", "-01", "1.", ".5", "1.e1", "+1", "1e", "1e+", "0x1", "NaN",
        "Infinity", "1_0", "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
        "\"a\nb\"", "\"\u{1}\"", "[\"a\",\n4,\n1,", "1e999", "--1", "{\"a\":1 \"b\":2}", "[1][2]", "\u{A0}1",
    ]

    static let accepted = [
        "null", "true", "false", "0", "-0", "1.5e-3", "1E+2", "\"\"", "[]", "{}", " [1 , 2 ] ",
        "{\"a\":{\"b\":[null]}}",
        "\"\\u0041\\n\\\"\\\\\\/\"", "\"\\ud83d\\ude00\"", "\"é\"", "\t\r\n1", "[[[[]]]]", "{\"\":0}", "\u{FEFF}1",
    ]

    @Test("What is no JSON is refused", arguments: refused)
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try skim(Array(text.utf8)) }
    }

    @Test("What is JSON is accepted", arguments: accepted)
    func accepts(text: String) throws {
        try skim(Array(text.utf8))
    }

    @Test(
        "Bytes that are no UTF-8 are refused", arguments: [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82]])
    func refusesBrokenText(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try skim([0x22] + bytes + [0x22]) }
    }

    @Test("A text that nests without end is refused at level 65, not followed into the ground")
    func refusesDepth() throws {
        #expect(throws: JSONError.self) { try skim(Array(repeating: UInt8(ascii: "["), count: 100_000)) }
        try skim(Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8))
    }

    @Test("Strings are read with their escapes")
    func strings() throws {
        let text = try JSONScanner.scan(Array(#""a\u00e9\ud83d\ude00\t\/""#.utf8)) { try $0.readString() }
        #expect(text == "aé😀\t/")
    }

    @Test("Errors name the byte and what is wanted there")
    func errors() {
        let error = #expect(throws: JSONError.self) { try skim(Array(#"{"a" 1}"#.utf8)) }
        #expect(error?.offset == 5)
        #expect(error?.wanted == "':'")
    }

    private func skim(_ bytes: [UInt8]) throws {
        try JSONScanner.scan(bytes) { scanner in
            try scanner.skipValue()
            try scanner.expectEnd()
        }
    }
}
