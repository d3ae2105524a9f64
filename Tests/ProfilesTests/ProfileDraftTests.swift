import CaseAtlasKit
import Cases
import Foundation
import Geodata
import Profiles
import TestSupport
import Testing

@Suite("A first profile")
struct ProfileDraftTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("It tells the columns that were found, the words that were not, and the dialect")
    func text() throws {
        let rows = "Titre\nref;Host country;année;result;method;memo\n1;THA;2015;rendu;x: y;m\n2;LAO;;rendu;zzz;\n"
        let draft = try draft(rows, cases: ["../cases.csv", "b c.csv"])
        for line in [
            "cases:\n  - \"../cases.csv\"\n  - \"b c.csv\"\noutput: exports\n", "# delimiter: \";\"\n",
            "# header-line: 2\n",
            "# encoding: utf-8\n", "  case_id: ref\n", "  country: \"Host country\"\n", "  # date: no column found\n",
            "# keep: [\"année\", memo]\n", "    # rendu: unknown   # 2\n", "    # \"x: y\": other   # 1\n",
        ] {
            #expect(draft.contains(line), "\(draft)")
        }
    }

    @Test("Several columns for a field are told and left, and words that may be positions are not shown")
    func doubles() throws {
        let draft = try draft("id,country,location,outcome\n1,THA,,\"13.7, 100.5\"\n2,,LAO,maybe\n")
        #expect(draft.contains("  # country: country   # found in several: country, location\n"))
        #expect(!draft.contains("13.7"))
        #expect(draft.contains("# maybe: unknown") && draft.contains("# … and 1 more"))
    }

    @Test("Files without a header, or with different ones, have no columns that could be named")
    func noColumns() throws {
        #expect(try draft("{\"id\": 1, \"country\": \"THA\"}\n").contains("\n# column:\n"))
        let paths = [
            try folder.write("id,country\n1,THA\n", to: "a.csv"), try folder.write("country\nLAO\n", to: "b.csv"),
        ]
        #expect(try draft(of: paths).contains("\n# column:\n"))
    }

    /// Files by which an export with the profile is compared with one without.
    static let files = [
        "case_id,country,lon,lat,date,outcome,method,persons,note\na,THA,100.5,13.75,2015,rendu,x,2,n\nb,LAO,,,,,,,\n",
        "Titre;;\n\nref;Host country;location;latlon;Résultat;to\n1;;THA;\"13,75; 100,5\";échec;CHN\n2;Laos;;;yes;\n",
        "no,Country,\"weird: 'name' # \"\"x\"\"\"\n1,THA,a\n", "iso3\nTHA\n",
        "{\"id\": 1, \"country\": \"THA\", \"outcome\": \"rendu\"}\n{\"iso3\": \"LAO\"}\n",
    ]

    @Test("As it is, an export by it writes the bytes of an export without it", arguments: files)
    func roundTrip(text: String) throws {
        let path = try folder.write(text, to: "cases.csv")
        let profile = try folder.write(try draft(of: [path], cases: ["cases.csv"]), to: "atlas.yml")
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        var plain = options
        plain.inputs = [path]
        _ = try Atlas(plain).export(to: "\(folder.path)/plain")
        try Profile(path: profile).apply(to: &options)
        options.scale = .small
        #expect(options.inputs == [path])
        _ = try Atlas(options).export(to: "\(folder.path)/profile")
        #expect(try folder.contents(of: "profile") == folder.contents(of: "plain"))
    }

    @Test("With every line that it shows taken from behind its #, it is a sound profile still")
    func uncommented() throws {
        let draft = try draft("id;country;outcome;memo\n1;THA;\"x: #y\";a\n2;THA;да уж;b\n")
        let isShown = /^( *)# ((?:[a-z_-]+|"[^"]*"|[^ ]+): .*)$/.anchorsMatchLineEndings()
        let lines = draft.replacing(isShown) { "\($0.1)\($0.2)" }
        let shown = lines.split(separator: "\n").filter { !$0.contains("no column found") && !$0.hasPrefix("How ") }
            .filter {
                !$0.contains("The map is") && !$0.contains("a code or a name") && !$0.contains("are the defaults")
            }
            .filter { !$0.hasPrefix("Other columns") && !$0.contains("One of ") }
        var options = AtlasOptions(geodata: Repository.geodata)
        try Profile(yaml: shown.joined(separator: "\n"), path: "atlas.yml").apply(to: &options)
        #expect(options.destination == "CHN" && options.keptColumns == ["memo"])
        #expect(options.words.map(\.word) == ["x: #y", "да уж"])
        #expect(options.dialect.delimiter == .init(";") && options.dialect.headerLine == 1)
    }

    private func draft(_ text: String, cases: [String] = ["cases.csv"]) throws -> String {
        try draft(of: [try folder.write(text, to: "cases.csv")], cases: cases)
    }

    private func draft(of paths: [String], cases: [String] = ["cases.csv"]) throws -> String {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = paths
        return ProfileDraft(try Atlas(options).inspect(), cases: cases, name: "atlas.yml").text
    }
}
