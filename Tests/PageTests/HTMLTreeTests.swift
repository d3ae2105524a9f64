import Page
import Testing

@Suite("HTML")
struct HTMLTreeTests {
    @Test(
        "Text stays text, in elements and in attributes",
        arguments: ["<script>alert(1)</script>", "\" onload=\"x", "a & b", "]]>", "\u{2028}", "مرحبا", "</title>"])
    func text(_ text: String) {
        var bytes: [UInt8] = []
        HTMLTree("p", [("title", text)], text: text).write(into: &bytes)
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(html.count { $0 == "<" } == 2 && html.count { $0 == ">" } == 2 && html.count { $0 == "\"" } == 2)
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
        #expect(html == "\n<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test("What HTML has no end for gets none, and control characters are replaced")
    func edges() {
        var bytes: [UInt8] = []
        HTMLTree("div", [], [HTMLTree("br"), .text("a\u{0}b\u{1F}c\td")]).write(into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "\n<div><br>a\u{FFFD}b\u{FFFD}c\td</div>")
    }
}
