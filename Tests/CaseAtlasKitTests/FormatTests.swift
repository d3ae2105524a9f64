import CaseAtlasKit
import Foundation
import Geodata
import TestSupport
import Testing

@Suite("Formats besides RFC 7946")
struct FormatTests {
    private let files: [String: Data]

    init() throws {
        files = try FormatTests.exported { $0.formats = Set(AtlasOptions.Format.allCases) }
    }

    @Test("They come besides the RFC 7946 files, whose bytes stay as they are")
    func besides() throws {
        let plain = try FormatTests.exported { _ in }
        let more = [
            "atlas.topojson", "cases.geojsons", "countries.d3.json", "countries.geojsons", "routes.d3.json",
            "routes.geojsons", "symbols.geojsons", "timeline.geojsons",
        ]
        #expect(files.keys.sorted() == (Array(plain.keys) + more).sorted())
        // The manifest and the page name the files beside them.
        for (name, bytes) in plain where !["datapackage.json", "index.html"].contains(name) {
            #expect(files[name] == bytes, "\(name)")
        }
        let manifest = try #require(try json("datapackage.json")["resources"] as? [[String: Any]])
        #expect(Set(manifest.compactMap { $0["path"] as? String }).isSuperset(of: more))
        #expect(Set(manifest.compactMap { $0["name"] as? String }).count == manifest.count)
    }

    @Test(
        "A sequence has the features of its collection, each between a record separator and a line feed",
        arguments: ["countries", "symbols", "cases", "routes", "timeline"])
    func sequence(layer: String) throws {
        let collection = try #require(files["\(layer).geojson"]).split(separator: 10).dropFirst().dropLast()
        let features = collection.map { $0.last == UInt8(ascii: ",") ? $0.dropLast() : $0 }
        #expect(features.count > 10)
        let wanted = features.reduce(into: Data()) { $0 += [0x1E] + $1 + [0x0A] }
        #expect(files["\(layer).geojsons"] == wanted)
    }

    @Test(
        "TopoJSON unpacked is the GeoJSON: ids, properties, and positions within the quantum",
        arguments: ["countries", "symbols", "routes"])
    func roundTrip(layer: String) throws {
        let topology = try Topology(json("atlas.topojson"))
        #expect(topology.quantum == 0.00001)
        let features = try #require(try json("\(layer).geojson")["features"] as? [[String: Any]])
        let geometries = try #require(topology.objects[layer]?["geometries"] as? [[String: Any]])
        #expect(geometries.count == features.count)
        for (geometry, feature) in zip(geometries, features) {
            let id = try #require(feature["id"] as? String)
            #expect(geometry["id"] as? String == id)
            #expect(geometry["properties"] as? NSDictionary == feature["properties"] as? NSDictionary, "\(id)")
            #expect(geometry["bbox"] as? [Double] == feature["bbox"] as? [Double], "\(id)")
            let wanted = try #require(feature["geometry"] as? [String: Any])
            #expect(geometry["type"] as? String == wanted["type"] as? String)
            try topology.expect(geometry, toBe: wanted["coordinates"] ?? [], "\(id)")
        }
    }

    @Test("The d3 files have the features of the RFC 7946 files in their order")
    func d3Features() throws {
        for layer in ["countries", "routes"] {
            let plain = try #require(try json("\(layer).geojson")["features"] as? [[String: Any]])
            let turned = try #require(try json("\(layer).d3.json")["features"] as? [[String: Any]])
            #expect(turned.count == plain.count)
            for (a, b) in zip(turned, plain) {
                #expect(a["id"] as? String == b["id"] as? String)
                #expect(a["properties"] as? NSDictionary == b["properties"] as? NSDictionary)
            }
        }
    }

