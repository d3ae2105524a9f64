import Foundation
import Pictures
import Styles
import TestSupport
import Testing

@Suite("Picture of the years")
struct YearsSVGTests {
    private func picture(_ cases: [(String, Int?, Int)]) throws -> PictureReader {
        PictureReader(
            PictureSample.years(try PictureSample.words(), cases.map { (code: $0.0, year: $0.1, attempted: $0.2) }))
    }

    /// The years above the maps.
    private func years(_ picture: PictureReader) -> [String] {
        picture.texts.filter { $0.wholeMatch(of: /[0-9–]{4,9}/) != nil }
    }

    @Test("There is a map for each year from the first to the last, those without a case too")
    func maps() throws {
        let picture = try picture([("AAA", 2011, 2), ("BBB", 2013, 1), ("AAA", 2013, 3)])
        #expect(picture.isWellFormed && years(picture) == ["2011", "2012", "2013"])
        #expect(picture.named("use").count == 6)
        let titles = picture.named("title").map(\.text)
        #expect(
            titles.contains("2013: 4 attempted, 0 successful") && titles.contains("2012: 0 attempted, 0 successful"))
    }

    @Test("All maps share one scale: a count has one size, whatever the year")
    func scale() throws {
        let picture = try picture([("AAA", 2011, 4), ("BBB", 2012, 4), ("AAA", 2012, 1)])
        let radii = picture.named("circle").prefix(3).compactMap { $0.attributes["r"] }
        #expect(radii[0] == radii[1] && radii[2] != radii[0])
        #expect(Double(radii[0]) == PictureSample.model.scale.diameter(of: 4) / 2)
    }

    @Test("Undated cases are told and have no map")
    func undated() throws {
        let some = try picture([("AAA", nil, 7), ("BBB", 2012, 1)])
        #expect(years(some) == ["2012"] && some.texts.contains("Cases without a date: 7."))
        let none = try picture([("AAA", nil, 7)])
        #expect(years(none).isEmpty && none.texts.contains("No case has a date."))
        #expect(try picture([]).isWellFormed)
    }

    @Test("More than 36 years are put together into equal spans, and the picture says so")
    func bundled() throws {
        let picture = try picture([("AAA", 1951, 1), ("AAA", 1952, 2), ("BBB", 2023, 1)])
        let spans = years(picture)
        #expect(spans.count <= 36 && spans[0] == "1951–1953" && spans.last == "2023")
        #expect(picture.named("title").contains { $0.text == "1951–1953: 3 attempted, 0 successful" })
        #expect(picture.texts.contains { $0.contains("every map shows 3 of them") })
    }
}
