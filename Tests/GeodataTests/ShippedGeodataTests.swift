import GEOS
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("The geodata that ship with the project")
struct ShippedGeodataTests {
    static let files = Worldview.allCases.flatMap { view in Scale.allCases.map { (view, $0) } }

    @Test("Every area is valid in GEOS, and no key is -99", arguments: files)
    func valid(view: Worldview, scale: Scale) throws {
        let countries = Countries(try ShippedCountries.folder.countries(view, scale))
        let context = GEOSContext()
        for country in countries.all {
            #expect(try context.invalidity(of: country.area) == nil, "\(country.key)")
            #expect(country.key.count == 3 && country.key.allSatisfy { ("A"..."Z").contains($0) }, "\(country.key)")
            #expect(!country.isUnassigned || country.key.hasPrefix("X"), "\(country.key)")
        }
    }

    @Test("All scales of a world view have the same countries", arguments: Worldview.allCases)
    func sameKeys(view: Worldview) throws {
        let keys = try Scale.allCases.map { scale in
            Countries(try ShippedCountries.folder.countries(view, scale)).all.map(\.key)
        }
        #expect(keys[0] == keys[1] && keys[1] == keys[2])
    }

    @Test("Neighbours share their borders: nearly every edge on land stands in two areas", arguments: files)
    func sharedBorders(view: Worldview, scale: Scale) throws {
        let countries = Countries(try ShippedCountries.folder.countries(view, scale))
        let france = try edges(of: "FRA", in: countries)
        let spain = try edges(of: "ESP", in: countries)
        let shared = france.filter { spain.contains([$0[1], $0[0]]) }
        #expect(shared.count >= (scale == .small ? 4 : 20))
    }

    /// Places and whose they are in each world view.
    static let places: [(name: String, longitude: Double, latitude: Double, iso: String, deFacto: String)] = [
        ("Paris", 2.35, 48.86, "FRA", "FRA"), ("Oslo", 10.75, 59.91, "NOR", "NOR"),
        ("Cayenne", -52.6, 4.6, "GUF", "FRA"), ("Longyearbyen inland", 16.5, 78.5, "SJM", "NOR"),
        ("Simferopol", 34.1, 44.95, "UKR", "RUS"), ("Hargeisa", 44.06, 9.56, "SOM", "XSO"),
        ("Northern Nicosia", 33.36, 35.25, "CYP", "XNC"), ("Baikonur", 63.3, 45.62, "KAZ", "KAZ"),
        ("Pristina", 21.16, 42.66, "XKX", "XKX"), ("Taipei", 121.5, 25.03, "TWN", "TWN"),
        ("Smara", -11.67, 26.74, "ESH", "MAR"), ("Hong Kong, New Territories", 114.1, 22.42, "HKG", "HKG"),
        ("Maseru inland", 28.3, -29.6, "LSO", "LSO"),
    ]

    @Test("Disputed and overseas places count as each world view says", arguments: places)
    func worldviews(name: String, longitude: Double, latitude: Double, iso: String, deFacto: String) throws {
        for (view, wanted) in [(Worldview.iso, iso), (.deFacto, deFacto)] {
            let countries = Countries(try ShippedCountries.folder.countries(view, .large))
            var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
            let id = locator.country(at: Position(longitude: longitude, latitude: latitude))
            #expect(id.map { countries[$0].key } == wanted, "\(name) in \(view)")
        }
    }

    private func edges(of key: String, in countries: Countries) throws -> Set<[Position]> {
        let id = try #require(countries.id(forKey: key))
        return Set(
            countries[id].area.polygons.flatMap(\.rings).flatMap { ring in
                zip(ring.positions, ring.positions.dropFirst()).map { [$0, $1] }
            })
    }
}
