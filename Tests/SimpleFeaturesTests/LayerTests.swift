import SimpleFeatures
import Testing

@Suite("Columns and layers")
struct LayerTests {
    @Test("A text column keeps its values, absent and empty ones apart")
    func textColumn() {
        var column = TextColumn(["a", nil, "", "ü"])
        column.append(bytes: Array("z".utf8)[...])
        #expect((0..<column.count).map { column[$0] } == ["a", nil, "", "ü", "z"])
    }

    @Test("A value is replaced in texts and in coded texts alike")
    func replacing() throws {
        let layer = Layer(
            name: "cases", title: "", fields: [Field("a", .string, ""), Field("b", .string, "")],
            columns: [.text(TextColumn(["x", "y"])), .coded([1, 0], of: TextColumn(["y", "x"]))],
            geometries: .points([Position(longitude: 0, latitude: 0), Position(longitude: 1, latitude: 0)]))
        let changed = layer.replacing("x", by: "z", in: "a").replacing("x", by: "z", in: "b")
        guard case .text(let texts)? = changed.column("a"), case .coded(let codes, let values)? = changed.column("b")
        else {
            Issue.record("the layer changed its types")
            return
        }
        #expect((0..<2).map { texts[$0] } == ["z", "y"])
        #expect(codes.map { values[Int($0)] } == ["z", "y"])
    }

    @Test("The extent of points is the same by parts and by wholes, round the antimeridian too")
    func extent() {
        let positions = [(170.0, 1.0), (-175, 3), (179.5, -2), (175, 0)].map {
            Position(longitude: $0.0, latitude: $0.1)
        }
        var whole = PointExtent()
        for position in positions { whole.add(position) }
        var merged = PointExtent()
        for position in positions.reversed() {
            var part = PointExtent()
            part.add(position)
            merged.merge(part)
        }
        #expect(merged == whole)
        #expect(whole.boundingBox == BoundingBox(west: 170, south: -2, east: -175, north: 3))
        #expect(PointExtent().boundingBox == nil)
    }
}
