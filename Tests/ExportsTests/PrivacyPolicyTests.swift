import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Protection")
struct PrivacyPolicyTests {
    @Test("Columns that are not in the allow-list are dropped, whoever made them")
    func allowList() throws {
        let layer = caseLayer(extra: ["victim_name", "notes"])
        let safe = published(layer, PrivacyPolicy(precision: .standard))
        #expect(safe.fields.map(\.name) == LayerSchema.cases.fields.map(\.name))
        let kept = published(layer, PrivacyPolicy(precision: .standard, keptColumns: ["notes"]))
        #expect(kept.fields.map(\.name) == LayerSchema.cases.fields.map(\.name) + ["notes"])
    }

    @Test("A case is published on the grid, says how coarse, and is no longer called exact")
    func generalised() throws {
        let layer = published(caseLayer(), PrivacyPolicy(precision: .standard))
        guard case .points(let points) = layer.geometries,
            case .numbers(let kilometers)? = layer.column("generalised_km"),
            case .text(let precisions)? = layer.column("location_precision")
        else {
            Issue.record("the layer changed its types")
            return
        }
        #expect(points == [Position(longitude: 100.5, latitude: 13.8)])
        #expect(kilometers == [7.74])
        #expect(precisions[0] == "city")
    }

    @Test("A case without a grid position in its country has no point")
    func withheld() {
        var publisher = PositionPublisher(PrivacyPolicy(precision: .standard))
        let point = publisher.point(for: Self.stored) { _ in false }
        #expect(point == nil)
    }

    @Test("Exact positions are published when asked for, and say so")
    func exact() throws {
        let layer = published(caseLayer(), PrivacyPolicy(precision: .exact))
        guard case .points(let points) = layer.geometries,
            case .numbers(let kilometers)? = layer.column("generalised_km")
        else {
            Issue.record("the layer changed its types")
            return
        }
        #expect(points == [Position(longitude: 100.501762, latitude: 13.756331)])
        #expect(kilometers == [0])
    }

    @Test(
        "A precision is a grid size in degrees or exact",
        arguments: [
            ("0.1", PositionPrecision.grid(cellsPerDegree: 10)), ("0.05", .grid(cellsPerDegree: 20)),
            ("1", .grid(cellsPerDegree: 1)), ("exact", .exact), ("0.3", nil), ("", nil), ("-0.1", nil),
        ])
    func precision(text: String, wanted: PositionPrecision?) {
        #expect(PositionPrecision(text) == wanted)
    }

    private static let stored = Position(longitude: 100.501762, latitude: 13.756331)

    private func published(_ layer: Layer, _ policy: PrivacyPolicy) -> Layer {
        var publisher = PositionPublisher(policy)
        let point = publisher.point(for: Self.stored) { _ in true }
        return layer.protected(by: policy, at: [point].compactMap { $0 }).layer
    }

    private func caseLayer(extra: [String] = []) -> Layer {
        let schema = LayerSchema.cases
        let columns = schema.fields.map { field -> Column in
            switch field.kind {
            case .string, .datetime: .text(TextColumn([field.name == "location_precision" ? "exact" : field.name]))
            case .integer: .integers([1])
            case .number: .numbers([nil])
            }
        }
        return Layer(
            name: schema.name, title: schema.title,
            fields: schema.fields + extra.map { Field($0, .string, "") },
            columns: columns + extra.map { .text(TextColumn(["private \($0)"])) },
            geometries: .points([Self.stored]))
    }
}
