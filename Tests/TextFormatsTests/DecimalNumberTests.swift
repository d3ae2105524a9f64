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
        #expect(DecimalNumber.parse(Array(text.utf8)[...]) == nil)
    }

    @Test("A number is read as strtod reads it: 300,000 seeded texts with 1 to 25 digits and exponents")
    func equalsStrtod() {
        var generator = SeededGenerator(seed: 20_220_118)
        for _ in 0..<300_000 {
            let text = randomNumber(&generator)
            let wanted = strtod(text, nil)
            let seen = DecimalNumber.parse(Array(text.utf8)[...])
            if wanted.isFinite {
                #expect(seen?.bitPattern == wanted.bitPattern, "\(text), seed 20220118")
            } else {
                #expect(seen == nil, "\(text)")
            }
        }
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
        #expect(DecimalNumber.parse(Array(text.utf8)[...])?.bitPattern == strtod(text, nil).bitPattern)
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

    @Test("Whole numbers keep every digit", arguments: [0, 7, -1, 1_000_000, Int.max, Int.min])
    func whole(value: Int) {
        var bytes: [UInt8] = []
        bytes.append(integer: value)
        #expect(String(decoding: bytes, as: UTF8.self) == "\(value)")
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
