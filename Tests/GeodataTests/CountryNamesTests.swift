import Geodata
import TestSupport
import Testing
import TextFormats

@Suite("Names of countries")
struct CountryNamesTests {
    @Test(
        "Folding forgets case, accents, punctuation and form, and keeps vowel signs",
        arguments: [
            ("Côte d’Ivoire", "cote divoire"), ("COTE D'IVOIRE", "cote divoire"),
            ("Co\u{302}te d'Ivoire", "cote divoire"),
            ("U.K.", "uk"), ("The Gambia", "gambia"), ("Korea, Republic of", "korea republic of"),
            ("Ελλάδα", "ελλαδα"), ("Чёрногория", "черногория"), ("Российская  Федерация", "россииская федерация"),
            ("भारत", "भारत"), ("中国", "中国"), ("ＵＳＡ", "usa"), ("  ", ""), ("İstanbul", "istanbul"), ("the", "the"),
        ])
    func folding(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("What surely begins outside ASCII does so when it is folded: every name that ships")
    func scripts() throws {
        let table = try ShippedCountries.folder.table("names.csv", header: CountryNames.tableHeader)
        for name in table.rows.map({ $0[2] }) where NameFolding.surelyBeginsOutsideASCII(name) {
            #expect((NameFolding.fold(name).utf8.first ?? 0) >= 0x80, "\(name)")
        }
        for scalar in (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) {
            guard NameFolding.surelyBeginsOutsideASCII(String(scalar)) else { continue }
            #expect((NameFolding.fold(String(scalar)).utf8.first ?? 0xFF) >= 0x80, "\(scalar.value)")
        }
    }

    @Test("Names in one script are found after names in another")
    func mixedScripts() throws {
        var names = try shippedNames()
        let countries = try ShippedCountries.iso(.small)
        for (text, key) in [("Thailand", "THA"), ("ไทย", "THA"), ("Laos", "LAO"), ("Ελλάδα", "GRC")] {
            let resolution = names.resolve(text)
            #expect(resolution == .country(try #require(countries.id(forKey: key)), isCode: false))
        }
    }

    @Test(
        "Codes and names in many languages mean their country",
        arguments: [
            ("THA", "THA"), ("tha", "THA"), ("TH", "THA"), ("Thailand", "THA"), ("ไทย", "THA"), ("Burma", "MMR"),
            ("Côte d'Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("UK", "GBR"), ("U.K.", "GBR"), ("Macau", "MAC"),
            ("中国台湾", "TWN"), ("Россия", "RUS"), ("Deutschland", "DEU"), ("مصر", "EGY"), ("Kosovo", "XKX"),
            ("DR Congo", "COD"), ("Hong Kong", "HKG"), ("Réunion", "REU"), ("Niger", "NER"), ("Nigeria", "NGA"),
        ])
    func resolves(text: String, key: String) throws {
        var names = try shippedNames()
        guard case .country(let id, _) = names.resolve(text) else {
            Issue.record("\(text) is not resolved")
            return
        }
        #expect(try ShippedCountries.iso(.small)[id].key == key)
    }

    @Test("A near miss is a suggestion, never an answer")
    func suggestion() throws {
        var names = try shippedNames()
        for (text, suggestion) in [
            ("Thialand", "Thailand"), ("Atlantis of the deep", nil), ("-99", nil), ("?", nil), ("-2", nil), ("ß", nil),
        ] {
            let resolution = names.resolve(text)
            #expect(resolution == .unknown(suggestion: suggestion), "\(text)")
        }
    }

    @Test("A name whose country is not in the run's list says so")
    func notListed() throws {
        let countries = Countries(try ShippedCountries.folder.countries(.deFacto, .small))
        var names = CountryNames(
            countries, table: try ShippedCountries.folder.table("names.csv", header: CountryNames.tableHeader))
        let resolution = names.resolve("French Guiana")
        #expect(resolution == .notListed(key: "GUF"))
        let code = names.resolve("guf")
        #expect(code == .notListed(key: "GUF"))
    }

    @Test("Every display name, key and two-letter code means its own country", arguments: Worldview.allCases)
    func ownNames(view: Worldview) throws {
        let countries = Countries(try ShippedCountries.folder.countries(view, .small))
        var names = CountryNames(
            countries, table: try ShippedCountries.folder.table("names.csv", header: CountryNames.tableHeader))
        for id in countries.ids {
            for text in [countries[id].name, countries[id].key, countries[id].alpha2].compactMap({ $0 }) {
                guard case .country(id, _) = names.resolve(text) else {
                    Issue.record("\(text) means \(names.resolve(text)) in \(view)")
                    continue
                }
            }
        }
    }

    private func shippedNames() throws -> CountryNames {
        CountryNames(
            try ShippedCountries.iso(.small),
            table: try ShippedCountries.folder.table("names.csv", header: CountryNames.tableHeader))
    }
}
