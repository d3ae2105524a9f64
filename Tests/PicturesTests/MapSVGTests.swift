import Foundation
import Pictures
import Styles
import TestSupport
import Testing

@Suite("Picture of the map")
struct MapSVGTests {
    @Test(
        "It is XML with a title and a description, has no script, style sheet or address, and no id twice",
        arguments: Language.allCases)
    func document(language: Language) throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words(language)))
        #expect(picture.isWellFormed)
        #expect(picture.elements[0].attributes["lang"] == language.rawValue)
        #expect(picture.elements[1].name == "title" && picture.elements[2].name == "desc")
        #expect(!picture.elements[2].text.isEmpty)
        let names = Set(picture.elements.map(\.name))
        #expect(names.isSubset(of: ["svg", "title", "desc", "defs", "pattern", "rect", "path", "g", "circle", "text"]))
        let attributes = picture.elements.flatMap(\.attributes)
        #expect(attributes.allSatisfy { $0.key != "style" && !$0.key.hasPrefix("on") && $0.key != "href" })
        #expect(attributes.allSatisfy { !$0.value.contains("url(") || $0.value.hasPrefix("url(#") })
        let ids = attributes.filter { $0.key == "id" }.map(\.value)
        #expect(Set(ids).count == ids.count)
    }

    @Test("A ring and a disc have the areas of their counts, and the sizes of the styles")
    func symbols() throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words()))
        let scale = PictureSample.model.scale
        let radii = picture.named("circle").prefix(3).compactMap { Double($0.attributes["r"] ?? "") }
        #expect(radii[0] == scale.diameter(of: 9) / 2)
        #expect(abs(radii[1] * radii[1] / (radii[0] * radii[0]) - 4.0 / 9) < 0.005)
        #expect(radii[2] == scale.diameter(of: 1) / 2)
    }

    @Test("Small symbols lie on large ones; a country whose counts are withheld has none")
    func order() throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words()))
        let titles = picture.named("title").dropFirst().map(\.text)
        #expect(titles.contains("Beland – Celand: 1 attempted, 0 successful"))
        #expect(titles.suffix(2) == ["Aland & <Co>: 9 attempted, 4 successful", "Beland: 1 attempted, 0 successful"])
        #expect(titles.filter { $0.contains("Deland") } == ["Deland"])
    }

    @Test("Every country is filled as its rule says: withheld, out of scope and none are three things")
    func fills() throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words()))
        func fill(_ title: String) throws -> String? {
            let place = try #require(picture.elements.firstIndex { $0.name == "title" && $0.text.hasPrefix(title) })
            return picture.elements[..<place].last { $0.name == "g" && $0.attributes["fill"] != nil }?.attributes[
                "fill"]
        }
        #expect(try fill("Aland") == Palette.rates[1])
        #expect(try fill("Beland") == Palette.fewConcluded)
        #expect(try fill("Celand") == "url(#map-out_of_scope)")
        #expect(try fill("Deland") == "url(#map-withheld)")
        #expect(try fill("Eeland") == Palette.none)
    }

    @Test("In English the legend says what legend.json says, all of it")
    func legend() throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words()))
        let model = PictureSample.model
        let labels =
            model.countries.map(\.label) + model.routes.map(\.label)
            + model.symbols.filter { $0.look.diameter != nil }.map(\.label)
        let words = picture.texts.joined(separator: " ")
        for label in labels {
            #expect(words.contains(label.replacing("Success rate ", with: "")), "\(label)")
        }
    }

    @Test("Title and subtitle are the user's, whatever their script, and keep their direction")
    func titles() throws {
        let title = "حالات القبض في الخارج <2014–2026> & \"more\""
        let words = try PictureSample.words(title: title, subtitle: "境外缉捕案例")
        let picture = PictureReader(PictureSample.map(words))
        let text = try #require(picture.named("text").first { $0.text == title })
        #expect(text.attributes["direction"] == "rtl" && text.attributes["text-anchor"] == "end")
        #expect(picture.named("title")[0].text == title)
        #expect(picture.texts.contains("境外缉捕案例"))
    }

    @Test("A title of 120 letters is broken into lines that fit, and loses none of them")
    func longTitle() throws {
        let title = (1...20).map { "word\($0 % 10)" }.joined(separator: " ")
        let picture = PictureReader(PictureSample.map(try PictureSample.words(title: title)))
        let lines = picture.named("text").filter { $0.attributes["font-weight"] == "bold" }.prefix(2)
        #expect(lines.map(\.text).joined(separator: " ") == title)
        #expect(Set(lines.compactMap { $0.attributes["y"] }).count == 2)
    }

    @Test(
        "Text is 9 pixels high or more where the picture is 800 pixels wide, and stays on the page",
        arguments: Language.allCases)
    func sizes(language: Language) throws {
        let picture = PictureReader(PictureSample.map(try PictureSample.words(language, without: 12)))
        let height = try #require(Double(picture.elements[0].attributes["height"] ?? ""))
        for text in picture.named("text") {
            #expect(try #require(Double(text.attributes["font-size"] ?? "")) * 800 / 1200 >= 9)
            #expect(try #require(Double(text.attributes["y"] ?? "")) < height)
            #expect((28...1172).contains(try #require(Double(text.attributes["x"] ?? ""))))
        }
    }

    @Test("It tells sources, borders, and cases without a position, where there are some")
    func notes() throws {
        let some = PictureReader(PictureSample.map(try PictureSample.words(without: 12))).texts
        #expect(some.contains { $0.contains("without a published position") && $0.contains("12") })
        #expect(some.contains { $0.contains("A & B") } && some.contains { $0.contains("world view iso") })
        let none = PictureReader(PictureSample.map(try PictureSample.words())).texts
        #expect(!none.contains { $0.contains("without a published position") })
    }

    @Test("Without a case, and without routes, it is a map all the same")
    func nothing() throws {
        let rows = PictureSample.rows.filter { $0.status == "none" }
        let picture = PictureReader(PictureSample.map(try PictureSample.words(), rows, withRoutes: false))
        #expect(picture.isWellFormed && picture.texts.contains("No case."))
        #expect(!picture.texts.contains("Cases by destination"))
    }
}
