import Geodata
import Testing
import TextFormats

@Suite("Names that are no one country's")
struct UnclearNamesTests {
    private static let lines = """
        language,name,scope,candidates,reason
        en,Alphaland,name,AAA BBB,
        en,Atlantis,name,,it sank
        en,Virgin Islands,part,VGB VIR,

        """

    @Test("A whole name is found folded, with its candidates and its reason")
    func whole() throws {
        var names = try unclear()
        let shared = names.entry(named: "alphaland")
        #expect(shared?.candidates == ["AAA", "BBB"] && shared?.reason == nil)
        let sunken = names.entry(named: "atlantis")
        #expect(sunken?.candidates == [] && sunken?.reason == "it sank")
        let part = names.entry(named: "virgin islands")
        #expect(part == nil)
    }

    @Test(
        "Words of the scope part are found among those of a longer name, in a row and whole",
        arguments: [
            ("Virgin Islands (St. John)", true), ("the virgin  islands, north", true), ("Virgin Islands", true),
            ("Virgin and Islands", false), ("Islands Virgin", false), ("Virgin Islandsx", false), ("", false),
        ])
    func parts(text: String, isFound: Bool) throws {
        var names = try unclear()
        let entry = names.entry(among: NameFolding.words(of: text))
        #expect((entry != nil) == isFound)
    }

    @Test("What ships is sound: candidates are countries, and no whole name is in a name table as well")
    func shipped() throws {
        let countries = try ShippedNames.countries()
        let base = try ShippedCountries.folder.names(.iso).base
        for row in try ShippedNames.unclearRows() {
            let candidates = row[3].split(separator: " ").map(String.init)
            #expect(candidates.allSatisfy { countries.id(forKey: $0) != nil }, "\(row)")
            #expect(["name", "part"].contains(row[2]), "\(row)")
            #expect(candidates.count > 1 || !row[4].isEmpty || row[2] == "part", "\(row)")
            #expect(row[2] == "part" || base.codes(of: NameFolding.fold(row[1])) == [], "\(row)")
        }
    }

    private func unclear() throws -> UnclearNames {
        UnclearNames(try CSVTable(Array(UnclearNamesTests.lines.utf8), header: UnclearNames.header))
    }
}
