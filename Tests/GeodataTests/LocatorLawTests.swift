import GEOS
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("The locator finds what GEOS finds", .serialized)
struct LocatorLawTests {
    private static let seed: UInt64 = 20_220_118

    @Test(
        "A million seeded positions, half of them near borders, lie where GEOS says",
        arguments: [
            (Scale.large, 600_000), (.medium, 300_000), (.small, 100_000),
        ])
    func equalsGEOS(scale: Scale, count: Int) throws {
        let countries = try ShippedCountries.iso(scale)
        var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let oracle = try Oracle(countries)
        var generator = SeededGenerator(seed: LocatorLawTests.seed)
        let vertices = countries.all.flatMap(\.area.polygons).flatMap(\.rings).flatMap(\.positions)
        var differences = 0
        for number in 0..<count {
            let position =
                number % 2 == 0
                ? randomPosition(&generator)
                : try nearBorder(vertices, &generator)
            let seen = locator.country(at: position)
            if try seen != oracle.country(at: position) { differences += 1 }
        }
        #expect(differences == 0, "of \(count) positions, seed \(LocatorLawTests.seed)")
    }

    @Test("Every vertex and every middle of an edge lies where GEOS says", arguments: [Scale.small, .medium])
    func vertices(scale: Scale) throws {
        let countries = try ShippedCountries.iso(scale)
        var locator = CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        let oracle = try Oracle(countries)
        var differences = 0
        for ring in countries.all.flatMap(\.area.polygons).flatMap(\.rings) {
            for (a, b) in zip(ring.positions, ring.positions.dropFirst()) where abs(a.longitude) < 180 {
                let middle = Position(
                    longitude: (a.longitude + b.longitude) / 2, latitude: (a.latitude + b.latitude) / 2)
                for position in [a, middle] {
                    let seen = locator.country(at: position)
                    if try seen != oracle.country(at: position) { differences += 1 }
                }
            }
        }
        #expect(differences == 0)
    }

    private func randomPosition(_ generator: inout SeededGenerator) -> Position {
        Position(
            longitude: Double.random(in: -180..<180, using: &generator),
            latitude: Double.random(in: -90...90, using: &generator))
    }

    /// A position within a millionth of a degree of a vertex, often on it in one direction.
    private func nearBorder(_ vertices: [Position], _ generator: inout SeededGenerator) throws -> Position {
        let vertex = try #require(vertices.randomElement(using: &generator))
        let steps = [0, 0, 1e-6, -1e-6, 1e-9, -1e-9, 1e-13]
        let east = steps.randomElement(using: &generator) ?? 0
        let north = steps.randomElement(using: &generator) ?? 0
        return Position(
            longitude: max(-179.999, min(179.999, vertex.longitude + east)),
            latitude: max(-90, min(90, vertex.latitude + north)))
    }
}

/// Asks GEOS about each country whose box holds a position.
private struct Oracle {
    private var boxes: [BoundingBox] = []
    private var areas: [PreparedArea] = []
    private var owners: [CountryID] = []
    /// The parts whose boxes touch a strip of one degree of longitude.
    private var strips = [[Int]](repeating: [], count: 361)

    init(_ countries: Countries) throws {
        let context = GEOSContext()
        for id in countries.ids {
            for polygon in countries[id].area.polygons {
                let box = BoundingBox(of: polygon.exterior.positions)
                for strip in Int(box.west + 180)...Int(box.east + 180) { strips[strip].append(areas.count) }
                boxes.append(box)
                areas.append(try PreparedArea(MultiPolygon([polygon]), context: context))
                owners.append(id)
            }
        }
    }

    func country(at position: Position) throws -> CountryID? {
        for part in strips[Int(position.longitude + 180)] where boxes[part].contains(position) {
            if try areas[part].intersects(position) { return owners[part] }
        }
        return nil
    }
}
