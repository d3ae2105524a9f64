import Testing
import TextFormats

@Suite("CSV that we write")
struct CSVTextTests {
    @Test(
        "Fields are quoted where RFC 4180 asks, and formulas are made harmless",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "\"'=1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("-5", "\"'-5\""), ("", ""), ("São Tomé", "São Tomé"),
        ])
    func field(text: String, written: String) {
        var bytes: [UInt8] = []
        bytes.append(csvField: text.utf8)
        #expect(String(decoding: bytes, as: UTF8.self) == written)
    }
}
