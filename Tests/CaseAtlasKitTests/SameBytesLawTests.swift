import CaseAtlasKit
import Foundation
import Geodata
import TestSupport
import Testing

@Suite("The same bytes however the work is shared")
struct SameBytesLawTests {
    private static let cases = MadeUpRows(seed: 75)

    @Test(
        "4,000 seeded rows with every kind of trouble give the same files for any threads and any chunk size",
        arguments: [1, 2, 3, 8], [60, 5000, 1 << 18])
    func sameBytes(threadCount: Int, chunkByteCount: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(SameBytesLawTests.cases.text, to: "cases.csv")
        func export(_ name: String, _ change: (inout AtlasOptions) -> Void) throws -> [String: Data] {
            var options = AtlasOptions(geodata: Repository.geodata)
            options.inputs = [path, path]
            options.scale = .small
            options.keptColumns = ["note"]
            change(&options)
            _ = try Atlas(options).export(to: "\(folder.path)/\(name)")
            return try folder.contents(of: name)
        }
        let wanted = try export("wanted") { $0.threadCount = 1 }
        let seen = try export("seen") { options in
            options.threadCount = threadCount
            options.chunkByteCount = chunkByteCount
        }
        #expect(seen.keys.sorted() == wanted.keys.sorted())
        for (name, bytes) in wanted { #expect(seen[name] == bytes, "\(name), seed 75") }
        let report = String(decoding: try #require(wanted["report.json"]), as: UTF8.self)
        #expect(report.contains("warnings_not_listed"), "some warnings are beyond what is listed")
    }
}

/// Rows by chance: ids that stand twice, words that no list knows, positions at sea, near coasts and on borders.
private struct MadeUpRows {
    let text: String

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
        let rows = (0..<4000).map { number -> String in
            let id = pick(["\(number)", "\(number)", "\(number)", "\(number / 2)", "x\(number % 50)", ""])
            let longitude = Double.random(in: -180...180, using: &generator)
            let latitude = Double.random(in: -60...80, using: &generator)
            let place = pick(["\(longitude),\(latitude)", "7.42,43.73", "103.8,1.3", "180,-16.5", "x,5", ","])
            let note = pick(["plain", "\"two\nlines\"", "\"say \"\"hi\"\"\"", "\"stray\"x", "", "São"])
            return [
                id, pick(["", "", "THA", "Laos", "Atlantis"]), place, pick(["2015", "2015-02-30", "2016~", ""]),
                pick(["magic", "magic", "extradition", "word\(number % 90)"]), pick(["returned", "failed", "?", ""]),
                pick(["1", "many", ""]), note,
            ].joined(separator: ",")
        }
        text = "id,country,lon,lat,date,method,outcome,persons,note\n" + rows.joined(separator: "\n")
    }
}
