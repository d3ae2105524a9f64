import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("TopoJSON that we write")
struct TopoJSONWriterTests {
    @Test("A border that two countries share stands there once, and a ring runs clockwise")
    func sharedArc() throws {
        let left = try square(west: 0)
        let right = try square(west: 1)
        let text = try written([areas([left, right])])
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(#"{"type":"Topology","bbox":[0,0,2,1],"transform":{"scale":[0.00001,0.00001],"#))
        #expect(lines[0].hasSuffix(#""translate":[0,0]},"objects":{"#))
        #expect(lines[1] == #""countries":{"type":"GeometryCollection","geometries":["#)
        #expect(lines[2].hasPrefix(#"{"type":"MultiPolygon","id":"C0","bbox":[0,0,1,1],"properties":{"iso_a3":"C0","#))
        let arcs = try #require(try json(text)["arcs"] as? [[[Int]]])
        #expect(arcs.count == 3)
        let shared = arcs.filter { $0.count == 2 && $0[0][0] == 100_000 && $0[1][0] == 0 }
        #expect(shared.count == 1)
        for (object, area) in zip(try geometries(text, "countries"), [left, right]) {
            let rings = try #require(object["arcs"] as? [[[Int]]])
            let ring = decode(rings[0][0], arcs)
            #expect(Set(ring) == Set(area.polygons[0].exterior.positions.map { [$0.longitude, $0.latitude] }))
            #expect(doubledArea(ring) < 0)
        }
    }

    @Test("Borders with six decimals get a quantum of six, so that nothing collapses")
    func fineQuantum() throws {
        let corners = [(0.0, 0.0), (0.000002, 0), (0.000002, 0.000002), (0, 0)]
        let ring = try #require(Ring(corners.map { Position(longitude: $0.0, latitude: $0.1) }))
        let text = try written([areas([MultiPolygon([Polygon(exterior: ring)])])])
        #expect(text.contains(#""scale":[0.000001,0.000001]"#))
        #expect((try json(text)["arcs"] as? [[[Int]]])?[0].count == 4)
    }

    @Test("A line that is shorter than a quantum keeps its two ends")
    func shortLine() throws {
        let line = [0, 0.000001, 0.000002].map { Position(longitude: 1, latitude: $0) }
        let schema = LayerSchema.routes
        let layer = Layer(
            name: schema.name, title: "", fields: schema.fields, columns: columns(of: schema, count: 1),
            geometries: .multiLineStrings([MultiLineString([line])]), ids: TextColumn(["A-B"]))
        let text = try written([areas([try square(west: 0)]), layer])
        let arcs = try #require(try json(text)["arcs"] as? [[[Int]]])
        let references = try #require(try geometries(text, "routes").first?["arcs"] as? [[Int]])
        #expect(arcs[references[0][0]] == [[100_000, 0], [0, 0]])
    }

    private func square(west: Double) throws -> MultiPolygon {
        let corners = [(west, 0.0), (west + 1, 0), (west + 1, 1), (west, 1), (west, 0)]
        let ring = try #require(Ring(corners.map { Position(longitude: $0.0, latitude: $0.1) }))
        return MultiPolygon([Polygon(exterior: ring)])
    }

    private func areas(_ areas: [MultiPolygon]) -> Layer {
        let schema = LayerSchema.countries
        return Layer(
            name: schema.name, title: "", fields: schema.fields, columns: columns(of: schema, count: areas.count),
            geometries: .multiPolygons(areas))
    }

    private func columns(of schema: LayerSchema, count: Int) -> [Column] {
        schema.fields.map { field in
            switch field.kind {
            case .string, .datetime: .text(TextColumn((0..<count).map { "C\($0)" }))
            case .integer: .integers(Array(repeating: 0, count: count))
            case .number: .numbers(Array(repeating: 0, count: count))
            }
        }
    }

    private func written(_ layers: [Layer]) throws -> String {
        let folder = try TemporaryFolder()
        let protected = layers.map { $0.protected(by: PrivacyPolicy(precision: .standard)) }
        _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            try out.write("atlas.topojson") { try TopoJSONWriter.write(protected, to: $0) }
        }
        let contents = try folder.contents(of: "out")
        return String(decoding: try #require(contents["atlas.topojson"]), as: UTF8.self)
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func geometries(_ text: String, _ name: String) throws -> [[String: Any]] {
        let objects = try #require(try json(text)["objects"] as? [String: [String: Any]])
        return try #require(objects[name]?["geometries"] as? [[String: Any]])
    }

    private func decode(_ ring: [Int], _ arcs: [[[Int]]]) -> [[Double]] {
        ring.flatMap { reference -> [[Double]] in
            var (x, y) = (0, 0)
            let positions = arcs[reference < 0 ? ~reference : reference].map { step -> [Double] in
                (x, y) = (x + step[0], y + step[1])
                return [Double(x) / 100_000, Double(y) / 100_000]
            }
            return reference < 0 ? positions.reversed() : positions
        }
    }

    private func doubledArea(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    }
}
