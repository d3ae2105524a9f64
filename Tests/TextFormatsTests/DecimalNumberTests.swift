import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Decimal numbers")
struct DecimalNumberTests {
    @Test(
        "Text that is no decimal number is refused",
        arguments: [
            "", "-", "+", ".", "e5", "1e", "1e+", "1,5", "0x1p3", "nan", "inf", "-infinity", "1_000", "1 ", " 1", "--1",
            "1.2.3", "١", "1e400", "1f",
        ])
    func refused(text: String) {
        #expect(parsed(text) == nil)
        #expect(parsedInChunk(text) == nil)
    }

    @Test("A number is read as strtod reads it: a million seeded texts, degrees, subnormals, up to 25 digits")
    func equalsStrtod() {
        var generator = SeededGenerator(seed: 20_220_118)
        var differences: [String] = []
        for round in 0..<1_000_000 {
            let text = round % 2 == 0 ? randomNumber(&generator) : randomDegrees(&generator)
            let value = strtod(text, nil)
            let wanted = value.isFinite ? value.bitPattern : nil
            if parsed(text)?.bitPattern != wanted || parsedInChunk(text)?.bitPattern != wanted {
                differences.append(text)
            }
        }
        #expect(differences == [], "seed 20220118")
    }

    @Test("A quotient is rounded as strtod rounds it: a million seeded ties and their neighbours")
    func ties() {
        var generator = SeededGenerator(seed: 1990)
        var differences: [String] = []
        for _ in 0..<1_000_000 {
            // A double and half a unit of its last place, written out: 54 bits, at most 19 digits.
            let bits = UInt64.random(in: 1 << 53..<1 << 54, using: &generator)
            let power = Int.random(in: 0...3, using: &generator)
            let offset = Int64.random(in: -1...1, using: &generator)
            let whole = bits * UInt64([1, 10, 100, 500][power])
            let text = "\(Int64(whole) + offset)"
            let point = Int.random(in: 0...text.count, using: &generator)
            let number = text.prefix(point) + "." + text.dropFirst(point)
            if parsed(String(number))?.bitPattern != strtod(String(number), nil).bitPattern {
                differences.append(String(number))
            }
        }
        #expect(differences == [], "seed 1990")
    }

    @Test(
        "The edges of the doubles are read exactly",
        arguments: [
            "0", "-0", "5e-324", "2.2250738585072014e-308", "2.2250738585072011e-308", "1.7976931348623157e308",
            "9007199254740993", "9007199254740992.5", "0.1", "123456789012345678901234567890", "1e22", "1e23",
            "0.000000000000000000000000000000000001", "179.99999999999997", "100000000000000000000000e-23",
            "1e-9999999999",
        ])
    func edges(text: String) {
        #expect(parsed(text)?.bitPattern == strtod(text, nil).bitPattern)
        #expect(parsedInChunk(text)?.bitPattern == strtod(text, nil).bitPattern)
    }

    @Test("What stands round a number in a chunk does not change it", arguments: ["1.5", "-12.25", "123", "7."])
    func neighbours(text: String) {
        for (before, after) in [("", ""), ("9", "9"), (".", "."), ("-", "e5"), ("12345678", "12345678")] {
            let chunk = TextChunk((before + text + after).utf8)
            let range = ByteRange(start: Int32(before.utf8.count), count: Int32(text.utf8.count))
            #expect(DecimalNumber.parse([range], in: chunk) == [strtod(text, nil)], "\(before)|\(text)|\(after)")
        }
    }

    @Test(
        "A column of whole numbers is read when each is larger than the one before",
        arguments: [
            (["0", "1", "9", "12345678", "123456789", "999999999999999999"], true), ([], true), (["7"], true),
            (["1", "1"], false), (["2", "1"], false), (["1", ""], false), (["01"], false), (["1", "-2"], false),
            (["1", "2a"], false), (["1", "2.0"], false), (["1000000000000000000"], false),
            (["1", "1234567890x"], false),
        ])
    func growing(texts: [String], isGrowing: Bool) {
        var chunk = TextChunk()
        let ranges = texts.map { chunk.keep($0) }
        #expect(DecimalNumber.growingNumbers(ranges, in: chunk) == (isGrowing ? texts.compactMap(UInt64.init) : nil))
    }

    @Test("A number is written as printf writes it, without trailing zeros: 300,000 seeded values")
    func equalsPrintf() {
        var generator = SeededGenerator(seed: 7)
        for round in 0..<300_000 {
            let decimals = Int.random(in: 1...7, using: &generator)
            let value = randomCoordinate(&generator, round: round)
            var bytes: [UInt8] = []
            bytes.append(decimal: value, decimals: decimals)
            #expect(String(decoding: bytes, as: UTF8.self) == printed(value, decimals), "\(value) \(decimals), seed 7")
        }
    }

