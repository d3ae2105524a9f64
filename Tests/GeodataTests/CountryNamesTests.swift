import Geodata
import TestSupport
import Testing
import TextFormats

@Suite("Names of countries")
struct CountryNamesTests {
    /// Spellings of lists that people have, and the countries that they mean.
    static let spellings: [[String]] = {
        let bytes = (try? ByteSource.bytes(of: Repository.root + "/Tests/Tables/spellings.csv")) ?? []
        return (try? CSVTable(bytes, header: ["list", "key", "name"]))?.rows ?? []
    }()

    @Test("Spellings of well-known lists mean their country", arguments: spellings)
    func spelling(row: [String]) throws {
        var names = try ShippedNames.names()
        #expect(try key(of: names.resolve(row[2])) == row[1])
    }

    @Test("There are such spellings")
    func spellingsAreRead() {
        #expect(CountryNamesTests.spellings.count > 150)
    }

    @Test("Every name that ships means its own country, in either world view", arguments: Worldview.allCases)
    func everyRow(view: Worldview) throws {
        var names = try ShippedNames.names(view)
        let countries = try ShippedNames.countries(view)
        let other = view == .iso ? [] : try ShippedNames.rows("de-facto/names.csv")
        let keys = Dictionary(other.map { ($0[2], $0[0]) }, uniquingKeysWith: { first, _ in first })
        for row in try ShippedNames.rows() + other {
            let resolution = names.resolve(row[2])
            guard case .country(let id, _) = resolution else {
                Issue.record("\(row) is \(resolution)")
                continue
            }
            #expect(countries[id].key == keys[row[2]] ?? row[0], "\(row)")
        }
    }

    @Test("Every unclear name is rejected, with its candidates and its reason")
    func unclear() throws {
        var names = try ShippedNames.names()
        let countries = try ShippedNames.countries()
        for row in try ShippedNames.unclearRows() where row[2] == "name" && row[1] != row[1].uppercased() {
            let candidates = row[3].split(separator: " ").compactMap { countries.id(forKey: String($0)) }
            let resolution = names.resolve(row[1])
            #expect(resolution == .ambiguous(candidates, reason: row[4].isEmpty ? nil : row[4]), "\(row)")
        }
    }

    @Test(
        "A name that several countries bear is none's, whatever is added to it",
        arguments: [
            ("Congo", ["COD", "COG"]), ("THE CONGO", ["COD", "COG"]), ("Kongo", ["COD", "COG"]),
            ("Конго", ["COD", "COG"]), ("刚果", ["COD", "COG"]), ("Korea", ["KOR", "PRK"]), ("Corée", ["KOR", "PRK"]),
            ("Korea (both)", ["KOR", "PRK"]), ("St. Martin", ["MAF", "SXM"]), ("Saint-Martin", ["MAF", "SXM"]),
            ("Virgin Islands", ["VGB", "VIR"]), ("Virgin Islands, St. John", ["VGB", "VIR"]),
            ("Guinea (Malabo)", ["GIN", "GNB", "GNQ", "PNG"]), ("Nga", ["NGA", "RUS"]), ("Nigeri", ["NER", "NGA"]),
            ("Thailand, Laos", ["LAO", "THA"]), ("Niger/Nigeria", ["NER", "NGA"]), ("Georgia, USA", ["GEO", "USA"]),
            ("USSR and others", ["ARM"]), ("Serbia and Montenegro", ["MNE", "SRB"]), ("Diamond Princess", []),
        ])
    func ambiguous(text: String, keys: [String]) throws {
        var names = try ShippedNames.names()
        let countries = try ShippedNames.countries()
        let resolution = names.resolve(text)
        guard case .ambiguous(let ids, _) = resolution else {
            Issue.record("\(text) is \(resolution)")
            return
        }
        #expect(Set(ids.map { countries[$0].key }).isSuperset(of: keys) && ids.isEmpty == keys.isEmpty)
    }

    @Test(
        "Names that are a part of other names are not ambiguous",
        arguments: [
            ("Guinea", "GIN"), ("Samoa", "WSM"), ("Micronesia", "FSM"), ("Georgia", "GEO"), ("Ireland", "IRL"),
            ("Dominica", "DMA"), ("Niger", "NER"), ("Sudan", "SDN"), ("Macedonia", "MKD"), ("China", "CHN"),
        ])
    func shortNames(text: String, wanted: String) throws {
        var names = try ShippedNames.names()
        #expect(try key(of: names.resolve(text)) == wanted)
    }

