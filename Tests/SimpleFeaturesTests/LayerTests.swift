import SimpleFeatures
import Testing

@Suite("Columns and layers")
struct LayerTests {
    @Test("A text column keeps its values, absent and empty ones apart")
    func textColumn() {
        var column = TextColumn(["a", nil, "", "ü"])
        column.append(contentsOf: TextColumn([nil, "z"]))
        #expect((0..<column.count).map { column[$0] } == ["a", nil, "", "ü", nil, "z"])
        #expect(column.picked([5, 1, 0]) == TextColumn(["z", nil, "a"]))
    }

    @Test("Picking features keeps columns and geometries together")
    func picked() throws {
        let places = (0..<3).map { Position(longitude: Double($0), latitude: 0) }
        let layer = Layer(
            name: "cases", title: "", fields: [Field("id", .string, ""), Field("n", .integer, "")],
            columns: [.text(TextColumn(["a", "b", "c"])), .integers([1, nil, 3])], geometries: .points(places))
        let picked = layer.picked([2, 0])
        guard case .points(let points) = picked.geometries, case .text(let ids)? = picked.column("id") else {
            Issue.record("the layer changed its types")
            return
        }
        #expect(points == [places[2], places[0]])
        #expect(ids == TextColumn(["c", "a"]))
    }
}
