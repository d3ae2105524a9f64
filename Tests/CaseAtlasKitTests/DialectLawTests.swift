import CaseAtlasKit
import Exports
import Foundation
import TestSupport
import Testing

@Suite("The same cases however their file is written")
struct DialectLawTests {
    static let seeds: [UInt64] = Array(1...24)

    @Test(
        "Delimiter, encoding, quotes, line ends, titles and decimal marks change no byte but the report's",
        arguments: seeds)
    func sameBytes(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let cases = MadeCases(seed: 4)
        let plain = try export(cases.written(.plain), "plain", folder)
        var generator = SeededGenerator(seed: seed)
        let manner = Manner(using: &generator)
        let other = try export(cases.written(manner), "other", folder) { options in
            options.threadCount = 1 + Int(seed % 3)
            options.chunkByteCount = [61, 5000, 1 << 18][Int(seed / 3 % 3)]
        }
        #expect(plain.layers.count > 10)
        for (name, bytes) in plain.layers { #expect(other.layers[name] == bytes, "\(name), seed \(seed), \(manner)") }
        #expect(other.issues(linesAbove: manner.linesAbove) == plain.issues(linesAbove: 0), "seed \(seed), \(manner)")
        #expect(other.dialect == manner.statement, "seed \(seed)")
    }

    /// What an export wrote.
    private struct Export {
        let layers: [String: Data]
        private let report: [String: Any]

        init(_ files: [String: Data]) throws {
            layers = files.filter { !["report.json", "datapackage.json"].contains($0.key) }
            let json = try JSONSerialization.jsonObject(with: try #require(files["report.json"]))
            report = try #require(json as? [String: Any])
        }

        /// The statement about the only file.
        var dialect: NSDictionary? { (report["dialect"] as? [NSDictionary])?.first }

        /// The report without the dialect, as if there were no lines above the header.
        func issues(linesAbove: Int) -> NSDictionary {
            var report = report
            report["dialect"] = nil
            for list in ["rejections", "warnings"] {
                let issues = report[list] as? [[String: Any]] ?? []
                report[list] = issues.map { issue in
                    (issue["line"] as? Int).map { line in issue.merging(["line": line - linesAbove]) { $1 } } ?? issue
                }
            }
            return report as NSDictionary
        }
    }

    private func export(
        _ bytes: [UInt8], _ name: String, _ folder: TemporaryFolder, _ change: (inout AtlasOptions) -> Void = { _ in }
    ) throws -> Export {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = [try folder.write(bytes, to: "cases.csv")]
        options.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        options.precision = .grid(cellsPerDegree: 1)
        options.keptColumns = ["note"]
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/\(name)")
        return try Export(folder.contents(of: name))
    }
}
