import Preview
import Testing

@Suite("Where a requested file lies")
struct SitePathTests {
    @Test(
        "is a file of the folder or of a folder in it",
        arguments: [
            ("/index.html", ["index.html"]), ("/part/THA.geojson", ["part", "THA.geojson"]),
            ("/a%20map.svg", ["a map.svg"]), ("/%E5%9C%B0.csv", ["地.csv"]),
        ])
    func names(path: String, names: [String]) {
        #expect(SitePath(percentEncoded: path)?.names == names)
    }

    @Test(
        "is nowhere when the path leads out, is hidden, or is no path",
        arguments: [
            "", "/", "index.html", "/../a.json", "/a/../b.json", "/./a.json", "/%2e%2e/a.json", "/a%2fb.json",
            "/a%5Cb.json", "/a.json%00", "/a%0A.json", "//a.json", "/a.json/", "/.a.json", "/a/.b/c.json", "/%ff.json",
            "/%zz.json", "http://127.0.0.1/a.json",
        ])
    func refused(path: String) {
        #expect(SitePath(percentEncoded: path) == nil)
    }

    @Test(
        "says what type the file has",
        arguments: [
            ("index.html", "text/html; charset=utf-8"), ("map.svg", "image/svg+xml; charset=utf-8"),
            ("cases.geojson", "application/geo+json; charset=utf-8"),
            ("cases.geojsons", "application/geo+json-seq; charset=utf-8"),
            ("countries.d3.json", "application/json; charset=utf-8"),
            ("atlas.topojson", "application/json; charset=utf-8"), ("timeline.csv", "text/csv; charset=utf-8"),
            ("cases.qml", "application/xml; charset=utf-8"), ("CASES.SLD", "application/xml; charset=utf-8"),
        ])
    func types(name: String, type: String) {
        #expect(SitePath(percentEncoded: "/" + name)?.contentType == type)
    }

    @Test(
        "and that it has none when no export has such a file", arguments: ["notes.txt", "html", "id_rsa", "cases.xlsx"])
    func unknownTypes(name: String) throws {
        #expect(try #require(SitePath(percentEncoded: "/" + name)).contentType == nil)
    }
}
