import Foundation
import Testing

@Suite("caseatlas locate")
struct LocateTests {
    private static let squares = "\(Program.repository)/Tests/Goldens/squares/countries.geojson"
    private static let rows =
        "note;iso3;country;lon;lat\r\n1;AAA;;;\r\n\r\n\"2 \"\"x\"\"\n y\";;Alpha land;-0.05;5\r\n3;;;5;5\r\n"
        + "4;BBB;;1;1\r\n5;;;-1;5\r\n6;AAA\r\n\"7\"x;;;5;5\r\n8;;;;;;x\r\n9;AAA;;0.5;0.5"

    @Test("Appends four fields to every row and changes nothing else; says what was wrong and how many were located")
    func golden() throws {
        let outcome = try locate(LocateTests.rows, "--countries", LocateTests.squares)
        #expect(outcome.ending == .status(0))
        #expect(
            outcome.output
                == "note;iso3;country;lon;lat;iso_a3;country;located_by;distance_km\r\n1;AAA;;;;AAA;Alphaland;code;\r\n"
                + "\r\n\"2 \"\"x\"\"\n y\";;Alpha land;-0.05;5;AAA;Alphaland;nearest;5.545\r\n"
                + "3;;;5;5;BBB;Betania;position;0\r\n4;BBB;;1;1;BBB;Betania;code;470.464\r\n5;;;-1;5;;;;\r\n"
                + "6;AAA;;;;AAA;Alphaland;code;\r\n\"7\"x;;;5;5;;;;\r\n8;;;;;;x;;;;\r\n"
                + "9;AAA;;0.5;0.5;AAA;Alphaland;code+agreed;0\r\n")
        let lines = outcome.errors.split(separator: "\n")
        let starts = [
            "not located: line 8: longitude '-1.0, 5.0': the position lies in no country",
            "not located: line 10: text follows a closing quote",
            "not located: line 11: '7 fields': the record has more fields than the header, which has 5",
            "warning: line 1: country: the header has a column of this name",
            "warning: line 4: country 'Alpha land': no country has this code or name; did you mean Alphaland?",
            "warning: line 7: longitude '1.0, 1.0': the stated country is BBB (Betania), the position lies in AAA",
            "warning: line 9: '2 fields': the record has fewer fields than the header",
            "9 rows: 6 located (code 3, code+agreed 1, position 1, nearest 1), 3 not",
        ]
        try #require(lines.count == starts.count, "\(outcome.errors)")
        for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start), "\(line)") }
    }

    @Test("Quotes a name where the delimiter asks for it")
    func quotes() throws {
        let square = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"
        let countries =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"iso_a3\":"
            + "\"KOR\",\"name\":\"Korea, South\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(square)]}}]}"
        try withTemporaryFolder { folder in
            let file = try folder.write(countries, to: "korea.geojson")
            let comma = try locate("lon,lat\n0.5,0.5\n", "--countries", file)
            #expect(comma.output.hasSuffix("\n0.5,0.5,KOR,\"Korea, South\",position,0\n"))
            let tab = try locate("lon\tlat\n0.5\t0.5\n", "--countries", file)
            #expect(tab.output.hasSuffix("\n0.5\t0.5\tKOR\tKorea, South\tposition\t0\n"))
        }
    }

    @Test("A town gives a row its country, and no distance; nothing is said to be withheld where all comes out")
    func places() throws {
        let outcome = try locate("iso3,city,lon,lat\n,Bangkok,,\nLAO,Bangkok,,\nTHA,Bangkok,105,12.5\n")
        #expect(outcome.ending == .status(0))
        let lines = outcome.output.split(separator: "\n").dropFirst()
        let ends = ["THA,Thailand,place,", "LAO,Laos,code,", "THA,Thailand,code,189.703"]
        for (line, end) in zip(lines, ends) { #expect(line.hasSuffix("," + end), "\(line)") }
        #expect(outcome.errors.contains("no town of this name in LAO (Laos), but Bangkok in THA (Thailand)"))
        #expect(outcome.errors.contains("the stated country counts; "))
        #expect(!outcome.errors.contains("withheld"))
    }

    @Test(
        "Titles, blank rows and the dialect stay; empty fields too many go, so that the new ones stand in their columns"
    )
    func dialect() throws {
        let rows = "sep=;\r\nCases, 2015\r\n\r\n'iso3';'note'\r\n'AAA';'d''Ivoire';; ;\r\n;;;\r\n'BBB'"
        let outcome = try locate(rows, "--countries", LocateTests.squares)
        #expect(outcome.ending == .status(0))
        #expect(
            outcome.output
                == "sep=;\r\nCases, 2015\r\n\r\n'iso3';'note';iso_a3;country;located_by;distance_km\r\n"
                + "'AAA';'d''Ivoire';AAA;Alphaland;code;\r\n;;;\r\n'BBB';;BBB;Betania;code;\r\n")
        #expect(outcome.errors.contains("warning: line 7: '1 fields'"))
    }

    @Test("What is no UTF-8 comes out as UTF-8")
    func encoding() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(Array("iso3,note\nAAA,caf".utf8) + [0xE9, 0x0A], to: "cases.csv")
            let outcome = try Program.locate([path, "--countries", LocateTests.squares]).run()
            #expect(outcome.output.hasSuffix("\nAAA,café,AAA,Alphaland,code,\n"))
        }
    }

    @Test("Reads standard input when it is named, or nothing is")
    func standardInput() throws {
        try withTemporaryFolder { folder in
            let file = try folder.write(LocateTests.rows, to: "cases.csv")
            let byName = try Program.locate([file]).run()
            for arguments in [[], ["-"]] {
                var command = try Program.locate(arguments)
                command.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
                let outcome = try command.run()
                #expect(outcome.ending == .status(0))
                #expect(outcome.output == byName.output)
                #expect(outcome.errors == byName.errors)
            }
        }
    }

    @Test("A byte order mark stays away, and a header without a row comes out", arguments: ["", "\n", "\r\n\r\n"])
    func headerOnly(lineEnd: String) throws {
        let outcome = try locate("\u{FEFF}id,country\(lineEnd)")
        #expect(outcome.ending == .status(0))
        let end = lineEnd.isEmpty ? "\n" : lineEnd
        #expect(outcome.output == "id,country,iso_a3,country,located_by,distance_km\(end)")
        #expect(outcome.errors.hasSuffix("\n0 rows: 0 located, 0 not\n"))
    }

    @Test("Several files with one header become one; a row keeps its file in messages")
    func severalFiles() throws {
        try withTemporaryFolder { folder in
            try folder.write("id,iso3\na,THA\nb,LAO", to: "north.csv")
            try folder.write("id,iso3\r\nc,VNM\r\nd,ATL\r\n", to: "south.csv")
            let outcome = try Program.locate(["north.csv", "south.csv"]).working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            #expect(
                outcome.output
                    == "id,iso3,iso_a3,country,located_by,distance_km\na,THA,THA,Thailand,code,\nb,LAO,LAO,Laos,code,\n"
                    + "c,VNM,VNM,Vietnam,code,\r\nd,ATL,,,,\r\n")
            #expect(outcome.errors.contains("not located: line 3: iso3 'ATL': south.csv: "))
        }
    }

    @Test("A file with another header ends the run where it begins, and both are named", arguments: [1, 3])
    func otherHeader(threads: Int) throws {
        try withTemporaryFolder { folder in
            try folder.write("id,iso3\na,THA\n", to: "north.csv")
            try folder.write("iso3,id\nLAO,b\n", to: "south.csv")
            let outcome = try Program.locate(["north.csv", "south.csv", "--threads", "\(threads)"])
                .working(in: folder.path).run()
            #expect(outcome.ending == .status(65))
            #expect(outcome.output == "id,iso3,iso_a3,country,located_by,distance_km\na,THA,THA,Thailand,code,\n")
            for fragment in ["north.csv: id,iso3", "south.csv: iso3,id"] { #expect(outcome.errors.contains(fragment)) }
        }
    }

    @Test("The bytes are the same for any number of threads, also those before a failure", arguments: [2, 3, 8])
    func threads(count: Int) throws {
        try withTemporaryFolder { folder in
            let rows = (0..<40_000).map { row in
                "\(row),\"note, \(row % 7)\n\",\(Double(row % 3600) / 10 - 180),\(Double(row % 1700) / 10 - 85)\n"
            }
            let sound = "id,note,lon,lat\n" + rows.joined()
            for text in [sound, sound + "x,\"open"] {
                let file = try folder.write(text, to: "cases.csv")
                let one = try Program.locate([file, "--threads", "1", "--verbose"]).run()
                let many = try Program.locate([file, "--threads", "\(count)", "--verbose"]).run()
                #expect(one.ending == .status(text == sound ? 0 : 65))
                #expect(many.ending == one.ending)
                #expect(many.output == one.output)
                #expect(many.errors == one.errors)
                #expect(one.output.utf8.count > text.utf8.count)
            }
        }
    }

    @Test("Under --strict a row without a country makes the status 1, and all rows are written")
    func strict() throws {
        let outcome = try locate("iso3\nTHA\nATL\nLAO\n", "--strict", "--quiet")
        #expect(outcome.ending == .status(1))
        #expect(outcome.output.split(separator: "\n").count == 4)
        #expect(outcome.errors == "caseatlas: 1 of 3 rows got no country, and --strict allows none\n")
        let sound = try locate("iso3\nTHA\n", "--strict", "--quiet")
        #expect(sound.ending == .status(0))
        #expect(sound.errors.isEmpty)
    }

    @Test("Five troubles of a kind are shown, under --verbose all")
    func verbose() throws {
        let rows = "iso3\nTHA\n" + (10...29).map { "Q\($0)\n" }.joined()
        let short = try locate(rows).errors.split(separator: "\n")
        #expect(short.count == 7)
        #expect(short[5] == "not located: … and 15 more; --verbose lists them")
        #expect(try locate(rows, "--verbose").errors.split(separator: "\n").count == 21)
    }

    @Test("A reader that has seen enough ends it quietly, as it ends other filters")
    func closedPipe() throws {
        try withTemporaryFolder { folder in
            let file = try folder.write("iso3\n" + String(repeating: "THA\n", count: 100_000), to: "cases.csv")
            let script = "(env --default-signal=PIPE \"$@\"; echo \"status $?\" >&2) | head -1"
            let outcome = try Program.locate([file]).under(["sh", "-c", script, "sh"]).run()
            #expect(outcome.output == "iso3,iso_a3,country,located_by,distance_km\n")
            #expect(outcome.errors == "status \(128 + SIGPIPE)\n")
        }
    }

    @Test("Output that nobody takes is told", arguments: ["/dev/full"])
    func fullOutput(path: String) throws {
        try withTemporaryFolder { folder in
            let file = try folder.write("iso3\nTHA\n", to: "cases.csv")
            let outcome = try Program.locate([file]).under(["sh", "-c", "exec \"$@\" > \(path)", "sh"]).run()
            #expect(outcome.ending == .status(74))
            #expect(outcome.errors == "caseatlas: standard output: No space left on device\n")
        }
    }

    @Test("Input that export refuses is refused with the same status and message", arguments: BrokenFile.unreadable)
    func brokenFile(_ file: BrokenFile) throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(file.bytes, to: BrokenFile.fileName)
            let located = try Program.locate([path]).run()
            let exported = try Program.export([path, "-o", folder.path("exports")]).run()
            #expect(located.ending == exported.ending)
            #expect(located.errors == exported.errors)
            #expect(located.output.isEmpty)
        }
    }

    @Test(
        "A call that cannot be fulfilled is explained",
        arguments: [
            (["nowhere.csv"], Int32(66), "no such file"), (["forbidden.csv"], 77, "permission"),
            (["."], 65, "a folder"),
            (["--column", "outcome=Result"], 64, "locate reads only country"),
            (["--precision", "1"], 64, "--precision"),
            (["--nearest-km", "101"], 64, "0 to 100"), (["--key", "a"], 64, "--countries"),
        ])
    func brokenCall(arguments: [String], status: Int32, fragment: String) throws {
        try withTemporaryFolder { folder in
            try folder.write("iso3\nTHA\n", to: "forbidden.csv")
            chmod(folder.path("forbidden.csv"), 0)
            let call = try Program.locate(arguments).under(.withoutPrivileges).working(in: folder.path)
            let outcome = try call.run()
            #expect(outcome.ending == .status(status))
            #expect(outcome.errors.contains(fragment), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    /// A run with a text as its only file.
    private func locate(_ text: String, _ options: String...) throws -> Command.Outcome {
        try withTemporaryFolder { folder in
            try Program.locate([try folder.write(text, to: "cases.csv")] + options).run()
        }
    }
}
