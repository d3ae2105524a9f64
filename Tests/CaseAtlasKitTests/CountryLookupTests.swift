import CaseAtlasKit
import Geodata
import TestSupport
import Testing

@Suite("Explaining names")
struct CountryLookupTests {
    @Test(
        "A name is explained: by its code, its name here, its name in languages, its order, its parts",
        arguments: [
            ("tha", "THA", CountryLookup.Basis.code, []), ("GB-SCT", "GBR", .code, []),
            ("Lao PDR", "LAO", .name, ["en"]), ("中国台湾", "TWN", .name, ["zh-Hans"]), ("Áo", "AUT", .name, ["vi"]),
            ("Kenya, Republic of", "KEN", .inverted, ["en"]), ("Éire / Ireland", "IRL", .parts, []),
        ])
    func resolved(text: String, key: String, basis: CountryLookup.Basis, languages: [String]) throws {
        var lookup = try CountryLookup(AtlasOptions(geodata: Repository.geodata))
        let answer = try lookup.answer(to: text)
        #expect(answer.status == .resolved)
        #expect(answer.country?.key == key)
        #expect(answer.basis == basis)
        #expect(answer.languages == languages)
        #expect(answer.candidates.isEmpty && answer.reason == nil && answer.suggestion == nil)
    }

    @Test(
        "A name that means no country says why and what to write",
        arguments: [
            (
                "Congo", CountryLookup.Status.ambiguous, ["COD", "COG"], "several countries have this name",
                "write the ISO 3166-1 code of the one that is meant: COD (Democratic Republic of the Congo) or COG (Republic "
                    + "of the Congo)"
            ),
            (
                "Czechoslovakia", .ambiguous, ["CZE", "SVK"], "Czechoslovakia ended in 1992",
                "write the country where it took place: CZE (Czechia) or SVK (Slovakia)"
            ),
            (
                "America", .ambiguous, ["USA"], "can mean the United States or the continent",
                "write USA (United States) if that is the country where it took place"
            ),
            (
                "At sea", .ambiguous, [], "a ship, an aircraft or the open sea, not a country",
                "write the country where it took place"
            ),
            (
                "Thialand", .unknown, [], "no country has this code or name",
                "did you mean Thailand? write that, or its ISO 3166-1 code"
            ),
            (
                "Atlantis", .unknown, [], "no country has this code or name",
                "write its ISO 3166-1 code or its English name"
            ),
        ])
    func unresolved(
        text: String, status: CountryLookup.Status, candidates: [String], reason: String, suggestion: String
    ) throws {
        var lookup = try CountryLookup(AtlasOptions(geodata: Repository.geodata))
        let answer = try lookup.answer(to: text)
        #expect(answer.status == status)
        #expect(answer.country == nil && answer.basis == nil && answer.languages.isEmpty)
        #expect(answer.candidates.map(\.key) == candidates)
        #expect(answer.reason == reason)
        #expect(answer.suggestion == suggestion)
    }

    @Test("A country that a file of the user's lacks is told, and the file's own are listed")
    func countryFile() throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        var lookup = try CountryLookup(options)
        #expect(lookup.countries.map(\.key) == ["AAA", "BBB", "CCC", "DDD", "XEE"])
        let answer = try lookup.answer(to: "Thailand")
        #expect(answer.status == .notListed)
        #expect(answer.reason == "THA is not among the countries of this run")
    }

    @Test("Countries are those of the world view", arguments: [AtlasOptions.Worldview.iso, .deFacto])
    func countries(view: AtlasOptions.Worldview) throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.worldview = view
        let listed = try CountryLookup(options).countries
        #expect(listed.contains { $0.key == "XSO" && $0.isUnassigned } == (view == .deFacto))
        #expect(listed.contains { $0.key == "GUF" } == (view == .iso))
        #expect(listed.first { $0.key == "THA" }?.alpha2 == "TH")
    }

    @Test(
        "Names are read from the lines of a file, without blank ones and a byte order mark",
        arguments: ["Laos\nKorea, South\n", "\u{FEFF}Laos\r\n\r\n \nKorea, South", "Laos\rKorea, South\r"])
    func lines(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "names.txt")
        #expect(try CountryLookup.names(inLinesOf: path) == ["Laos", "Korea, South"])
    }

    @Test("Lines that are no UTF-8, and a file that is not there, are errors")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0x4C, 0xE4, 0x0A], to: "names.txt")
        #expect(throws: AtlasError.self) { try CountryLookup.names(inLinesOf: path) }
        #expect(throws: AtlasError.self) { try CountryLookup.names(inLinesOf: folder.path + "/none.txt") }
    }
}
