import Foundation
import Styles
import Testing
import TestSupport

@Suite("One style model, many formats")
struct StyleModelTests {
    private static let numbers = StyleModel.Numbers(
        attempted: [1, 1, 2, 3, 4, 7, 12, 30], rates: [0, 0.2, 0.333, 0.5, 0.667, 0.75, 0.9, 1])

    @Test("All formats class countries of every kind alike, at and beside every bound", arguments: ClassMethod.allCases)
    func countries(method: ClassMethod) throws {
        let model = StyleModel(StyleModelTests.numbers, method, rateMinimum: 3)
        let readers: [any StyleReader] = [
            try QMLReader(Data(QMLStyle.text(.countries, of: model)), option: "color"),
            try SLDReader(Data(SLDStyle.text(.countries, of: model)), parameter: "fill"),
            try MapLibreReader(
                Data(MapLibreStyle.text([.countries], of: model)), layer: "countries-fill", property: "fill-color"),
        ]
        var seen: Set<String> = []
        for country in StyleModelTests.everyKindOfCountry {
            let looks = try readers.map { try $0.look(of: country) }
            #expect(Set(looks).count == 1 && looks[0] != nil, "\(country): \(looks)")
            seen.insert(looks[0] ?? "")
        }
        #expect(seen.count == model.countries.count)
    }

    @Test("All formats class routes alike, and a missing count makes no expression fail")
    func routes() throws {
        let model = StyleModel(StyleModelTests.numbers, .nice, rateMinimum: 3)
        let readers: [any StyleReader] = [
            try QMLReader(Data(QMLStyle.text(.routes, of: model)), option: "line_width"),
            try SLDReader(Data(SLDStyle.text(.routes, of: model)), parameter: "stroke-width"),
            try MapLibreReader(
                Data(MapLibreStyle.text([.routes], of: model)), layer: "routes", property: "line-width"),
        ]
        for count in [1, 2, 3, 4, 5, 9, 10, 1000] {
            let looks = try readers.map { try $0.look(of: ["attempted": Double(count)]) }
            #expect(Set(looks).count == 1 && looks[0] != nil, "\(count): \(looks)")
        }
        for reader in readers { #expect(try reader.look(of: ["attempted": NSNull()]) == nil) }
    }

    @Test("Zero, not asked, not told, nobody's and too few never share a colour, nor one with a rate")
    func ownLooks() {
        let model = StyleModel(StyleModelTests.numbers, .nice, rateMinimum: 3)
        let fills = model.countries.map(\.look.fill)
        #expect(Set(fills).count == fills.count)
        let patterns = Dictionary(uniqueKeysWithValues: model.countries.map { ($0.key, $0.look.pattern) })
        #expect(Set(["none", "out_of_scope", "unassigned", "withheld"].compactMap { patterns[$0] }).count == 4)
        #expect(Set(model.cases.map(\.look.shape)).count == model.cases.count)
    }

    @Test("The largest count gives the largest ring, and no ring is too small to see", arguments: [1, 12, 50_000])
    func scale(largest: Int) {
        let scale = SymbolScale(largestCount: largest)
        #expect(scale.diameter(of: Double(largest)) <= 36.01)
        #expect(scale.diameter(of: 1) >= SymbolScale.leastDiameter)
    }

    @Test("The legend tells every class with what it is for")
    func legend() throws {
        let model = StyleModel(StyleModelTests.numbers, .nice, rateMinimum: 3)
        let bytes = LegendJSON.text(StyledLayer.allCases, of: model)
        let legend = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(legend["rate_minimum"] as? Int == 3)
        let layers = try #require(legend["layers"] as? [[String: Any]])
        #expect(layers.compactMap { $0["layer"] as? String } == ["countries", "symbols", "cases", "routes"])
        let labels = layers.flatMap { $0["entries"] as? [[String: Any]] ?? [] }.compactMap { $0["label"] as? String }
        let rules =
            model.countries.map(\.label) + model.symbols.map(\.label) + model.cases.map(\.label)
            + model.routes.map(\.label)
        #expect(labels == rules)
    }

    /// Each status, and with cases each rate about each bound, with too few concluded and with enough.
    private static var everyKindOfCountry: [Properties] {
        let others = ["none", "out_of_scope", "unassigned"].map { status in
            ["status": status, "successful": 0.0, "unsuccessful": 0.0, "success_rate": NSNull()] as Properties
        }
        let withheld: Properties = [
            "status": "withheld", "successful": NSNull(), "unsuccessful": NSNull(), "success_rate": NSNull(),
        ]
        let unconcluded: Properties = [
            "status": "cases", "successful": 0.0, "unsuccessful": 0.0, "success_rate": NSNull(),
        ]
        let rated = (0...1000).flatMap { thousandths in
            [2.0, 3, 40].map { concluded in
                [
                    "status": "cases", "successful": concluded - 1, "unsuccessful": 1.0,
                    "success_rate": Double(thousandths) / 1000,
                ] as Properties
            }
        }
        return others + [withheld, unconcluded] + rated
    }
}
