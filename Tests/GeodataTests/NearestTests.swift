import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("The nearest country")
struct NearestTests {
    @Test("A position off a straight coast is as far as the ellipsoid says, within 1 %", arguments: [0.0, 45, 70, 79])
    func distance(latitude: Double) throws {
        var locator = CountryLocator([
            (CountryID(0), try box(west: 10, south: latitude - 1, east: 12, north: latitude + 1))
        ])
        let position = Position(longitude: 12.05, latitude: latitude)
        let found = locator.nearest(to: position, withinMeters: 10_000)
        let nearest = try #require(found)
        let wanted = Geodesic.distanceInMeters(from: position, to: Position(longitude: 12, latitude: latitude))
        #expect(abs(nearest.distanceInMeters / wanted - 1) < 0.01)
        #expect(nearest.distanceInMeters >= wanted * 0.9999 || latitude > 45, "never shorter than the shortest line")
    }

    @Test("The limit is kept, and the nearer of two countries wins")
    func limit() throws {
        var locator = CountryLocator([
            (CountryID(0), try box(west: 0, south: 0, east: 1, north: 1)),
            (CountryID(1), try box(west: 1.1, south: 0, east: 2, north: 1)),
        ])
        #expect(id(&locator, Position(longitude: 1.06, latitude: 0.5)) == CountryID(1))
        #expect(id(&locator, Position(longitude: 1.04, latitude: 0.5)) == CountryID(0))
        #expect(id(&locator, Position(longitude: 2.1, latitude: 0.5)) == nil)
    }

    @Test("A country on the other side of the antimeridian is near")
    func antimeridian() throws {
        var locator = CountryLocator([(CountryID(0), try box(west: 178, south: -1, east: 180, north: 1))])
        let found = locator.nearest(to: Position(longitude: -179.95, latitude: 0), withinMeters: 10_000)
        let nearest = try #require(found)
        #expect(abs(nearest.distanceInMeters - 5566) < 10)
        let onMeridian = locator.country(at: Position(longitude: -180, latitude: 0))
        #expect(onMeridian == CountryID(0), "±180 is one meridian")
    }

    @Test("Near a pole every longitude is near")
    func pole() throws {
        var locator = CountryLocator([(CountryID(0), try box(west: 0, south: 88, east: 10, north: 89.95))])
        #expect(id(&locator, Position(longitude: -100, latitude: 89.98)) == CountryID(0))
    }

    @Test("The distance to a far country is right within 5 %")
    func far() throws {
        let countries = try ShippedCountries.iso(.medium)
        var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let japan = try #require(countries.id(forKey: "JPN"))
        let distance = locator.distanceInMeters(from: Position(longitude: -0.1, latitude: 51.5), to: japan)
        // London to Wakkanai is about 8,760 km.
        #expect((8_500_000...9_000_000).contains(distance))
    }

    private func id(_ locator: inout CountryLocator, _ position: Position) -> CountryID? {
        locator.nearest(to: position, withinMeters: 10_000)?.id
    }

    private func box(west: Double, south: Double, east: Double, north: Double) throws -> MultiPolygon {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        let ring = try #require(Ring(corners.map { Position(longitude: $0.0, latitude: $0.1) }))
        return MultiPolygon([Polygon(exterior: ring)])
    }
}
