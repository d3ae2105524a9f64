import CaseAtlasKit
import Foundation
import Geodata
import Styles
import TestSupport
import Testing

@Suite("Styles of whole runs")
struct StyleNumbersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(
        "QML, SLD and style.json give every country the same fill, and every route the same width",
        arguments: AtlasOptions.ClassMethod.allCases)
    func sameClasses(method: AtlasOptions.ClassMethod) throws {
        try export { $0.classMethod = method }
        let styles = try data("style.json")
        let fills: [any StyleReader] = [
            try QMLReader(data("countries.qml"), option: "color"),
            try SLDReader(data("countries.sld"), parameter: "fill"),
            try MapLibreReader(styles, layer: "countries-fill", property: "fill-color"),
        ]
        #expect(try looks("countries.geojson", fills).count >= 4)
        let widths: [any StyleReader] = [
            try QMLReader(data("routes.qml"), option: "line_width"),
            try SLDReader(data("routes.sld"), parameter: "stroke-width"),
            try MapLibreReader(styles, layer: "routes", property: "line-width"),
        ]
        #expect(try !looks("routes.geojson", widths).isEmpty)
    }

    @Test("A success rate is shown only where enough cases are concluded", arguments: [1, 3, 5])
    func rateMinimum(minimum: Int) throws {
        try export { $0.rateMinimum = minimum }
        let reader = try QMLReader(data("countries.qml"), option: "color")
        var shown = 0
        for country in try features("countries.geojson") where country["status"] as? String == "cases" {
            let counts = ["successful", "unsuccessful"].compactMap { country[$0] as? Int }
            let isShown = try reader.look(of: country) != "#fee391"
            #expect(isShown == (counts.reduce(0, +) >= minimum), "\(country["iso_a3"] ?? "")")
            if isShown { shown += 1 }
        }
        #expect(shown > 0)
    }

    @Test("A rate minimum below one is refused")
    func noMinimum() throws {
        let error = #expect(throws: AtlasError.self) { try export { $0.rateMinimum = 0 } }
        #expect(error?.kind == .usage)
    }

    @Test("Rings have the area of the attempts and discs that of the successes, in QGIS and in MapLibre")
    func symbolSizes() throws {
        try export { _ in }
        let style = try data("style.json")
        let rings = try MapLibreReader(style, layer: "symbols-attempted", property: "circle-radius")
        let discs = try MapLibreReader(style, layer: "symbols-successful", property: "circle-radius")
        let expressions = try QMLReader(data("symbols.qml"), option: "color").sizeExpressions
        let ring = try #require(
            expressions.first?.firstMatch(of: /^max\(([\d.]+), ([\d.]+) \* sqrt\("attempted"\)\)$/))
        let least = try #require(Double(ring.1))
        let unit = try #require(Double(ring.2))
        for symbol in try features("symbols.geojson") {
            let attempted = try #require(symbol["attempted"] as? Double)
            let successful = try #require(symbol["successful"] as? Double)
            let radius = try rings.number(of: symbol)
            #expect(abs(2 * radius * 0.28 - max(least, unit * attempted.squareRoot())) < 0.01)
            let share = try (discs.number(of: symbol) / radius)
            #expect(abs(share * share - successful / attempted) < 1e-9)
        }
    }

    @Test("No style, no country and no case is left without a look")
    func everythingDrawn() throws {
        try export { _ in }
        for (layer, option) in [("symbols", "color"), ("cases", "color"), ("countries", "color")] {
            let reader = try QMLReader(data("\(layer).qml"), option: option)
            #expect(!reader.labels.contains(""))
            for feature in try features("\(layer).geojson") {
                #expect(try reader.look(of: feature) != nil, "\(layer) \(feature["iso_a3"] ?? "")")
            }
        }
    }

    @Test("Only layers that are written have styles, and their sources are files beside the style")
    func onlyWritten() throws {
        try export { $0.layers = [.countries, .timeline] }
        let names = try folder.names(in: "out")
        #expect(names.filter { $0.hasSuffix(".qml") || $0.hasSuffix(".sld") } == ["countries.qml", "countries.sld"])
        let reader = try MapLibreReader(data("style.json"), layer: "", property: "")
        let sources = try #require(reader.style["sources"] as? [String: [String: Any]])
        #expect(sources.mapValues { $0["data"] as? String } == ["countries": "countries.geojson"])
        #expect(sources["countries"]?["promoteId"] as? String == "iso_a3")
        #expect(reader.style["glyphs"] == nil && reader.style["sprite"] == nil)
        try export { $0.layers = [.timeline] }
        #expect(try folder.names(in: "out") == ["datapackage.json", "report.json", "timeline.csv", "timeline.geojson"])
    }

    /// What the readers agree on, feature by feature: all the looks that occur.
    private func looks(_ layer: String, _ readers: [any StyleReader]) throws -> Set<String> {
        var seen: Set<String> = []
        for feature in try features(layer) {
            let looks = try readers.map { try $0.look(of: feature) }
            #expect(Set(looks).count == 1, "\(feature["iso_a3"] ?? feature["from_iso_a3"] ?? ""): \(looks)")
            seen.insert(try #require(looks[0]))
        }
        return seen
    }

    private func export(_ change: (inout AtlasOptions) -> Void) throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/out")
    }

    private func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/out/\(name)"))
    }

    private func features(_ name: String) throws -> [Properties] {
        let collection = try JSONSerialization.jsonObject(with: data(name)) as? [String: Any]
        let features = try #require(collection?["features"] as? [[String: Any]])
        return features.compactMap { $0["properties"] as? Properties }
    }
}
