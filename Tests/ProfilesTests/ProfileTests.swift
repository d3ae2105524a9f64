import CaseAtlasKit
import Cases
import Exports
import Geodata
import Pictures
import Styles
import Profiles
import TestSupport
import TextFormats
import Testing

@Suite("Profiles")
struct ProfileTests {
    @Test("Every key sets its option, and paths are seen from the folder of the profile")
    func all() throws {
        let options = try apply(
            """
            cases: [cases.csv, /data/more.csv, "-"]
            column: {outcome: "Host: result", country: 国家}
            keep: notes
            words:
              outcome:
                no: unsuccessful
                "rendu": successful
              method:
                42: other
            destination: CHN
            layers: [countries, cases]
            format: topojson
            scale: 110m
            classes: jenks
            rate-minimum: 5
            precision: 0.5
            worldview: de-facto
            countries: regions.geojson
            key: code
            name: title
            title: "Map: 2026"
            subtitle: 各国
            language: zh
            geodata: ../geodata
            encoding: windows-1252
            delimiter: ;
            quote: single
            decimal-mark: comma
            header-line: 4
            nearest-km: 2.5
            strict: true
            split: true
            output: out
            """)
        #expect(options.inputs == ["sub/cases.csv", "/data/more.csv", "-"])
        #expect(options.columns == [.outcome: "Host: result", .country: "国家"])
        #expect(options.keptColumns == ["notes"])
        #expect(
            options.words.map { "\($0.field) \($0.word) \($0.value)" } == [
                "outcome no unsuccessful", "outcome rendu successful", "method 42 other",
            ])
        #expect(options.destination == "CHN" && options.layers == [.countries, .cases])
        #expect(options.scale == .small && options.worldview == .deFacto)
        #expect(options.formats == [.topojson] && options.classMethod == .jenks && options.rateMinimum == 5)
        #expect(options.precision == .grid(cellsPerDegree: 2))
        #expect(options.countryFile == .init(path: "sub/regions.geojson", key: "code", name: "title"))
        #expect(options.title == "Map: 2026" && options.subtitle == "各国" && options.language == .chinese)
        #expect(options.geodata == "sub/../geodata")
        #expect(options.nearestLimitInKilometers == 2.5 && options.isStrict && options.splitsCountries)
        var dialect = DialectChoices()
        (dialect.encoding, dialect.delimiter, dialect.quote) = (.windows1252, .init(";"), .single)
        (dialect.decimalMark, dialect.headerLine) = (.comma, 4)
        #expect(options.dialect == dialect)
        #expect(try Profile(yaml: "output: out", path: "sub/atlas.yml").output == "sub/out")
    }

    @Test(
        "What a profile does not say stays as it is",
        arguments: ["", "# nothing\n", "cases:\nwords:\n  outcome:\n", "---\n"])
    func nothing(yaml: String) throws {
        let options = try apply(yaml)
        #expect(options.inputs == ["before.csv"])
        #expect(options.layers == Set(AtlasOptions.LayerName.allCases) && options.words.isEmpty)
        #expect(try Profile(yaml: yaml, path: "atlas.yml").output == nil)
    }

    @Test("Detail is a scale, a tolerance or a size")
    func detail() throws {
        #expect(try apply("tolerance: 5km").simplification == .tolerance(inMeters: 5000))
        #expect(try apply("fit: 150kB").simplification == .fit(byteCount: 150_000))
        #expect(try apply("scale: 10m").simplification == nil)
    }

    @Test("Words may stand in files of their own", arguments: ["words: a.csv", "words:\n- a.csv\n"])
    func wordFiles(yaml: String) throws {
        #expect(try apply(yaml).wordFiles == ["sub/a.csv"])
    }

    /// Profiles that cannot be used: the line, and what the message must say.
    static let unusable: [(yaml: String, line: Int, fragments: [String])] = [
        ("cases: a.csv\n\ncolunm:\n  outcome: a\n", 3, ["no key 'colunm'", "is column meant?", "nearest-km"]),
        ("colunm:\n", 1, ["no key 'colunm'"]),
        ("column:\n  outcom: a\n", 2, ["no value 'outcom'", "is outcome meant?"]),
        ("column: outcome\n", 1, ["column must be lines of 'name: value'"]),
        ("scale: 51m\n", 1, ["scale has no value '51m'", "10m, 50m, 110m"]),
        ("precision: 0.3\n", 1, ["precision", "exact"]), ("worldview: un\n", 1, ["iso, de-facto"]),
        ("encoding: utf8\n", 1, ["is utf-8 meant?"]), ("delimiter: ab\n", 1, ["delimiter", "tab"]),
        ("quote: '\"'\n", 1, ["double, single, none"]), ("header-line: 0\n", 1, ["header-line is 1 to", "'0'"]),
        ("nearest-km: 500\n", 1, ["0.0 to 100.0"]), ("strict: yes\n", 1, ["true, false"]),
        ("layers: [countries, rivers]\n", 1, ["rivers", "timeline"]),
        ("words:\n  outcome:\n    a: succesful\n", 3, ["succesful", "is successful meant?"]),
        ("words:\n  result:\n    a: b\n", 2, ["outcome, method, location_precision"]),
        ("cases:\n- a: b\n", 2, ["cases must be a text"]), ("destination: [a]\n", 1, ["destination: CHN"]),
        ("key: code\n", 1, ["countries"]), ("- a\n", 1, ["the profile must be lines"]),
        ("a: 1\na: 2\n", 1, ["stands twice", "a"]), ("cases: [a\nscale: b\n", 2, ["no sound YAML"]),
        ("cases: &x a\nkeep: *y\n", 2, ["no sound YAML"]), ("scale: 50m\n---\nscale: 50m\n", 2, ["another document"]),
        ("destination: \"a\n", 2, ["no sound YAML"]),
        ("tolerance: 5\n", 1, ["tolerance: 5km", "not '5'"]), ("fit: 0kB\n", 1, ["fit: 150kB", "not '0kB'"]),
        ("scale: 50m\nfit: 150kB\n", 2, ["exclude each other"]), ("rate-minimum: 0\n", 1, ["rate-minimum is 1 to"]),
        ("language: de\n", 1, ["language has no value 'de'", "en, fr, es, zh, ru, ar"]),
        ("classes: pretty\n", 1, ["nice, quantile, jenks, equal"]), ("format: kml\n", 1, ["rfc7946, d3, topojson"]),
    ]

    @Test("What is wrong with a profile is told with its line and what is meant", arguments: unusable)
    func broken(yaml: String, line: Int, fragments: [String]) throws {
        let error = #expect(throws: ProfileError.self) { try apply(yaml) }
        #expect(error?.kind == .malformed)
        #expect(error?.message.hasPrefix("sub/atlas.yml:\(line): ") == true, "\(error?.message ?? "")")
        for fragment in fragments { #expect(error?.message.contains(fragment) == true, "\(error?.message ?? "")") }
    }

    @Test("A file that is not there, or no text, is told")
    func files() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ProfileError.self) { try Profile(path: "\(folder.path)/none.yml") }
        let bytes = try folder.write([0x61, 0xFF], to: "latin.yml")
        let error = #expect(throws: ProfileError.self) { try Profile(path: bytes) }
        #expect(error?.message.contains("UTF-8") == true)
    }

    private func apply(_ yaml: String) throws -> AtlasOptions {
        var options = AtlasOptions(geodata: "before")
        options.inputs = ["before.csv"]
        try Profile(yaml: yaml, path: "sub/atlas.yml").apply(to: &options)
        return options
    }
}
