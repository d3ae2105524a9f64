import CaseAtlasKit
import Exports
import Geodata
import SimpleFeatures
import Testing

@Suite("Routes")
struct RouteLayerTests {
    @Test("A route joins the symbols of its countries, is measured on the ellipsoid and cut at ±180")
    func line() throws {
        let layer = try routes("iso3,to\nAAA,CCC\nCCC,AAA\n")
        guard case .multiLineStrings(let lines) = layer.geometries,
            case .numbers(let lengths)? = layer.column("length_km")
        else {
            Issue.record("the layer changed its types")
            return
        }
        let countries = try SmallWorld.countries()
        let symbols = try ["AAA", "CCC"].map { try countries[#require(countries.id(forKey: $0))].symbolPosition() }
        #expect(lines[0].lines.first?.first == symbols[0] && lines[0].lines.last?.last == symbols[1])
        let wanted = Geodesic.distanceInMeters(from: symbols[0], to: symbols[1])
        let length = try #require(lengths[0])
        #expect(abs(length * 1000 - wanted) <= 0.5)
        #expect(lengths[1] == length)
    }

    @Test("Routes stand in the order of the bytes of their ids and have no properties but those of the contract")
    func order() throws {
        let layer = try routes("iso3,to,outcome\nBBB,DDD,yes\nAAA,DDD,no\nAAA,BBB,yes\nAAA,DDD,yes\n")
        let ids = try #require(layer.ids)
        #expect((0..<ids.count).map { ids[$0] } == ["AAA-BBB", "AAA-DDD", "BBB-DDD"])
        #expect(
            layer.fields.map(\.name) == ["from_iso_a3", "to_iso_a3", "attempted", "successful", "length_km"])
        guard case .integers(let attempted)? = layer.column("attempted"),
            case .integers(let successful)? = layer.column("successful")
        else {
            Issue.record("the layer changed its types")
            return
        }
        #expect(attempted == [1, 2, 1])
        #expect(successful == [1, 1, 1])
    }

    @Test("A case without a destination, or with that of its own country, has no route")
    func none() throws {
        #expect(try routes("iso3,to\nAAA,\nBBB,BBB\nCCC,Nowhere\n").count == 0)
    }

    private func routes(_ text: String) throws -> Layer {
        var tally = Tally(countryCount: 5)
        tally.add(try SmallWorld.locate(text).located)
        return try CountryLayers(SmallWorld.countries(), tally).routes()
            .protected(by: PrivacyPolicy(precision: .standard)).layer
    }
}