    @Test(
        "A format without any of the layers that are asked for is wrong usage",
        arguments: [AtlasOptions.Format.d3, .topojson])
    func nothingToWrite(format: AtlasOptions.Format) throws {
        let error = #expect(throws: AtlasError.self) {
            _ = try FormatTests.exported {
                $0.formats = [format]
                $0.layers = [.cases]
            }
        }
        #expect(error?.kind == .usage)
    }

    private static func exported(_ change: (inout AtlasOptions) -> Void) throws -> [String: Data] {
        let folder = try TemporaryFolder()
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        return try folder.contents(of: "out")
    }

    private func json(_ name: String) throws -> [String: Any] {
        let bytes = try #require(files[name])
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }
}

/// A topology as a reader unpacks it. Source: TopoJSON Format Specification 1.0.
private struct Topology {
    let objects: [String: [String: Any]]
    let quantum: Double
    private let arcs: [[[Double]]]

    init(_ json: [String: Any]) throws {
        let transform = try #require(json["transform"] as? [String: [Double]])
        let scale = try #require(transform["scale"])
        let translate = try #require(transform["translate"])
        quantum = scale[0]
        objects = try #require(json["objects"] as? [String: [String: Any]])
        arcs = try #require(json["arcs"] as? [[[Int]]]).map { arc in
            var (x, y) = (0, 0)
            return arc.map { step in
                (x, y) = (x + step[0], y + step[1])
                return [Double(x) * scale[0] + translate[0], Double(y) * scale[1] + translate[1]]
            }
        }
    }

    func expect(_ geometry: [String: Any], toBe coordinates: Any, _ id: String) throws {
        switch geometry["type"] as? String {
        case "Point":
            let seen = try #require(geometry["coordinates"] as? [Int]).map { Double($0) * quantum }
            #expect(isNear([seen], [try #require(coordinates as? [Double])]), "\(id)")
        case "MultiLineString":
            let references = try #require(geometry["arcs"] as? [[Int]])
            let lines = try #require(coordinates as? [[[Double]]])
            #expect(references.count == lines.count, "\(id)")
            for (line, wanted) in zip(references, lines) { #expect(isAlong(positions(line), wanted), "\(id)") }
        case "MultiPolygon":
            let references = try #require(geometry["arcs"] as? [[[Int]]])
            let polygons = try #require(coordinates as? [[[[Double]]]])
            #expect(references.map(\.count) == polygons.map(\.count), "\(id)")
            for (ring, wanted) in zip(references.joined(), polygons.joined()) {
                #expect(isSameRing(positions(ring), wanted), "\(id)")
            }
        case let type: Issue.record("\(id): type \(type ?? "none")")
        }
    }

    private func positions(_ references: [Int]) -> [[Double]] {
        references.reduce(into: []) { line, reference in
            let arc = reference >= 0 ? arcs[reference] : arcs[~reference].reversed()
            line += line.isEmpty ? arc[...] : arc.dropFirst()
        }
    }

    /// A ring may begin elsewhere and runs the other way.
    private func isSameRing(_ seen: [[Double]], _ wanted: [[Double]]) -> Bool {
        let (a, b) = (Array(seen.dropLast().reversed()), Array(wanted.dropLast()))
        guard isNear([seen[0]], [seen[seen.count - 1]]), a.count == b.count else { return false }
        return a.indices.contains { start in isNear([a[start]], [b[0]]) && isNear(Array(a[start...] + a[..<start]), b) }
    }

    /// A line may lack positions that became one.
    private func isAlong(_ seen: [[Double]], _ wanted: [[Double]]) -> Bool {
        var rest = seen[...]
        for position in wanted {
            rest = rest.drop { !isNear([$0], [position]) }
            if rest.isEmpty { return false }
        }
        return rest.count == 1 && isNear([seen[0]], [wanted[0]])
    }

    private func isNear(_ a: [[Double]], _ b: [[Double]]) -> Bool {
        a.count == b.count && zip(a.joined(), b.joined()).allSatisfy { abs($0 - $1) <= quantum }
    }
}
