import Page
import SimpleFeatures
import Testing

@Suite("A case on the page")
struct PageCaseTests {
    private let feature = """
        {"type":"Feature","id":"a","properties":{"case_id":"a","iso_a3":"THA","country":"Thailand","year":2015,\
        "date":"2015-07","outcome":"successful","method":"deportation","persons":109,"source_url":"https://a.org/"},\
        "geometry":{"type":"Point","coordinates":[100.5,13.7]}}
        """

    @Test("It is what the feature says")
    func read() throws {
        let item = try #require(PageCase(feature: Array(feature.utf8)))
        #expect(item.code == "THA" && item.year == 2015 && item.date == "2015-07")
        #expect(item.outcome == "successful" && item.method == "deportation" && item.sourceURL == "https://a.org/")
        #expect(item.position.longitude == 100.5 && item.position.latitude == 13.7)
    }

    @Test("Without a date the year stands for it; without both nothing does")
    func dates() throws {
        let undated = feature.replacing("\"date\":\"2015-07\"", with: "\"date\":null")
        #expect(PageCase(feature: Array(undated.utf8))?.date == "2015")
        let bare = undated.replacing("\"year\":2015", with: "\"year\":null")
        let item = try #require(PageCase(feature: Array(bare.utf8)))
        #expect(item.date.isEmpty && item.year == nil)
    }

    @Test("What is no feature of the layer is none", arguments: ["", "{}", "{\"type\":\"Feature\"", "[1,2]"])
    func none(text: String) {
        #expect(PageCase(feature: Array(text.utf8)) == nil)
    }
}
