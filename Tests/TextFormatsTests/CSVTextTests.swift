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

    @Test(
        "Quotes depend on the dialect of the file",
        arguments: [
            (",", "\"Korea, South\"", "a;b"), (";", "Korea, South", "\"a;b\""), ("\t", "Korea, South", "a;b"),
            ("|", "Korea, South", "a;b"),
        ])
    func delimiter(delimiter: Character, korea: String, semicolon: String) throws {
        for (text, written) in [("Korea, South", korea), ("a;b", semicolon)] {
            var bytes: [UInt8] = []
            bytes.append(csvField: text.utf8, CSVDialect(delimiter: try #require(delimiter.asciiValue)))
            #expect(String(decoding: bytes, as: UTF8.self) == written)
        }
    }

    @Test("Single quotes are doubled, and without quotes a space stands for the delimiter")
    func otherQuotes() {
        var bytes: [UInt8] = []
        bytes.append(csvField: "d'Ivoire".utf8, CSVDialect(delimiter: 0x2C, quote: UInt8(ascii: "'")))
        bytes.append(csvField: "Korea, South".utf8, CSVDialect(delimiter: 0x2C, quote: nil))
        #expect(String(decoding: bytes, as: UTF8.self) == "'d''Ivoire'Korea  South")
    }
}
