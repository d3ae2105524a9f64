import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Features that outgrow memory")
struct FeatureSpoolTests {
    @Test(
        "They come out sorted by group and id, however many spools and temporary files held them",
        arguments: [(1, 1 << 30), (1, 500), (3, 500), (3, 20_000), (8, 1)])
    func sorted(spoolCount: Int, memoryLimitInBytes: Int) throws {
        var generator = SeededGenerator(seed: 1998)
        let cases = (0..<2000).map { number in
            Case(id: "\(String(number, radix: 36))-\(number % 7)", group: UInt16(number % 300))
        }.shuffled(using: &generator)
        var spools = (0..<spoolCount).map { _ in FeatureSpool(memoryLimitInBytes: memoryLimitInBytes) }
        for start in stride(from: 0, to: cases.count, by: 50) {
            let part = Array(cases[start..<start + 50])
            let spool = Int.random(in: 0..<spoolCount, using: &generator)
            try spools[spool].append(layer(part), groups: part.map(\.group))
        }
        let wanted = cases.sorted { ($0.group, $0.id) < ($1.group, $1.id) }.map(\.id)
        #expect(try ids(in: text(of: spools)) == wanted)
    }

    @Test("No feature makes an empty collection")
    func empty() throws {
        #expect(
            try text(of: [FeatureSpool(), FeatureSpool()]) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }

    private struct Case {
        let id: String
        let group: UInt16
    }

    private func layer(_ cases: [Case]) throws -> ProtectedLayer {
        let policy = PrivacyPolicy(precision: .exact)
        var publisher = PositionPublisher(policy)
        let columns = LayerSchema.cases.fields.enumerated().map { number, field -> Column in
            switch field.kind {
            case .string, .datetime: .text(TextColumn(cases.map { number == 0 ? $0.id : "x" }))
            case .integer: .integers(cases.map { _ in nil })
            case .number: .numbers(cases.map { _ in nil })
            }
        }
        let points = cases.compactMap { _ in
            publisher.point(for: Position(longitude: 100.5, latitude: 13.75)) { _ in true }
        }
        return Layer(
            name: LayerSchema.cases.name, title: "", fields: LayerSchema.cases.fields, columns: columns,
            geometries: .points(points.map(\.position))
        ).protected(by: policy, at: points)
    }

    private func text(of spools: [FeatureSpool]) throws -> String {
        let folder = try TemporaryFolder()
        _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            try out.write("cases.geojson") { try FeatureSpool.write(spools, to: $0) }
        }
        return String(decoding: try #require(try folder.contents(of: "out")["cases.geojson"]), as: UTF8.self)
    }

    private func ids(in text: String) throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let features = try #require(json?["features"] as? [[String: Any]])
        return features.compactMap { $0["id"] as? String }
    }
}
