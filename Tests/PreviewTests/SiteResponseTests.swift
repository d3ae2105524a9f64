import Testing

import Preview

@Suite("An answer in words")
struct SiteResponseTests {
    @Test("has its length in bytes, and may be framed and used by nobody")
    func fields() {
        let answer = SiteResponse(.notFound, text: "né\n").adding("Allow", "GET")
        #expect(answer.fields.contains { $0 == ("Content-Length", "4") })
        #expect(answer.fields.contains { $0 == ("Content-Type", "text/plain; charset=utf-8") })
        #expect(
            answer.fields.contains { $0 == ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'") })
        #expect(answer.fields.last.map { $0 == ("Allow", "GET") } == true)
    }
}
