import Pictures
import Testing

@Suite("Measure of text")
struct TextMeasureTests {
    @Test("Lines are no wider than allowed and have all words, in scripts with spaces and without")
    func lines() {
        let texts = [
            String(repeating: "word and more ", count: 12), String(repeating: "境外缉捕，", count: 30),
            String(repeating: "x", count: 100), "حالات القبض في الخارج حسب البلد والسنة",
        ]
        for text in texts {
            let lines = TextMeasure.lines(of: text, width: 400, size: 14)
            #expect(lines.allSatisfy { TextMeasure.width(of: $0, size: 14) <= 400 })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test("No line of Chinese begins with a comma")
    func punctuation() {
        let lines = TextMeasure.lines(of: String(repeating: "境外缉捕，", count: 30), width: 400, size: 14)
        #expect(lines.count > 3 && lines.allSatisfy { !$0.hasPrefix("，") })
    }

    @Test("The direction of a text is that of its first letter")
    func direction() {
        #expect(TextMeasure.isRightToLeft("2014: حالات") == true && TextMeasure.isRightToLeft("שלום a") == true)
        #expect(TextMeasure.isRightToLeft("a حالات") == false && TextMeasure.isRightToLeft("2014–2026") == nil)
    }
}
