import Geodata
import Testing

@Suite("Texts of several names")
struct NamePartsTests {
    @Test(
        "Commas, slashes and brackets at the end divide a text; a comma or brackets turn it around",
        arguments: [
            ("Korea, South", ["Korea", "South"], "South Korea"),
            ("Iran (Islamic Republic of)", ["Iran", "Islamic Republic of"], "Islamic Republic of Iran"),
            ("Congo [DRC]", ["Congo", "DRC"], "DRC Congo"), ("刚果（金）", ["刚果", "金"], "金 刚果"),
            ("Éire / Ireland", ["Éire", "Ireland"], nil), ("a, b, c", ["a", "b", "c"], nil),
            ("中国，台湾", ["中国", "台湾"], "台湾 中国"),
        ] as [(String, [String], String?)])
    func divided(text: String, parts: [String], inverted: String?) throws {
        let found = try #require(NameParts(text))
        #expect(found.all == parts)
        #expect(found.inverted == inverted)
    }

    @Test(
        "A text that is one name has no parts",
        arguments: ["", "  ", "Thailand", "Guinea-Bissau", ",", "a,", ", a", "()", "(a)", "a ()", "a)", "(a) b"])
    func undivided(text: String) {
        #expect(NameParts(text) == nil)
    }
}
