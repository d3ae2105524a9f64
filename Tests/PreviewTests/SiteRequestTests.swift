import Testing

import Preview

@Suite("A request")
struct SiteRequestTests {
    @Test(
        "has a path as far as the question mark, whatever the target is",
        arguments: [
            ("/", "/"), ("/a.json", "/a.json"), ("/a.json?", "/a.json"), ("/changes?after=1.2", "/changes"),
            ("/a?b?c", "/a"), ("/%3F", "/%3F"), ("?a", ""), ("*", "*"), ("", ""),
        ])
    func path(target: String, path: String) {
        #expect(request(target).path == path)
    }

    @Test(
        "gives names what its query gives them",
        arguments: [
            ("/changes?after=12.3", "12.3"), ("/changes?after=", ""), ("/changes?x=1&after=2", "2"),
            ("/changes?after=a%20b%3Dc", "a b=c"), ("/changes?after=1=2", "1=2"), ("/changes?after=1&after=2", "1"),
        ])
    func parameter(target: String, value: String) {
        #expect(request(target).parameter("after") == value)
    }

    @Test(
        "and nothing to names that it does not have",
        arguments: ["/changes", "/changes?", "/changes?after", "/changes?before=1", "/after=1", "/changes?after=%zz"])
    func noParameter(target: String) {
        #expect(request(target).parameter("after") == nil)
    }

    private func request(_ target: String) -> SiteRequest { SiteRequest(method: "GET", target: target, host: nil) }
}
