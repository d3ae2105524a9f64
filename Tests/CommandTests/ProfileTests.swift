import Foundation
import Testing

@Suite("Profiles on the command line")
struct ProfileTests {
    private static let cases = "id;country;Verdict;lon;lat\n1;THA;returned;100,5;13,75\n2;LAO;rendu;;\n"

    @Test("init writes a profile, and export by it writes what export without it does")
    func roundTrip() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("profiles")
            try folder.write(ProfileTests.cases, to: "cases.csv")
            let written = try initialise("cases.csv", "-o", "profiles/atlas.yml").working(in: folder.path).run()
            #expect(written.ending == .status(0))
            #expect(written.output.contains("caseatlas export --profile profiles/atlas.yml"))
            #expect(
                try String(contentsOfFile: folder.path("profiles/atlas.yml"), encoding: .utf8).contains("../cases.csv"))
            let byProfile = ["--profile", "profiles/atlas.yml", "--scale", "110m"]
            let first = try Program.export(byProfile).working(in: folder.path).run()
            try #require(first.ending == .status(0), "\(first.errors)")
            let second = try Program.export(["cases.csv", "-o", "plain", "--scale", "110m"]).working(in: folder.path)
                .run()
            #expect(second.ending == .status(0))
            #expect(first.errors == second.errors)
            #expect(try folder.contents(of: "profiles/exports").differences(from: folder.contents(of: "plain")) == [])
        }
    }

    @Test("Options on the command line go before the profile, and --column field by field")
    func precedence() throws {
        try withTemporaryFolder { folder in
            try folder.write(ProfileTests.cases, to: "cases.csv")
            try folder.write(ProfileTests.cases.replacing("1;THA", with: "1;VNM"), to: "other.csv")
            try folder.write(
                "cases: cases.csv\noutput: by-profile\nscale: 110m\nlayers: [symbols]\ncolumn:\n  outcome: Verdict\n"
                    + "words:\n  outcome:\n    rendu: successful\n",
                to: "atlas.yml")
            func export(_ options: String...) throws -> Command.Outcome {
                try Program.export(["--profile", "atlas.yml"] + options).working(in: folder.path).run()
            }
            #expect(try export().ending == .status(0))
            let symbols = try folder.contents(of: "by-profile").properties("symbols")
            #expect(symbols.map { $0["iso_a3"] as? String } == ["LAO", "THA"])
            #expect(symbols.map { $0["successful"] as? Int } == [1, 1])
            let changed = try export("other.csv", "-o", "out", "--layers", "symbols,timeline", "--column", "case_id=id")
            #expect(changed.ending == .status(0))
            let out = try folder.contents(of: "out")
            #expect(try out.properties("symbols").map { $0["iso_a3"] as? String } == ["LAO", "VNM"])
            #expect(out.names.contains("timeline.csv") && !out.names.contains("cases.geojson"))
            #expect(try out.properties("symbols").map { $0["successful"] as? Int } == [1, 1])
        }
    }

    @Test("check and locate take a profile too")
    func otherCommands() throws {
        try withTemporaryFolder { folder in
            try folder.write("Staat;Verdict\nTHA;yes\n", to: "cases.csv")
            try folder.write("cases: cases.csv\ncolumn:\n  country: Staat\n  outcome: Verdict\n", to: "atlas.yml")
            let checked = try Program.check("--profile", "atlas.yml").working(in: folder.path).run()
            #expect(checked.ending == .status(0) && checked.output.contains("1 accepted"))
            let located = try Program.locate(["--profile", "atlas.yml"]).working(in: folder.path).run()
            #expect(located.output.hasSuffix("\nTHA;yes;THA;Thailand;code;\n"))
        }
    }

    @Test("init replaces nothing without --force, and nothing at all when the cases cannot be read")
    func refusals() throws {
        try withTemporaryFolder { folder in
            try folder.write(ProfileTests.cases, to: "cases.csv")
            try folder.write("mine", to: "atlas.yml")
            let refused = try initialise("cases.csv").working(in: folder.path).run()
            #expect(refused.ending == .status(73))
            #expect(refused.errors.contains("atlas.yml") && refused.errors.contains("--force"))
            let missing = try initialise("none.csv", "--force").working(in: folder.path).run()
            #expect(missing.ending == .status(66))
            #expect(try String(contentsOfFile: folder.path("atlas.yml"), encoding: .utf8) == "mine")
            #expect(try initialise("cases.csv", "--force").working(in: folder.path).run().ending == .status(0))
            #expect(try String(contentsOfFile: folder.path("atlas.yml"), encoding: .utf8).contains("case_id: id"))
            #expect(try folder.names() == ["atlas.yml", "cases.csv"])
            let nowhere = try initialise("cases.csv", "-o", "nowhere/atlas.yml").working(in: folder.path).run()
            #expect(nowhere.ending == .status(73) && nowhere.errors.contains("nowhere/atlas.yml"))
        }
    }

    @Test(
        "A profile that cannot be used is explained",
        arguments: [
            (["--profile", "none.yml"], Int32(66), "no such profile"), (["--profile", "d3"], 64, ".yml"),
            (["--profile", "broken.yml"], 64, "broken.yml:2: no key 'colunm'; is column meant?"),
            (["--profile", "elsewhere.yml"], 66, "missing.csv: no such file"),
        ])
    func broken(options: [String], status: Int32, fragment: String) throws {
        try withTemporaryFolder { folder in
            try folder.write("scale: 50m\ncolunm:\n  a: b\n", to: "broken.yml")
            try folder.write("cases: missing.csv\n", to: "elsewhere.yml")
            let outcome = try Program.export(options + ["-o", "out"]).working(in: folder.path).run()
            #expect(outcome.ending == .status(status))
            #expect(outcome.errors.contains(fragment), "\(outcome.errors)")
            #expect(!folder.exists("out"))
        }
    }

    private func initialise(_ arguments: String...) throws -> Command {
        try Program.call(["init"] + arguments + ["--geodata", Program.geodata])
    }
}
