import Cartography
import GEOS
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("Simplification with shared borders")
struct SimplificationStepsTests {
    private static let shares = [0.3, 0.7, 0.9, 1]

    @Test(
        "At any number of steps no country is lost, no ring is invalid, and no border crosses another",
        arguments: Worldview.allCases)
    func sound(view: Worldview) throws {
        let areas = try Self.areas(view, .medium)
        try #require(Topology(areas).firstCrossing == nil)
        let steps = SimplificationSteps(areas, keeping: [], upToMeters: 1_000_000)
        let context = GEOSContext()
        for share in Self.shares {
            let topology = steps.topology(after: Int(Double(steps.count) * share))
            #expect(topology.firstCrossing == nil, "\(share)")
            for (number, area) in topology.areas.enumerated() {
                #expect(!area.polygons.isEmpty)
                #expect(try context.invalidity(of: area) == nil, "area \(number) at \(share)")
            }
        }
        #expect(steps.positionCount(after: steps.count) * 4 < steps.positionCount(after: 0))
    }

    @Test("No place near a border changes its country, however coarse the map: 5,000 seeded places")
    func placesStay() throws {
        let areas = try Self.areas(.iso, .medium)
        var generator = SeededGenerator(seed: 1993)
        let places = Self.placesNearBorders(of: areas, 5000, &generator)
        let steps = SimplificationSteps(areas, keeping: places, upToMeters: 1_000_000)
        let wanted = Self.holders(of: places, in: areas)
        for share in Self.shares {
            let seen = Self.holders(of: places, in: steps.topology(after: Int(Double(steps.count) * share)).areas)
            #expect(seen == wanted, "\(share), seed 1993")
        }
        let free = SimplificationSteps(areas, keeping: [], upToMeters: 1_000_000)
        #expect(Self.holders(of: places, in: free.topology(after: free.count).areas) != wanted)
    }

    @Test("A border moves no farther than it says: every position taken away lies that near to the new border")
    func loss() throws {
        let areas = try Self.areas(.iso, .small)
        let steps = SimplificationSteps(areas, keeping: [], upToMeters: 20_000)
        let arcs = steps.topology(after: 0).arcs
        #expect(steps.largestLossInMeters(after: steps.count) <= 20_000)
        for count in [steps.count / 2, steps.count] {
            let thinned = steps.topology(after: count).arcs
            let loss = steps.largestLossInMeters(after: count)
            // Arcs of islands that are gone are left out, so each arc is found again by its ends.
            let thin = Dictionary(grouping: thinned) { [$0[0], $0[$0.count - 1]] }
            for arc in arcs {
                guard let lines = thin[[arc[0], arc[arc.count - 1]]], lines.count == 1 else { continue }
                for position in arc {
                    #expect(Self.distanceInMeters(from: position, to: lines[0]) <= loss * 1.001 + 0.01)
                }
            }
        }
    }

    @Test("The steps are the same each time, and more steps never leave more positions")
    func steady() throws {
        let areas = try Self.areas(.iso, .small)
        let all = (0..<2).map { _ in SimplificationSteps(areas, keeping: [], upToMeters: 100_000) }
        #expect(all[0].topology(after: all[0].count / 2).arcs == all[1].topology(after: all[1].count / 2).arcs)
        let counts = stride(from: 0, to: all[0].count, by: 97).map { all[0].positionCount(after: $0) }
        #expect(counts == counts.sorted(by: >))
        #expect(all[0].stepCount(leaving: all[0].positionCount(after: 500)) <= 500)
    }

    @Test("An island goes when it is smaller than the tolerance, unless it is the country or holds a place")
    func islands() throws {
        let squares = [(0.0, 1.0), (10, 0.1), (20, 0.1)].map { Self.square(west: $0.0, size: $0.1) }
        let country = MultiPolygon(squares)
        let place = Position(longitude: 20.05, latitude: 0.05)
        let steps = SimplificationSteps([country, MultiPolygon([squares[1]])], keeping: [place], upToMeters: 1e6)
        #expect(steps.goneIslandCount(after: steps.count) == 0)
        let free = SimplificationSteps([country], keeping: [place], upToMeters: 1e6)
        #expect(free.topology(after: free.count).areas[0].polygons.count == 2)
        let strict = SimplificationSteps([country], keeping: [], upToMeters: 7000)
        #expect(strict.goneIslandCount(after: strict.count) == 0)
    }

