import CaseAtlasKit
import Cases
import Exports
import Geodata
import TestSupport
import TextFormats
import Testing

/// Five countries with straight borders, and the stages up to locating on them.
enum SmallWorld {
    static let folder = "\(Repository.root)/Tests/Goldens/squares"

    static func countries() throws -> Countries {
        let path = "\(folder)/countries.geojson"
        return Countries(try CountryFile.countries(in: ByteSource.bytes(of: path), path: path, fields: .shipped))
    }

    /// The cases of a text, located, and everything that was wrong or doubtful.
    static func locate(
        _ text: String, destination: String? = nil
    ) throws -> (located: LocatedBatch, issues: [Cases.Issue]) {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.countryFile = .init(path: "\(folder)/countries.geojson")
        options.precision = .grid(cellsPerDegree: 1)
        options.destination = destination
        return try options.locate(text)
    }
}

extension AtlasOptions {
    /// The cases of a text, located, and everything that was wrong or doubtful.
    func locate(_ text: String) throws -> (located: LocatedBatch, issues: [Cases.Issue]) {
        let temporary = try TemporaryFolder()
        let sources = Sources(self)
        let feed = CaseFeed(paths: [try temporary.write(text, to: "cases.csv")])
        var validator = try sources.validator()
        var locator = try sources.locator(for: try sources.countries())
        var flaws = Flaws()
        let records = try #require(try feed.next()).records()
        let cases = validator.validate(records, &flaws)
        let located = try locator.locate(cases, &flaws)
        return (located, flaws.take().issues)
    }
}
