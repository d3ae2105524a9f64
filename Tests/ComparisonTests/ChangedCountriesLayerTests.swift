import Comparison
import Foundation
import Testing

@Suite("The layer of changed countries")
struct ChangedCountriesLayerTests {
    @Test(
        "It has the changed countries with the areas of the new export, byte for byte, and their counts before and after"
    )
    func layer() throws {
        let before = ["a,AAA,1.2,1.2,successful,abduction", "b,BBB,,,pending,other"]
        let pair = try ExportedPair(before, before + ["c,BBB,,,successful,other", "d,CCC,,,pending,other"])
        let text = ChangedCountriesLayer(try pair.comparison(withAreas: true)).text
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines[3] == "]}")
        let whole = try String(contentsOfFile: "\(pair.new)/countries.geojson", encoding: .utf8).split(separator: "\n")
        for line in lines[1...2] {
            let feature = line.hasSuffix(",") ? line.dropLast() : line[...]
            let start = try #require(feature.range(of: #""geometry":"#)).lowerBound
            #expect(whole.contains { $0.hasSuffix(feature[start...]) || $0.hasSuffix(feature[start...] + ",") })
        }
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
        let features = try #require(json["features"] as? [[String: Any]])
        #expect(features.map { $0["id"] as? String } == ["BBB", "CCC"])
        let properties = try features.map { try #require($0["properties"] as? [String: Any]) }
        #expect(Set(properties.map { $0.keys.sorted() }).count == 1)
        #expect(properties[0]["attempted_before"] as? Int == 1 && properties[0]["attempted_after"] as? Int == 2)
        #expect(properties[0]["successful_difference"] as? Int == 1)
        #expect(
            properties[1]["status_before"] as? String == "none" && properties[1]["status_after"] as? String == "cases")
        let boxes = try features.map { try #require($0["bbox"] as? [Double]) }
        let box = try #require(json["bbox"] as? [Double])
        #expect(box[1] == boxes.map { $0[1] }.min() && box[3] == boxes.map { $0[3] }.max())
    }

    @Test("Where nothing differs it is a collection without features")
    func empty() throws {
        let rows = ["a,AAA,1.2,1.2,successful,abduction"]
        let text = ChangedCountriesLayer(try ExportedPair(rows, rows).comparison(withAreas: true)).text
        #expect(String(decoding: text, as: UTF8.self) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }
}
