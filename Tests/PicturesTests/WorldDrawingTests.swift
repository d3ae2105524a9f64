import Geodata
import Pictures
import SimpleFeatures
import Testing

@Suite("Drawing of the world")
struct WorldDrawingTests {
    private static let all: Set = ["USA", "CHN", "FRA", "NZL", "CAN", "BRA", "MNG", "KAZ", "TCD", "AUS"]

    @Test(
        "All countries have a path, together less than 250 kB, on the sheet, with no line across it",
        arguments: Scale.allCases)
    func paths(scale: Scale) throws {
        let drawing = try DrawnWorld.draw(try DrawnWorld.countries(scale), withCases: ["USA", "RUS"])
        #expect(drawing.countries.count == 255)
        #expect(drawing.countries.reduce(0) { $0 + $1.path.utf8.count } < 250_000)
        for country in drawing.countries {
            let path = try #require(DrawnPath(country.path), "\(country.code)")
            #expect(!path.lines.isEmpty, "\(country.code)")
            for line in path.lines {
                #expect(line.allSatisfy { (0...Sheet.width).contains($0.x) && (0...Sheet.height).contains($0.y) })
                // The poles are lines.
                let steps = zip(line, line.dropFirst()).filter { $0.y < Sheet.height - 30 || $1.y < Sheet.height - 30 }
                #expect(steps.allSatisfy { abs($0.x - $1.x) < Sheet.width / 3 }, "\(country.code)")
            }
        }
    }

    @Test(
        "Countries have on the sheet the share of the globe that they have on the ground",
        arguments: [Set(["RUS"]), ["RUS", "USA"]])
    func areas(codes: Set<String>) throws {
        let countries = try DrawnWorld.countries(.medium)
        let drawing = try DrawnWorld.draw(countries, withCases: codes)
        let sheet = try #require(DrawnPath(drawing.outline)).area
        for (country, drawn) in zip(countries, drawing.countries) {
            let share =
                country.area.polygons.reduce(0) { $0 + $1.areaInSquareMeters } / (4 * .pi * 6_371_008.8 * 6_371_008.8)
            guard share > 0.0005 else { continue }
            let seen = try #require(DrawnPath(drawn.path)).area / sheet
            #expect(abs(seen / share - 1) < 0.03, "\(country.key): \(seen) for \(share)")
        }
    }

    @Test(
        "A symbol lies in the path of its country, wherever the edge of the sheet is",
        arguments: [["FJI", "NZL"], ["RUS"], ["USA", "RUS"], ["GRL", "BRA", "PRT", "FRA"], ["ATA"]])
    func symbols(codes: [String]) throws {
        let codes = Set(codes).union(WorldDrawingTests.all)
        let drawing = try DrawnWorld.draw(try DrawnWorld.countries(.medium), withCases: codes)
        for symbol in drawing.symbols {
            let country = try #require(drawing.countries.first { $0.code == symbol.code })
            #expect(try #require(DrawnPath(country.path)).contains(symbol.point), "\(symbol.code)")
            #expect(country.name == symbol.name)
        }
    }

    @Test("A country without a shape at this size is a diamond where it lies")
    func small() throws {
        let drawing = try DrawnWorld.draw(try DrawnWorld.countries(.medium), withCases: ["MCO"])
        let monaco = try #require(drawing.countries.first { $0.code == "MCO" })
        let place = drawing.project(Position(longitude: 7.42, latitude: 43.74))
        let path = try #require(DrawnPath(monaco.path))
        #expect(path.area == 32 && path.lines.count == 1)
        #expect(path.lines[0].allSatisfy { abs(Double($0.x) - place.x) < 8 && abs(Double($0.y) - place.y) < 8 })
    }

    @Test("A route over the edge of the sheet goes on at the other side at the same latitude")
    func routes() throws {
        let line = GreatCircleArc(
            from: Position(longitude: 150, latitude: -30), to: Position(longitude: -120, latitude: 35)
        ).line
        let drawing = try DrawnWorld.draw([], routes: [line])
        #expect(drawing.centralMeridian <= 11.5)
        let lines = try #require(DrawnPath(drawing.routes[0].path)).lines
        let steps = lines.flatMap { zip($0, $0.dropFirst()) }
        #expect(steps.allSatisfy { abs($0.x - $1.x) < 500 })
        let ends = lines.compactMap(\.last)
        #expect(
            ends.contains { end in lines.contains { $0[0].y == end.y && abs($0[0].x - end.x) > Sheet.width * 4 / 5 } })
    }
}
