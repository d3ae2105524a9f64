import Geodata
import Pictures
import SimpleFeatures
import TestSupport
import Testing

@Suite("Central meridian")
struct CentralMeridianTests {
    @Test(
        "It is a familiar one where that cuts no country with cases",
        arguments: [[], ["RUS"], ["FJI", "NZL", "THA"], ["ATA"]])
    func familiar(codes: [String]) throws {
        let drawing = try DrawnWorld.draw(try DrawnWorld.countries(.medium), withCases: Set(codes))
        #expect((0...11.5).contains(drawing.centralMeridian), "\(drawing.centralMeridian)")
    }

    @Test("The edge of the map cuts no country with cases, whichever these are: 30 seeded sets of ten")
    func cutsNone() throws {
        let countries = try DrawnWorld.countries(.small)
        var generator = SeededGenerator(seed: 66)
        for _ in 0..<30 {
            let codes = Set(countries.shuffled(using: &generator).prefix(10).map(\.key)).subtracting(["ATA"])
            let meridian = try DrawnWorld.draw(countries, withCases: codes).centralMeridian
            let edge = meridian > 0 ? meridian - 180 : meridian + 180
            for country in countries where codes.contains(country.key) {
                for polygon in country.area.polygons {
                    let longitudes = polygon.exterior.positions.map(\.longitude)
                    let isCut = longitudes.contains { $0 < edge } && longitudes.contains { $0 > edge }
                    #expect(!isCut, "\(country.key) at \(edge), seed 66")
                }
            }
        }
    }

    @Test("With cases in Russia and in the United States the edge lies in the Atlantic")
    func atlantic() throws {
        let drawing = try DrawnWorld.draw(try DrawnWorld.countries(.medium), withCases: ["RUS", "USA"])
        #expect((127...167).contains(drawing.centralMeridian), "\(drawing.centralMeridian)")
    }

    @Test("An edge does not part the islands of a country with cases from it", arguments: ["USA", "NZL", "CHL", "PRT"])
    func parts(code: String) throws {
        let countries = try DrawnWorld.countries(.medium)
        let meridian = try DrawnWorld.draw(countries, withCases: [code]).centralMeridian
        let country = try #require(countries.first { $0.key == code })
        let steps = country.area.polygons.flatMap(\.exterior.positions).map { position -> Double in
            EqualEarth(centralMeridian: meridian).degreesFromCentralMeridian(position.longitude)
        }
        #expect(try #require(steps.max()) - #require(steps.min()) < 200, "\(code) at \(meridian)")
    }

    @Test("Where every edge cuts a country with cases, the one that cuts least is taken")
    func least() throws {
        let countries = try DrawnWorld.countries(.small)
        let drawing = try DrawnWorld.draw(countries, withCases: Set(countries.map(\.key)))
        let edge = drawing.centralMeridian - 180
        #expect((-170 ... -165).contains(edge), "\(edge)")
    }
}
