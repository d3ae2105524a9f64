import Foundation
import FoundationXML
import Geodata
import Pictures
import SimpleFeatures
import Styles
import TestSupport

/// Layers with made-up numbers, and what is drawn of them.
enum PictureSample {
    struct Row {
        let code: String
        let name: String
        let status: String
        let attempted: Int?
        let successful: Int?
        let place: Position
    }

    static let rows = [
        Row(code: "AAA", name: "Aland & <Co>", status: "cases", attempted: 9, successful: 4, place: at(10, 10)),
        Row(code: "BBB", name: "Beland", status: "cases", attempted: 1, successful: 0, place: at(40, -20)),
        Row(code: "CCC", name: "Celand", status: "out_of_scope", attempted: 0, successful: 0, place: at(100, 40)),
        Row(code: "DDD", name: "Deland", status: "withheld", attempted: nil, successful: nil, place: at(-60, 0)),
        Row(code: "EEE", name: "Eeland", status: "none", attempted: 0, successful: 0, place: at(-100, 50)),
    ]

    static func at(_ longitude: Double, _ latitude: Double) -> Position {
        Position(longitude: longitude, latitude: latitude)
    }

    static let model = StyleModel(.init(attempted: [9, 1], rates: [4.0 / 9]), .nice, rateMinimum: 3)

    static func words(
        _ language: Language = .english, title: String? = nil, subtitle: String? = nil, without: Int = 0
    ) throws -> PictureWords {
        let table = try GeodataFolder(path: Repository.geodata).table("phrases.csv", header: Phrases.header)
        return PictureWords(
            try Phrases(table, language), title: title, subtitle: subtitle, sources: ["A & B"],
            casesWithoutPosition: without)
    }

    static func map(_ words: PictureWords, _ rows: [Row] = rows, withRoutes: Bool = true) -> [UInt8] {
        let layers = layers(rows, withRoutes: withRoutes)
        let drawing = WorldDrawing(countries: layers.countries, symbols: layers.symbols, routes: layers.routes)
        return MapSVG(drawing, layers, model, words).text
    }

    /// A picture by year of cases, each in a year or without one.
    static func years(_ words: PictureWords, _ cases: [(code: String, year: Int?, attempted: Int)]) -> [UInt8] {
        let layers = layers(rows, withRoutes: false)
        let drawing = WorldDrawing(countries: layers.countries, symbols: layers.symbols)
        let timeline = Layer(
            name: "timeline", title: "",
            fields: [
                Field("iso_a3", .string, ""), Field("country", .string, ""), Field("year", .integer, ""),
                Field("attempted", .integer, ""), Field("successful", .integer, ""),
            ],
            columns: [
                .text(TextColumn(cases.map(\.code))), .text(TextColumn(cases.map(\.code))),
                .integers(cases.map(\.year)), .integers(cases.map(\.attempted)), .integers(cases.map { _ in 0 }),
            ],
            geometries: .points(cases.map { sum in rows.first { $0.code == sum.code }?.place ?? at(0, 0) }))
        return YearsSVG(drawing, countries: layers.countries, timeline: timeline, model, words).text
    }

    private static func layers(_ rows: [Row], withRoutes: Bool) -> PictureLayers {
        let squares = rows.map { row in
            let corners = [(-5.0, -5.0), (5, -5), (5, 5), (-5, 5), (-5, -5)]
            let ring = Ring(corners.map { at(row.place.longitude + $0.0, row.place.latitude + $0.1) })
            return MultiPolygon(ring.map { [Polygon(exterior: $0)] } ?? [])
        }
        let found = rows.filter { $0.attempted ?? 0 > 0 }
        let lines = found.map { GreatCircleArc(from: $0.place, to: at(100, 40)).line }
        let routes = Layer(
            name: "routes", title: "",
            fields: [
                Field("from_iso_a3", .string, ""), Field("to_iso_a3", .string, ""), Field("attempted", .integer, ""),
                Field("successful", .integer, ""),
            ],
            columns: [
                .text(TextColumn(found.map(\.code))), .text(TextColumn(found.map { _ in "CCC" })),
                .integers(found.map(\.attempted)), .integers(found.map(\.successful)),
            ],
            geometries: .multiLineStrings(lines))
        return PictureLayers(
            countries: layer(rows, .multiPolygons(squares)), symbols: layer(found, .points(found.map(\.place))),
            routes: withRoutes ? routes : nil)
    }

    private static func layer(_ rows: [Row], _ geometries: Geometries) -> Layer {
        let years = rows.map { $0.attempted ?? 0 > 0 ? 2011 : nil }
        return Layer(
            name: "countries", title: "",
            fields: ["iso_a3", "name", "status"].map { Field($0, .string, "") }
                + ["attempted", "successful", "unsuccessful", "success_rate", "first_year", "last_year"].map {
                    Field($0, .number, "")
                },
            columns: [
                .text(TextColumn(rows.map(\.code))), .text(TextColumn(rows.map(\.name))),
                .text(TextColumn(rows.map(\.status))), .integers(rows.map(\.attempted)),
                .integers(rows.map(\.successful)),
                .integers(rows.map { row in row.attempted.map { $0 - (row.successful ?? 0) } }),
                .numbers(
                    rows.map { row in
                        row.attempted.flatMap { $0 > 0 ? Double(row.successful ?? 0) / Double($0) : nil }
                    }),
                .integers(years), .integers(years),
            ],
            geometries: geometries)
    }
}

/// The elements of a picture.
final class PictureReader: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private(set) var isWellFormed = false

    init(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }
    var texts: [String] { named("text").map(\.text) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let place = open.last { elements[place].text += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }
}
