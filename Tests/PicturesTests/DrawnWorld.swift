import Geodata
import Pictures
import SimpleFeatures
import TestSupport

/// Layers to draw, and what a path draws.
enum DrawnWorld {
    static func countries(_ scale: Scale) throws -> [Country] {
        try GeodataFolder(path: Repository.geodata).countries(.iso, scale)
    }

    /// The layers of some countries, of which those with these codes have a case.
    static func draw(_ countries: [Country], withCases codes: Set<String> = [], routes: [MultiLineString] = [])
        throws -> WorldDrawing
    {
        let found = countries.filter { codes.contains($0.key) }
        let points = try found.map { try $0.symbolPosition() }
        let lines = Layer(
            name: "routes", title: "", fields: [Field("from_iso_a3", .string, ""), Field("to_iso_a3", .string, "")],
            columns: [.text(TextColumn(routes.map { _ in "A" })), .text(TextColumn(routes.map { _ in "B" }))],
            geometries: .multiLineStrings(routes))
        return WorldDrawing(
            countries: layer(countries, .multiPolygons(countries.map(\.area)), codes),
            symbols: layer(found, .points(points), codes), routes: lines)
    }

    private static func layer(_ countries: [Country], _ geometries: Geometries, _ codes: Set<String>) -> Layer {
        Layer(
            name: "countries", title: "",
            fields: [
                Field("iso_a3", .string, ""), Field("name", .string, ""), Field("attempted", .integer, ""),
            ],
            columns: [
                .text(TextColumn(countries.map(\.key))), .text(TextColumn(countries.map(\.name))),
                .integers(countries.map { codes.contains($0.key) ? 1 : 0 }),
            ],
            geometries: geometries)
    }
}

/// The lines of path data: absolute starts and relative steps, as the drawing writes them.
struct DrawnPath {
    typealias Place = (x: Int, y: Int)
    private(set) var lines: [[Place]] = []

    init?(_ text: String) {
        for part in text.split(separator: "M") {
            let halves = part.split(separator: "l")
            guard halves.count == 2, var place = DrawnPath.pairs(halves[0])?.first,
                let steps = DrawnPath.pairs(halves[1].prefix { $0 != "z" })
            else { return nil }
            var line = [place]
            for step in steps {
                place = (place.x + step.x, place.y + step.y)
                line.append(place)
            }
            if part.hasSuffix("z") { line.append(line[0]) }
            lines.append(line)
        }
    }

    private static func pairs(_ text: Substring) -> [Place]? {
        let numbers = text.replacing("-", with: " -").split(separator: " ").map { Int($0) }
        guard numbers.count % 2 == 0, !numbers.isEmpty else { return nil }
        var pairs: [Place] = []
        for place in stride(from: 0, to: numbers.count, by: 2) {
            guard let x = numbers[place], let y = numbers[place + 1] else { return nil }
            pairs.append((x, y))
        }
        return pairs
    }

    /// Square units by the rule evenodd, as long as holes run the other way.
    var area: Double {
        abs(
            lines.reduce(0) { sum, line in
                zip(line, line.dropFirst()).reduce(sum) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
            }.magnitudeAsDouble) / 2
    }

    /// By the rule evenodd.
    func contains(_ point: EqualEarth.Point) -> Bool {
        var isInside = false
        for line in lines {
            for (a, b) in zip(line, line.dropFirst()) where (Double(a.y) > point.y) != (Double(b.y) > point.y) {
                let share = (point.y - Double(a.y)) / Double(b.y - a.y)
                if point.x < Double(a.x) + Double(b.x - a.x) * share { isInside.toggle() }
            }
        }
        return isInside
    }
}

extension Int {
    fileprivate var magnitudeAsDouble: Double { Double(magnitude) }
}
