import Foundation
import Testing

@Suite("caseatlas countries")
struct CountriesTests {
    @Test("Explains names, one a line, and ends with 0 when each means a country")
    func explained() throws {
        let outcome = try countries("Lao PDR", "tha", "Thailand", "Kenya, Republic of", "Éire / Ireland", "Suisse")
        #expect(outcome.ending == .status(0))
        #expect(
            outcome.output == """
                Lao PDR: LAO (Laos), its name in en
                tha: THA (Thailand), its code
                Thailand: THA (Thailand), its name in layers and messages
                Kenya, Republic of: KEN (Kenya), its name in another order of words, in en
                Éire / Ireland: IRL (Ireland), all its parts mean it
                Suisse: CHE (Switzerland), its name in en, fr

                """)
        #expect(outcome.errors.isEmpty)
    }

    @Test("A name that means no country says what to write, and makes the status 65")
    func unresolved() throws {
        let outcome = try countries("Congo", "Laos", "Thialand", "Yugoslavia")
        #expect(outcome.ending == .status(65))
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines[0] == "Congo: several countries have this name; write the ISO 3166-1 code of the one that is meant: "
                + "COD (Democratic Republic of the Congo) or "
                + "COG (Republic of the Congo)")
        #expect(lines[2].contains("did you mean Thailand?"))
        #expect(lines[3].contains("broke up") && lines[3].contains("HRV (Croatia)"))
        #expect(outcome.errors == "caseatlas: 3 of 4 without a country\n")
    }

    @Test("Answers come as CSV and as JSON, with the same fields")
    func formats() throws {
        let csv = try countries("Siam", "Congo", "--format", "csv")
        #expect(
            csv.output == """
                name,status,iso_a3,iso_a2,country,basis,languages,candidates,reason,suggestion
                Siam,resolved,THA,TH,Thailand,name,en,,,
                Congo,ambiguous,,,,,,COD COG,several countries have this name,write the ISO 3166-1 code of the one \
                that is meant: COD (Democratic Republic of the Congo) or COG (Republic of the Congo)

                """)
        let json = try countries("Siam", "Congo", "--format", "json")
        let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        let fields = csv.output.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
        #expect(list.map { $0.keys.sorted() } == [fields.sorted(), fields.sorted()])
        #expect(list[0]["iso_a3"] as? String == "THA")
        #expect(list[1]["candidates"] as? [String] == ["COD", "COG"])
        #expect(list[1]["country"] is NSNull)
    }

    @Test("Names come from standard input where - stands, one a line")
    func standardInput() throws {
        try withTemporaryFolder { folder in
            let file = try folder.write("\u{FEFF}Laos\r\n\r\nKorea, South\r\n", to: "names.txt")
            var command = try call("Burma", "-", "Siam", "--format", "csv")
            command.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            let outcome = try command.run()
            #expect(outcome.ending == .status(0))
            let codes = outcome.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[2] }
            #expect(outcome.output.contains("\n\"Korea, South\",resolved,KOR,"))
            #expect(codes.count == 4 && codes[0] == "MMR" && codes[1] == "LAO" && codes[3] == "THA")
        }
    }

    @Test("Without a name it lists the countries of the world view, in each form")
    func list() throws {
        let text = try countries()
        #expect(text.ending == .status(0))
        #expect(text.output.split(separator: "\n").contains { $0.hasPrefix("THA  TH  Thailand  ") })
        let csv = try countries("--format", "csv").output.split(separator: "\n")
        #expect(csv[0] == "iso_a3,iso_a2,name,continent,region,unassigned")
        #expect(csv.contains("THA,TH,Thailand,Asia,South-Eastern Asia,false"))
        #expect(csv.contains { $0.hasPrefix("XBT,,Bir Tawil,") && $0.hasSuffix(",true") })
        #expect(csv.count == text.output.split(separator: "\n").count + 1)
        let json = try countries("--format", "json", "--worldview", "de-facto")
        let countries = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(countries.contains { $0["iso_a3"] as? String == "XSO" && $0["unassigned"] as? Bool == true })
    }

    @Test("The world view and a file of countries count, as they do in the other commands")
    func otherCountries() throws {
        #expect(try countries("Somaliland").output.contains("SOM (Somalia)"))
        #expect(try countries("Somaliland", "--worldview", "de-facto").output.contains("XSO (Somaliland)"))
        let squares = "\(Program.repository)/Tests/Goldens/squares/countries.geojson"
        #expect(try countries("--countries", squares).output.hasPrefix("AAA  AA  Alphaland"))
        #expect(try countries("Thailand", "--countries", squares).ending == .status(65))
    }

    @Test("It means what locate means: every spelling of a file")
    func sameAsLocate() throws {
        try withTemporaryFolder { folder in
            let names = ["Burma", "U.K.", "Congo", "中国台湾", "Áo", "Nga", "Korea (South)", "Thialand", "gb-sct"]
            let cases = try folder.write("country\n" + names.joined(separator: "\n") + "\n", to: "cases.csv")
            let located = try Program.locate([cases, "--quiet"]).run().output.split(separator: "\n").dropFirst()
            let keys = located.map { $0.split(separator: ",", omittingEmptySubsequences: false)[1] }
            let explained = try call(names + ["--format", "csv"]).run().output.split(separator: "\n").dropFirst()
            #expect(explained.map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] } == keys)
        }
    }

    @Test(
        "A call that cannot be fulfilled is explained",
        arguments: [
            (["--format", "xml"], Int32(64), "xml"), (["--key", "a"], 64, "--countries"),
            (["--geodata", "nowhere"], 66, "no such file"), (["--countries", "nowhere.geojson"], 66, "no such file"),
            (["--scale", "10m"], 64, "--scale"),
        ])
    func brokenCall(arguments: [String], status: Int32, fragment: String) throws {
        let outcome = try Program.call(["countries", "Laos"] + arguments).working(in: Program.repository).run()
        #expect(outcome.ending == .status(status))
        #expect(outcome.errors.contains(fragment), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test("Input that is no UTF-8 is told, and output that nobody takes")
    func brokenStreams() throws {
        try withTemporaryFolder { folder in
            let file = try folder.write([0x4C, 0xE4, 0x0A], to: "names.txt")
            var command = try call("-")
            command.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            let outcome = try command.run()
            #expect(outcome.ending == .status(65))
            #expect(outcome.errors.contains("UTF-8"))
            let full = try call("Laos").under(["sh", "-c", "exec \"$@\" > /dev/full", "sh"]).run()
            #expect(full.ending == .status(74))
        }
    }

    @Test("A name cannot forge a line or steer the terminal")
    func forgery() throws {
        let outcome = try countries("Atlantis\u{1B}[2J\nLaos: LAO")
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(!outcome.output.unicodeScalars.contains("\u{1B}"))
    }

    private func call(_ arguments: String...) throws -> Command { try call(arguments) }

    private func call(_ arguments: [String]) throws -> Command {
        try Program.call(["countries"] + arguments + ["--geodata", Program.geodata])
    }

    private func countries(_ arguments: String...) throws -> Command.Outcome { try call(arguments).run() }
}