    @Test("Fewer decimals move no border across another and no place into another country", arguments: 1...4)
    func rounding(decimals: Int) throws {
        let areas = try Self.areas(.iso, .medium)
        var generator = SeededGenerator(seed: 1994)
        let places = Self.placesNearBorders(of: areas, 2000, &generator)
        let steps = SimplificationSteps(areas, keeping: places, upToMeters: 5000)
        let fine = steps.topology(after: steps.count)
        let rounded = fine.rounded(toDecimals: decimals, keeping: places)
        #expect(rounded.firstCrossing == nil)
        let context = GEOSContext()
        for area in rounded.areas { #expect(try context.invalidity(of: area) == nil) }
        #expect(Self.holders(of: places, in: rounded.areas) == Self.holders(of: places, in: fine.areas))
        let scale = [1.0, 10, 100, 1000, 10_000][decimals]
        let positions = rounded.arcs.flatMap { $0 }
        let shortCount = positions.count { ($0.longitude * scale).rounded() / scale == $0.longitude }
        #expect(Double(shortCount) > Double(positions.count) * (decimals == 1 ? 0.5 : 0.85))
    }

    @Test("The smallest countries keep their shape and archipelagos their islands")
    func smallCountries() throws {
        let countries = try GeodataFolder(path: Repository.geodata).countries(.iso, .medium)
        let steps = SimplificationSteps(countries.map(\.area), keeping: [], upToMeters: 1_000_000)
        let simple = steps.topology(after: steps.count).rounded(toDecimals: 2, keeping: []).areas
        for key in ["VAT", "MCO", "SMR", "NRU", "TUV", "MDV", "SGP", "LSO"] {
            let number = try #require(countries.firstIndex { $0.key == key })
            let sizes = [countries[number].area, simple[number]].map {
                $0.polygons.map(\.areaInSquareMeters).reduce(0, +)
            }
            #expect(sizes[1] > sizes[0] * 0.25 && sizes[1] < sizes[0] * 1.4, "\(key): \(sizes)")
        }
    }

    // MARK: Made places

    private static func areas(_ view: Worldview, _ scale: Scale) throws -> [MultiPolygon] {
        try GeodataFolder(path: Repository.geodata).countries(view, scale).map(\.area)
    }

    private static func square(west: Double, size: Double) -> Polygon {
        let corners = [(0.0, 0.0), (size, 0), (size, size), (0, size), (0, 0)]
        guard let ring = Ring(corners.map { Position(longitude: west + $0.0, latitude: $0.1) }) else {
            preconditionFailure("five positions")
        }
        return Polygon(exterior: ring)
    }

    private static func placesNearBorders(
        of areas: [MultiPolygon], _ count: Int, _ generator: inout SeededGenerator
    ) -> [Position] {
        let positions = areas.flatMap(\.polygons).flatMap(\.exterior.positions)
        return (0..<count).map { _ in
            let near = positions[Int.random(in: positions.indices, using: &generator)]
            return Position(
                longitude: max(-180, min(180, near.longitude + Double.random(in: -0.3...0.3, using: &generator))),
                latitude: max(-90, min(90, near.latitude + Double.random(in: -0.3...0.3, using: &generator))))
        }
    }

    private static func holders(of places: [Position], in areas: [MultiPolygon]) -> [CountryID?] {
        var locator = CountryLocator(areas.enumerated().map { (CountryID($0.offset), $0.element) })
        return places.map { locator.country(at: $0) }
    }

    /// The distance in the plane of longitude and latitude, a degree of longitude as long as it is at the position.
    private static func distanceInMeters(from position: Position, to line: [Position]) -> Double {
        let shortening = UnitVector(Position(longitude: 0, latitude: position.latitude)).x
        let distances = zip(line, line.dropFirst()).map { a, b in
            let (ax, ay) = ((a.longitude - position.longitude) * shortening, a.latitude - position.latitude)
            let (dx, dy) = ((b.longitude - a.longitude) * shortening, b.latitude - a.latitude)
            let squared = dx * dx + dy * dy
            let share = squared > 0 ? max(0, min(1, -(ax * dx + ay * dy) / squared)) : 0
            return ((ax + share * dx) * (ax + share * dx) + (ay + share * dy) * (ay + share * dy)).squareRoot()
        }
        return (distances.min() ?? .infinity) * Earth.metersPerDegree
    }
}
