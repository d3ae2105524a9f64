import GEOS
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("Rounding that keeps areas valid and borders shared")
struct CoverageRoundingTests {
    @Test("Countries that have no more decimals than asked for are not touched")
    func untouched() throws {
        let countries = try ShippedCountries.iso(.small)
        var mends: [Countries.Mend] = []
        let rounded = try countries.rounded(toDecimals: 6, &mends)
        #expect(rounded.all.map(\.area) == countries.all.map(\.area))
        #expect(mends.isEmpty)
    }

    @Test(
        "Coarse rounding makes areas touch themselves; cut anew they are valid and do not overlap", arguments: [1, 2])
    func cutAnew(decimals: Int) throws {
        // Without the countries that a tenth of a degree cannot show.
        let large = try ShippedCountries.iso(.small).all.filter { country in
            country.area.polygons.contains { $0.areaInSquareMeters > 1e10 }
        }
        let countries = Countries(large)
        var mends: [Countries.Mend] = []
        let rounded = try countries.rounded(toDecimals: decimals, &mends)
        #expect(mends == [.cutAnew(decimals: decimals)])
        let context = GEOSContext()
        for country in rounded.all { #expect(try context.invalidity(of: country.area) == nil, "\(country.key)") }
        #expect(rounded.all.map(\.key) == countries.all.map(\.key))
        try expectSharedBorders(rounded)
    }

    @Test("An invalid area of the user's is made valid and said so")
    func madeValid() throws {
        let bowTie = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"iso_a3":"AAA"},"geometry":
            {"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}}]}
            """
        let countries = Countries(
            try CountryFile.countries(in: Array(bowTie.utf8), path: "t", fields: .shipped))
        var mends: [Countries.Mend] = []
        let valid = try countries.madeValid(&mends)
        #expect(valid.all[0].area.polygons.count == 2)
        #expect(mends.count == 1)
    }

    /// Every edge that two countries have in common was one before: no position of one lies inside another.
    private func expectSharedBorders(_ countries: Countries) throws {
        var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let context = GEOSContext()
        let prepared = try countries.all.map { try PreparedArea($0.area, context: context) }
        for id in countries.ids {
            for polygon in countries[id].area.polygons {
                let inside = try context.positionOnSurface(of: polygon)
                let holders = try countries.ids.filter { try prepared[$0.index].intersects(inside) }
                #expect(holders == [id], "\(countries[id].key)")
                let found = locator.country(at: inside)
                #expect(found == id)
            }
        }
    }
}
