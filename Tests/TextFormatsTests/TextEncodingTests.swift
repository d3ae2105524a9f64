import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Encodings")
struct TextEncodingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Texts in encodings, and what their first bytes tell.
    static let starts: [(bytes: [UInt8], found: TextEncoding?)] = [
        (Array("\u{FEFF}id,country\n".utf8), .utf8), (Array("id,country\n".utf8), nil), ([], nil),
        (Array("国家,结果\n泰国,成功\n".utf8), nil),
        (utf16("\u{FEFF}id,country\n", isBigEndian: false), .utf16LittleEndian),
        (utf16("\u{FEFF}id,country\n", isBigEndian: true), .utf16BigEndian),
        (utf16("id,country\n", isBigEndian: false), .utf16LittleEndian),
        (utf16("id,country\n", isBigEndian: true), .utf16BigEndian),
        (utf16("国家,结果\n泰国,成功\n一二三,😀\n", isBigEndian: false), .utf16LittleEndian),
        (utf16("国家,结果\n泰国,成功\n一二三,😀\n", isBigEndian: true), .utf16BigEndian),
        (Array("case_id,country\na,TH\0A\n".utf8), nil), ([0, 0, 0x27, 0x0A, 0, 0, 0, 0], nil),
    ]

    @Test("The first bytes tell UTF-16 with and without a mark, and text that has NUL bytes is none", arguments: starts)
    func found(bytes: [UInt8], found: TextEncoding?) {
        #expect(TextEncoding.found(at: bytes) == found)
    }

    private static let text = "id;pays\r\n1;Côte d’Ivoire €\r\n2;日本, 😀\n"
    private static let western = "id;pays\r\n1;Côte d’Ivoire €\r\n2;Österreich – “Straße”\n"

    @Test("Text in any encoding comes out as UTF-8, by any pieces", arguments: [1, 2, 3, 7, 64, 1 << 16])
    func pieces(size: Int) throws {
        for isBigEndian in [false, true] {
            let encoding = isBigEndian ? TextEncoding.utf16BigEndian : .utf16LittleEndian
            let bytes = TextEncodingTests.utf16(TextEncodingTests.text, isBigEndian: isBigEndian)
            #expect(try read(bytes, as: encoding, by: size).text == TextEncodingTests.text)
            let marked = TextEncodingTests.utf16("\u{FEFF}" + TextEncodingTests.text, isBigEndian: isBigEndian)
            #expect(try read(marked, as: encoding, by: size).text == TextEncodingTests.text)
        }
        let bytes = try #require(TextEncodingTests.western.data(using: .windowsCP1252))
        #expect(try read(Array(bytes), as: .windows1252, by: size).text == TextEncodingTests.western)
        let found = try read(Array(bytes), as: nil, by: size)
        #expect(found.text == TextEncodingTests.western && found.encoding == .windows1252)
        let plain = try read(Array(TextEncodingTests.text.utf8), as: nil, by: size)
        #expect(plain.text == TextEncodingTests.text && plain.encoding == .utf8)
    }

    @Test("Each byte of Windows-1252 is the character that Foundation makes of it")
    func windows1252() throws {
        for byte in UInt8(0x80)...0xFF where ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
            let wanted = String(data: Data([byte]), encoding: .windowsCP1252)
            #expect(try read([byte], as: .windows1252, by: 9).text == wanted)
        }
    }

    /// Texts of which none is named, and what they are taken for; nil is refused.
    static let windows: [(description: String, bytes: [UInt8], encoding: TextEncoding?)] = [
        ("one accent far behind", Array(String(repeating: "plain,", count: 60_000).utf8) + [0xE9], .windows1252),
        ("one UTF-8 letter far behind", Array((String(repeating: "plain,", count: 60_000) + "é").utf8), .utf8),
        ("a bad byte among good letters", Array("é".utf8) + [0xE9, 0x2C], .utf8),
        ("UTF-8 that breaks off", Array("é".utf8) + [0xC3], .utf8),
        ("capitals with accents", [0x4E, 0xDA, 0xD1, 0x45, 0x5A, 0x2C, 0xC9, 0x54, 0xC9], .windows1252),
        ("Cyrillic in Windows-1251", [0xD0, 0xEE, 0xF1, 0xF1, 0xE8, 0xFF], nil),
        ("Chinese in GB 18030", [0xD6, 0xD0, 0xB9, 0xFA, 0x2C, 0xCC, 0xA8, 0xCD, 0xE5], nil),
        ("Arabic in Windows-1256", [0xC7, 0xE1, 0xD3, 0xDA, 0xE6, 0xCF, 0xED, 0xC9], nil),
        ("a byte that Windows-1252 has not", [0x61, 0x81, 0x62], nil),
    ]

    @Test("The first bytes beyond ASCII tell UTF-8 from Windows-1252, wherever they stand", arguments: windows)
    func evidence(description: String, bytes: [UInt8], encoding: TextEncoding?) throws {
        for size in [1000, 1 << 14, 1 << 20] {
            if let encoding {
                #expect(try read(bytes, as: nil, by: size).encoding == encoding)
            } else {
                let failure = #expect(throws: ByteSource.Failure.self) { try read(bytes, as: nil, by: size) }
                #expect(failure?.kind == .damaged && failure?.reason.contains("--encoding") == true)
            }
        }
    }

    @Test("Text that is ASCII alone has no encoding that could be told")
    func ascii() throws {
        #expect(try read(Array("id,country\n".utf8), as: nil, by: 3).encoding == nil)
    }

    @Test("Half a surrogate pair becomes bytes that are no UTF-8, and the text around it stays", arguments: [1, 4, 99])
    func halfPair(size: Int) throws {
        let bytes = TextEncodingTests.bytes([0x61, 0xD800, 0x62, 0xDC00, 0x63, 0xD83D])
        let source = try source(bytes, as: .utf16LittleEndian)
        var chunk = TextChunk()
        while try source.read(into: &chunk, upTo: size) > 0 {}
        #expect(String(validating: chunk.text, as: UTF8.self) == nil)
        #expect(chunk.text.filter { $0 < 0x80 } == Array("abc".utf8))
        #expect(chunk.count == 3 + 3 * 3)
    }

    @Test("UTF-16 with half a unit at its end is damaged, once all before it has been given")
    func halfUnit() throws {
        let text = String(repeating: "ab", count: 5000)
        let source = try source(TextEncodingTests.utf16(text, isBigEndian: true) + [0], as: .utf16BigEndian)
        var chunk = TextChunk()
        let failure = #expect(throws: ByteSource.Failure.self) {
            while try source.read(into: &chunk, upTo: 9) > 0 {}
        }
        #expect(failure?.kind == .damaged)
        #expect(Array(chunk.text) == Array(text.utf8))
    }

    private func source(_ bytes: [UInt8], as encoding: TextEncoding?) throws -> TextSource {
        let source = try TextSource(path: try folder.write(bytes, to: "text"))
        try source.lookAhead(5)
        try source.decode(as: encoding)
        return source
    }

    private func read(
        _ bytes: [UInt8], as encoding: TextEncoding?, by size: Int
    ) throws -> (text: String?, encoding: TextEncoding?) {
        let source = try source(bytes, as: encoding)
        var chunk = TextChunk()
        while try source.read(into: &chunk, upTo: size) > 0 {}
        return (String(validating: chunk.text, as: UTF8.self), source.encoding)
    }

    static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
        bytes(Array(text.utf16), isBigEndian: isBigEndian)
    }

    private static func bytes(_ units: [UInt16], isBigEndian: Bool = false) -> [UInt8] {
        units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }
}
