import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("The nearest country")
struct NearestTests {
    @Test("A position off a straight coast is as far as the ellipsoid says, within 1 %", arguments: [0.0, 45, 70, 79])
    func distance(latitude: Double) throws {
        var locator = CountryLocator(
            [
                (CountryID(0), try box(west: 10, south: latitude - 1, east: 12, north: latitude + 1))
            ], nearestLimitInMeters: 10_000)
        let position = Position(longitude: 12.05, latitude: latitude)
        let found = locator.nearest(to: position)
        let nearest = try #require(found)
        let wanted = Geodesic.distanceInMeters(from: position, to: Position(longitude: 12, latitude: latitude))
        #expect(abs(nearest.distanceInMeters / wanted - 1) < 0.01)
        #expect(nearest.distanceInMeters >= wanted * 0.9999 || latitude > 45, "never shorter than the shortest line")
    }

    @Test("The limit is kept, and the nearer of two countries wins")
    func limit() throws {
        var locator = CountryLocator(
            [
                (CountryID(0), try box(west: 0, south: 0, east: 1, north: 1)),
                (CountryID(1), try box(west: 1.1, south: 0, east: 2, north: 1)),
            ], nearestLimitInMeters: 10_000)
        #expect(id(&locator, Position(longitude: 1.06, latitude: 0.5)) == CountryID(1))
        #expect(id(&locator, Position(longitude: 1.04, latitude: 0.5)) == CountryID(0))
        #expect(id(&locator, Position(longitude: 2.1, latitude: 0.5)) == nil)
    }

    @Test("A country on the other side of the antimeridian is near")
    func antimeridian() throws {
        var locator = CountryLocator(
            [(CountryID(0), try box(west: 178, south: -1, east: 180, north: 1))], nearestLimitInMeters: 10_000)
        let found = locator.nearest(to: Position(longitude: -179.95, latitude: 0))
        let nearest = try #require(found)
        #expect(abs(nearest.distanceInMeters - 5566) < 10)
        let onMeridian = locator.country(at: Position(longitude: -180, latitude: 0))
        #expect(onMeridian == CountryID(0), "±180 is one meridian")
    }

    @Test("Near a pole every longitude is near")
    func pole() throws {
        var locator = CountryLocator(
            [(CountryID(0), try box(west: 0, south: 88, east: 10, north: 89.95))], nearestLimitInMeters: 10_000)
        #expect(id(&locator, Position(longitude: -100, latitude: 89.98)) == CountryID(0))
    }

    @Test("The distance to a country 500 km away is right within 5 %; farther off it is not said")
    func far() throws {
        let countries = try ShippedCountries.iso(.medium)
        var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let france = try #require(countries.id(forKey: "FRA"))
        // Plymouth to the Cotentin is about 165 km; London to Japan is more than a run needs to know.
        let near = locator.distanceInMeters(from: Position(longitude: -4.14, latitude: 50.37), to: france)
        #expect((155_000...175_000).contains(try #require(near)))
        let japan = try #require(countries.id(forKey: "JPN"))
        #expect(locator.distanceInMeters(from: Position(longitude: -0.1, latitude: 51.5), to: japan) == nil)
    }

    @Test("Cells and polygons find the same nearest country: 20,000 seeded positions off the coasts")
    func sameByCells() throws {
        let countries = try ShippedCountries.iso(.medium)
        let areas = countries.ids.map { ($0, countries[$0].area) }
        let fresh = CountryLocator(areas, nearestLimitInMeters: 10_000)
        var cut = fresh
        var generator = SeededGenerator(seed: 77)
        let vertices = countries.all.flatMap(\.area.polygons).flatMap(\.exterior.positions)
        let positions = (0..<20_000).map { _ -> Position? in
            guard let vertex = vertices.randomElement(using: &generator) else { return nil }
            return Position(
                checking: vertex.longitude + Double.random(in: -0.3...0.3, using: &generator),
                latitude: vertex.latitude + Double.random(in: -0.2...0.2, using: &generator))
        }
        // Twice: the second time every strip has been cut.
        _ = cut.places(of: positions)
        let byCells = cut.places(of: positions)
        var differences = 0
        for (position, place) in zip(positions, byCells) where position != nil {
            var byPolygons = fresh
            if byPolygons.places(of: [position])[0] != place { differences += 1 }
        }
        #expect(differences == 0, "seed 77")
        #expect(byCells.contains { if case .near = $0 { true } else { false } })
    }

    private func id(_ locator: inout CountryLocator, _ position: Position) -> CountryID? {
        locator.nearest(to: position)?.id
    }

    private func box(west: Double, south: Double, east: Double, north: Double) throws -> MultiPolygon {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        let ring = try #require(Ring(corners.map { Position(longitude: $0.0, latitude: $0.1) }))
        return MultiPolygon([Polygon(exterior: ring)])
    }
}