    @Test("Each of a million millionths is written with its own digits")
    func everyMillionth() {
        var bytes: [UInt8] = []
        for units in 1..<1_000_000 {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(decimal: Double(units) / 1_000_000, decimals: 6)
            let digits = bytes.dropFirst(2).reduce(0) { 10 * $0 + Int($1 &- UInt8(ascii: "0")) }
            let scale = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000][6 - (bytes.count - 2)]
            guard bytes.starts(with: "0.".utf8), bytes.last != UInt8(ascii: "0"), digits * scale == units else {
                Issue.record("\(units) millionths are written as \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
    }

    @Test(
        "Ties, minus zero and large values are written plainly",
        arguments: [
            (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-0.0, 6, "0"), (-0.0000001, 6, "0"), (0.125, 2, "0.12"),
            (0.375, 2, "0.38"), (180, 6, "180"), (113.60000000000001, 6, "113.6"),
            (1e17, 6, "1e+17"),
        ])
    func plain(value: Double, decimals: Int, text: String) {
        var bytes: [UInt8] = []
        bytes.append(decimal: value, decimals: decimals)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test("Millionths are rounded and written as the number itself is: 300,000 seeded values")
    func millionths() throws {
        var generator = SeededGenerator(seed: 6)
        for round in 0..<300_000 {
            let value = randomCoordinate(&generator, round: round)
            guard abs(value) < 2000 else { continue }
            let units = try #require(DecimalText.millionths(value))
            var bytes: [UInt8] = []
            bytes.append(atMost: DecimalText.longestInBytes) { DecimalText.write(millionths: units, to: $0) }
            #expect(String(decoding: bytes, as: UTF8.self) == printed(value, 6), "\(value), seed 6")
        }
        for value in [2000, -2000, 1e300, .infinity, .nan] { #expect(DecimalText.millionths(value) == nil) }
    }

    @Test("Every year is written with its own digits")
    func years() {
        for year in -10...11_000 {
            var bytes: [UInt8] = []
            bytes.append(integer: year)
            #expect(String(decoding: bytes, as: UTF8.self) == "\(year)")
        }
    }

    @Test("Whole numbers keep every digit", arguments: [0, 7, -1, 1_000_000, Int.max, Int.min])
    func whole(value: Int) {
        var bytes: [UInt8] = []
        bytes.append(integer: value)
        #expect(String(decoding: bytes, as: UTF8.self) == "\(value)")
    }

    private func parsed(_ text: String) -> Double? { DecimalNumber.parse(Array(text.utf8)[...]) }

    private func parsedInChunk(_ text: String) -> Double? {
        let chunk = TextChunk(text.utf8)
        let value = DecimalNumber.parse([ByteRange(start: 0, count: Int32(chunk.count))], in: chunk)[0]
        return value.isNaN ? nil : value
    }

    /// A number as files of cases write it, now and then with a slip.
    private func randomDegrees(_ generator: inout SeededGenerator) -> String {
        var text = "\(Int.random(in: -200...200, using: &generator))."
        for _ in 0..<Int.random(in: 0...18, using: &generator) { text += "\(Int.random(in: 0...9, using: &generator))" }
        return Bool.random(using: &generator) ? text : String(text.drop { $0 == "-" })
    }

    private func randomNumber(_ generator: inout SeededGenerator) -> String {
        let digits = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
            String(Int.random(in: 0...9, using: &generator))
        }
        let point = Int.random(in: 0...digits.count, using: &generator)
        var text = ["", "-", "+"].randomElement(using: &generator) ?? ""
        text += digits[..<point].joined()
        if point < digits.count { text += "." + digits[point...].joined() }
        if Bool.random(using: &generator) { text += "e\(Int.random(in: -330...310, using: &generator))" }
        return text
    }

    private func randomCoordinate(_ generator: inout SeededGenerator, round: Int) -> Double {
        // Every third value is a tie at some number of decimals.
        if round % 3 == 0 {
            let power = Double(1 << Int.random(in: 1...8, using: &generator))
            return Double(Int.random(in: -40_000...40_000, using: &generator)) / power
        }
        return Double.random(in: -180...180, using: &generator)
    }

    private func printed(_ value: Double, _ decimals: Int) -> String {
        var text = String(format: "%.\(decimals)f", value)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }
}