    @Test(
        "Codes go before names: in capitals or small letters, not in both",
        arguments: [
            ("THA", "THA"), ("tha", "THA"), ("Tha", "THA"), ("TH", "THA"), ("th", "THA"), ("NGA", "NGA"),
            ("nga", "NGA"),
            ("AO", "AGO"), ("ao", "AGO"), ("Áo", "AUT"), ("ÁO", "AUT"), ("my", "MYS"), ("Mỹ", "USA"), ("XK", "XKX"),
            ("GB-SCT", "GBR"),
        ])
    func codes(text: String, wanted: String) throws {
        var names = try ShippedNames.names()
        #expect(try key(of: names.resolve(text)) == wanted)
    }

    @Test("A near miss is a suggestion, never an answer")
    func suggestion() throws {
        var names = try ShippedNames.names()
        for (text, suggestion) in [
            ("Thialand", "Thailand"), ("Phillipines", "Philippines"), ("Untied States", "United States"),
            ("Irax", "Iran or Iraq"), ("Chiang Mai, Thailand", "Thailand"), ("Республика Кеня", "Kenya"),
            ("Atlantis of the deep", nil), ("-99", nil), ("?", nil), ("-2", nil), ("ß", nil), ("A.O.", nil), ("", nil),
        ] {
            let resolution = names.resolve(text)
            #expect(resolution == .unknown(suggestion: suggestion), "\(text)")
        }
    }

    @Test("A world view decides what its areas are called and what is only a part of a country")
    func worldviews() throws {
        for (text, iso, deFacto) in [
            ("Somaliland", "SOM", "XSO"), ("Republic of Somaliland", "SOM", "XSO"), ("索马里兰", "SOM", "XSO"),
            ("Northern Cyprus", "CYP", "XNC"), ("TRNC", "CYP", "XNC"), ("Kuzey Kıbrıs", "CYP", "XNC"),
            ("French Guiana", "GUF", "FRA"), ("Réunion", "REU", "FRA"), ("GUF", "GUF", "FRA"), ("gf", "GUF", "FRA"),
            ("Svalbard", "SJM", "NOR"), ("Tokelau", "TKL", "NZL"), ("Cyprus", "CYP", "CYP"), ("Somalia", "SOM", "SOM"),
        ] {
            for (view, wanted) in [(Worldview.iso, iso), (.deFacto, deFacto)] {
                var names = try ShippedNames.names(view)
                #expect(try key(of: names.resolve(text), view) == wanted, "\(text) in \(view)")
            }
        }
    }

    @Test("A code of a country that the world view counts to another is a code")
    func partCode() throws {
        var names = try ShippedNames.names(.deFacto)
        let france = try #require(try ShippedNames.countries(.deFacto).id(forKey: "FRA"))
        let code = names.resolve("GUF")
        #expect(code == .country(france, isCode: true))
        let name = names.resolve("Guyane française")
        #expect(name == .country(france, isCode: false))
    }

    @Test("A country of the user's goes before what the tables say; one that is not in the run's list says so")
    func countryFile() throws {
        let ring = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"C\","
            + "\"name\":\"Congo\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}]}"
        let countries = try CountryFile.countries(
            in: Array(text.utf8), path: "congo.geojson", fields: .init(key: "code", name: "name"))
        var names = CountryNames(Countries(countries), try ShippedCountries.folder.names(.iso))
        let own = names.resolve("the congo")
        #expect(own == .country(CountryID(0), isCode: false))
        for text in ["French Guiana", "GUF", "guf"] {
            let resolution = names.resolve(text)
            #expect(resolution == .notListed(key: "GUF"), "\(text)")
        }
        let former = names.resolve("USSR")
        #expect(former == .ambiguous([], reason: "the Soviet Union ended in 1991"))
    }

    @Test("Every display name, key and two-letter code means its own country", arguments: Worldview.allCases)
    func ownNames(view: Worldview) throws {
        let countries = try ShippedNames.countries(view)
        var names = try ShippedNames.names(view)
        for id in countries.ids {
            for text in [countries[id].name, countries[id].key, countries[id].alpha2].compactMap({ $0 }) {
                guard case .country(id, _) = names.resolve(text) else {
                    Issue.record("\(text) means \(names.resolve(text)) in \(view)")
                    continue
                }
            }
        }
    }

    @Test(
        "What was found says why",
        arguments: [
            ("THA", NameFinding.Evidence.code), ("Thailand", .displayName), ("Siam", .name(folded: "siam")),
            ("Kenya, Republic of", .inverted("Republic of Kenya")), ("Éire / Ireland", .parts(["Éire", "Ireland"])),
            ("Congo", .none), ("Atlantis", .none),
        ])
    func evidence(text: String, wanted: NameFinding.Evidence) throws {
        var names = try ShippedNames.names()
        #expect(names.find(text).evidence == wanted)
    }

    private func key(of resolution: NameResolution, _ view: Worldview = .iso) throws -> String? {
        guard case .country(let id, _) = resolution else { return nil }
        return try ShippedNames.countries(view)[id].key
    }
}
