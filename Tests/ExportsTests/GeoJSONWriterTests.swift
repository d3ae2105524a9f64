import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("GeoJSON that we write")
struct GeoJSONWriterTests {
    @Test("A layer is written one feature a line, boxes on the collection and on polygons")
    func layout() throws {
        let square = [(0.0, 0.0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0)]
        let ring = try #require(Ring(square.map { Position(longitude: $0.0, latitude: $0.1) }))
        let schema = LayerSchema.countries
        let columns = schema.fields.map { field -> Column in
            switch field.kind {
            case .string, .datetime: .text(TextColumn([field.isRequired ? "A\"é" : nil]))
            case .integer: .integers([0])
            case .number: .numbers([0.667])
            }
        }
        let layer = Layer(
            name: schema.name, title: "", fields: schema.fields, columns: columns,
            geometries: .multiPolygons([MultiPolygon([Polygon(exterior: ring)])]))
        let text = try written(layer)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines[0] == #"{"type":"FeatureCollection","bbox":[0,0,0.1,0.1],"features":["#)
        #expect(
            lines[1].hasPrefix(
                #"{"type":"Feature","id":"A\"é","bbox":[0,0,0.1,0.1],"properties":{"iso_a3":"A\"é","iso_a2":null"#))
        #expect(
            lines[1].hasSuffix(
                #""geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[0.1,0],[0.1,0.1],[0,0.1],[0,0]]]]}}"#))
        #expect(lines[1].contains(#""success_rate":0.667,"#))
        #expect(lines[2] == "]}")
    }

    @Test("A layer without features is sound JSON without a box")
    func empty() throws {
        let schema = LayerSchema.symbols
        let columns = schema.fields.map { field -> Column in
            switch field.kind {
            case .string, .datetime: .text(TextColumn())
            case .integer: .integers([])
            case .number: .numbers([])
            }
        }
        let layer = Layer(
            name: schema.name, title: "", fields: schema.fields, columns: columns, geometries: .points([]))
        let text = try written(layer)
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect((json?["features"] as? [Any])?.isEmpty == true)
        #expect(json?["bbox"] == nil)
    }

    private func written(_ layer: Layer) throws -> String {
        let folder = try TemporaryFolder()
        let protected = layer.protected(by: PrivacyPolicy(precision: .standard))
        _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            try out.write("layer.geojson") { try GeoJSONWriter.write(protected, to: $0) }
        }
        let contents = try folder.contents(of: "out")
        return String(decoding: try #require(contents["layer.geojson"]), as: UTF8.self)
    }
}
