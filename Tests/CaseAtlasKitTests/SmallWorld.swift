import CaseAtlasKit
import Cases
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

    static func vocabularies() throws -> Vocabularies {
        Vocabularies(
            outcomes: try Vocabulary(table("outcomes.csv")), methods: try Vocabulary(table("methods.csv")),
            precisions: try Vocabulary(table("location-precisions.csv")))
    }

    /// The cases of a text, located, and everything that was wrong or doubtful.
    static func locate(
        _ text: String, destination: String? = nil
    ) throws -> (located: LocatedBatch, issues: [Cases.Issue]) {
        let temporary = try TemporaryFolder()
        var reader = CaseReader(paths: [try temporary.write(text, to: "cases.csv")])
        var validator = CaseValidator(vocabularies: try vocabularies(), keptNames: []) { "\($0.rounded())" }
        let countries = try countries()
        let names = CountryNames(
            countries,
            table: try GeodataFolder(path: Repository.geodata).table("names.csv", header: CountryNames.tableHeader))
        var locator = try CaseLocator(
            countries: countries, names: names, destination: destination, coarsen: { "\($0.rounded())" }
        ) { () throws(GeodataError) in
            CountryLocator(countries.ids.map { ($0, countries[$0].area) })
        }
        guard let records = try reader.next() else {
            return (try locator.locate(CaseBatch(keptCount: 0)).located, [])
        }
        let (cases, flaws) = validator.validate(records)
        let (located, doubts) = try locator.locate(cases)
        return (located, flaws + doubts)
    }

    private static func table(_ name: String) throws -> CSVTable {
        try GeodataFolder(path: Repository.geodata).table(name, header: Vocabulary<Cases.Outcome>.tableHeader)
    }
}
