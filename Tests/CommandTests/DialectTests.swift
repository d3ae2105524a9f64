import Foundation
import Testing

@Suite("Dialects on the command line")
struct DialectTests {
    /// Rows as a spreadsheet in French writes them.
    private static let rows = "id;pays;Résultat;lon;lat;persons\r\n1;Côte d'Ivoire;réussi;-4,0;5,25;12.000\r\n"

    @Test("What was found is in the report and, where it is not usual, in what is said")
    func told() throws {
        try withTemporaryFolder { folder in
            let bytes = try #require(("Titre\r\n" + DialectTests.rows).data(using: .windowsCP1252))
            let path = try folder.write(Array(bytes), to: "cases.csv")
            let options = ["--column", "country=pays", "--column", "outcome=Résultat", "--header-line", "2"]
            let outcome = try Program.export([path, "-o", folder.path("out"), "--scale", "110m"] + options).run()
            try #require(outcome.ending == .status(0), "\(outcome.errors)")
            #expect(
                outcome.output.contains(
                    "cases.csv: read as csv with encoding windows-1252, delimiter ';', header on line 2, decimal comma\n"
                ))
            let out = try folder.contents(of: "out")
            let dialect = try #require(try out.report().dialect.first)
            #expect(dialect.file == nil && dialect.format == "csv" && dialect.encoding == "windows-1252")
            #expect(dialect.delimiter == ";" && dialect.quote == "\"" && dialect.decimalMark == ",")
            #expect(dialect.headerLine == 2 && dialect.titleLines == 1 && dialect.separatorLine == false)
            let symbol = try #require(try out.properties("symbols").first)
            #expect(symbol["iso_a3"] as? String == "CIV" && symbol["successful"] as? Int == 1)
            #expect(symbol["persons_unstated"] as? Int == 1)
        }
    }

    @Test("Options go before what would be found")
    func options() throws {
        try withTemporaryFolder { folder in
            let bytes = try #require(DialectTests.rows.data(using: .windowsCP1252))
            let path = try folder.write(Array(bytes), to: "cases.csv")
            func check(_ options: String...) throws -> Command.Outcome {
                try Program.call(["check", path, "--geodata", Program.geodata, "--column", "country=pays"] + options)
                    .run()
            }
            #expect(try check("--decimal-mark", "comma").output.contains("1 accepted"))
            #expect(!(try check("--decimal-mark", "comma").errors.contains("12.000")))
            #expect(try check("--encoding", "UTF-8").errors.contains("not UTF-8"))
            #expect(try check("--delimiter", "tab").ending == .status(65))
            #expect(try check("--quote", "single").ending == .status(0))
            let json = try check("--delimiter", ";", "--format", "json").output
            #expect(json.contains("\"delimiter\": \";\""))
        }
    }

    @Test(
        "An option that cannot be is explained",
        arguments: [
            (["--encoding", "latin1"], "windows-1252"), (["--delimiter", "ab"], "--delimiter"),
            (["--quote", "x"], "double"), (["--decimal-mark", "dot"], "comma"), (["--header-line", "0"], "1 or more"),
        ])
    func broken(options: [String], fragment: String) throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(CaseRow.file(.sound), to: "cases.csv")
            let outcome = try Program.call(["check", path, "--geodata", Program.geodata] + options).run()
            #expect(outcome.ending == .status(64))
            #expect(outcome.errors.contains(fragment), "\(outcome.errors)")
        }
    }

    @Test("Words of one's own come from a file, and what is wrong with it is told")
    func words() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(CaseRow.file(CaseRow(outcome: "rendu")), to: "cases.csv")
            try folder.write("list,word,value\noutcome,rendu,successful\n", to: "words.csv")
            try folder.write("list,word,value\noutcome,rendu,done\n", to: "wrong.csv")
            func check(_ words: String) throws -> Command.Outcome {
                try Program.check(path, "--words", folder.path(words)).run()
            }
            #expect(try check("words.csv").errors.isEmpty)
            #expect(try check("words.csv").output.contains("1 successful"))
            #expect(try check("wrong.csv").ending == .status(65))
            #expect(try check("wrong.csv").errors.contains("wrong.csv:2: outcome has no value 'done'"))
            #expect(try check("none.csv").ending == .status(66))
        }
    }

    @Test("-180 and 180 are one meridian, a pole is one place, and what lies beyond is a value that is not used")
    func edges() throws {
        try withTemporaryFolder { folder in
            let rows = [
                "180,-16.5", "-180,-16.5", "180° E,16°30'S", "0,-90", "123.4,-90", "180 W,90°S", "0,-90.1", "181,-16.5",
            ]
            let text = "lon,lat,iso3\n" + rows.map { "\($0),\n" }.joined() + "0,-90.1,ATA\n181,-16.5,FJI\nnan,inf,FJI\n"
            let outcome = try Program.locate([try folder.write(text, to: "cases.csv")]).run()
            let fields = outcome.output.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false)[3]
            }
            #expect(
                fields == ["FJI", "FJI", "FJI", "ATA", "ATA", "ATA", "", "", "ATA", "FJI", "FJI"], "\(outcome.errors)")
        }
    }

    @Test("A position in JSON may be degrees and minutes, a text, or a geometry of its own")
    func json() throws {
        try withTemporaryFolder { folder in
            let records = [
                #"{"id": 1, "lat": "13°45'N", "lon": "100°30'E"}"#, #"{"id": 2, "position": "POINT (100.5 13.75)"}"#,
                #"{"id": 3, "geometry": {"type": "Point", "coordinates": [100.5, 13.75]}}"#,
                #"{"id": 4, "coordinates": [13.75, 100.5]}"#,
                #"{"type": "Feature", "properties": {"id": 5, "lat": "13 45 00 N", "lon": "100 30 00 E"}, "geometry": null}"#,
            ]
            let path = try folder.write(records.map { $0 + "\n" }.joined(), to: "cases.ndjson")
            let outcome = try Program.check(path).run()
            #expect(outcome.output.contains("5 rows: 5 accepted"), "\(outcome.errors)")
        }
    }
}
