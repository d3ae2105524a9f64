import TextFormats
import Testing

@Suite("XML")
struct XMLTreeTests {
    @Test("Elements are indented, empty ones are closed at once, and attributes keep their order")
    func shape() {
        let tree = XMLTree("a", [("z", "1"), ("b", "2")], [XMLTree("c"), XMLTree("d", text: "e")])
        let wanted = """
            <?xml version="1.0" encoding="UTF-8"?>
            <a z="1" b="2">
              <c/>
              <d>e</d>
            </a>

            """
        #expect(String(decoding: tree.text, as: UTF8.self) == wanted)
    }

    @Test("No text breaks out of its place")
    func escapes() {
        let tree = XMLTree("a", [("b", "\"<&>\n\t")], [XMLTree("c", text: "</c> ]]> é\u{1}")])
        let text = String(decoding: tree.text, as: UTF8.self)
        #expect(text.contains("b=\"&quot;&lt;&amp;&gt;&#10;&#9;\""))
        #expect(text.contains("<c>&lt;/c&gt; ]]&gt; é\u{FFFD}</c>"))
    }
}
