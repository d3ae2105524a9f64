import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Features in order")
struct SortedFeaturesTests {
    @Test("No feature makes an empty collection", arguments: 1...2)
    func empty(threadCount: Int) throws {
        let parts = [FeatureSpool().sorted(), FeatureSpool().sorted()]
        let text = try written { try SortedFeatures.write(parts, to: $0, threadCount: threadCount) }
        #expect(String(decoding: text, as: UTF8.self) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
    }

    @Test("A sequence has each feature of the collection between a separator and a line feed", arguments: 1...2)
    func sequence(threadCount: Int) throws {
        var generator = SeededGenerator(seed: 8142)
        let rows = SpooledRow.random(3000, &generator)
        let parts = try SpooledRow.collected(rows, spoolCount: 2, memoryLimitInBytes: 100_000, &generator)
        let layer = SpooledRow.layer(SpooledRow.sorted(rows))
        let wanted = try written { try GeoJSONWriter.writeSequence(layer, to: $0) }
        #expect(try written { try SortedFeatures.writeSequence(parts, to: $0, threadCount: threadCount) } == wanted)
    }

    @Test("They can be gone through more than once, each as it stands in the file")
    func oneByOne() throws {
        var generator = SeededGenerator(seed: 11)
        let rows = SpooledRow.random(500, &generator)
        let parts = try SpooledRow.collected(rows, spoolCount: 3, memoryLimitInBytes: 20_000, &generator)
        let wanted = String(decoding: GeoJSONWriter.text(SpooledRow.layer(SpooledRow.sorted(rows))), as: UTF8.self)
            .split(separator: "\n").dropFirst().dropLast().map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
        for _ in 0..<2 {
            var features: [String] = []
            try SortedFeatures.forEach(parts) { features.append(String(decoding: $0, as: UTF8.self)) }
            #expect(features == wanted.map(String.init))
        }
    }
}

/// What `write` writes into a file.
func written(_ write: (ExportFile) throws -> Void) throws -> Data {
    let folder = try TemporaryFolder()
    _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in try out.write("layer", write) }
    return try #require(try folder.contents(of: "out")["layer"])
}
