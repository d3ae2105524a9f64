import CaseAtlasKit
import Cases
import Exports
import Foundation
import Geodata
import TestSupport

/// Adds up how long each stage takes, chunk by chunk, on one thread.
struct StageClock {
    private var seconds: [(stage: String, seconds: Double)] = []
    private let clock = ContinuousClock()

    /// A line for each stage: its name, its seconds, nanoseconds a row.
    static func time(_ path: String) throws -> String {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = [path]
        let sources = Sources(options)
        var times = StageClock()
        let countries = try times.measure("load countries") { try sources.countries() }
        var locator = try times.measure("load names") { try sources.locator(for: countries) }
        var validator = try sources.validator()
        let feed = CaseFeed(paths: [path])
        var tally = Tally(countryCount: countries.published.all.count)
        var flaws = Flaws()
        flaws.begin(.init(rejections: false, warnings: false))
        var rowCount = 0
        while let chunk = try times.measure("read", { try feed.next() }) {
            let records = times.measure("scan") { chunk.records() }
            let cases = times.measure("parse") { validator.validate(records, &flaws) }
            let located = try times.measure("locate") { try locator.locate(cases, &flaws) }
            times.measure("tally") { tally.add(located) }
            rowCount += cases.recordCount
            _ = flaws.take()
        }
        try times.measureWriting(CountryLayers(countries.published, tally))
        return times.table(rowCount)
    }

    private mutating func measureWriting(_ layers: CountryLayers) throws {
        let folder = try TemporaryFolder()
        let policy = PrivacyPolicy(precision: .standard)
        try measure("write countries") {
            _ = try ExportFolder.replace(at: "\(folder.path)/out") { out in
                try out.write("countries.geojson") {
                    try GeoJSONWriter.write(layers.areas().protected(by: policy), to: $0)
                }
            }
        }
    }

    private mutating func measure<Result>(_ stage: String, _ body: () throws -> Result) rethrows -> Result {
        let start = clock.now
        defer {
            let (whole, part) = (clock.now - start).components
            let elapsed = Double(whole) + Double(part) * 1e-18
            if let place = seconds.firstIndex(where: { $0.stage == stage }) {
                seconds[place].seconds += elapsed
            } else {
                seconds.append((stage, elapsed))
            }
        }
        return try body()
    }

    private func table(_ rowCount: Int) -> String {
        seconds.map { stage, seconds in
            let perRow = seconds / Double(max(1, rowCount)) * 1e9
            return "\(stage)\t\(String(format: "%.4f", seconds))\t\(String(format: "%.1f", perRow))"
        }.joined(separator: "\n")
    }
}
