import Cases
import Testing

@Suite("Web addresses")
struct WebAddressTests {
    @Test(
        "http and https addresses are published as they are",
        arguments: [
            "https://example.org/a?b=c#d", "HTTP://example.org", "https://пример.рф/é", "http://192.0.2.1:8080/x",
        ])
    func published(address: String) {
        #expect(WebAddress.isPublishable(address))
    }

    @Test(
        "Anything else is not",
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://", "https:///path", "example.org",
            "https://user:secret@example.org", "https://a b", "https://a\"onmouseover=", "https://a<script>",
            "https://a\u{202E}b", "https://a\nb", "//example.org", "https://a\u{2028}b", " https://a",
        ])
    func refused(address: String) {
        #expect(!WebAddress.isPublishable(address))
    }
}
