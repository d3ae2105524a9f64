import Foundation
import Testing

@Suite("caseatlas diff")
struct DiffTests {
    @Test("Differences go to standard output, and the status is 0 with and without them")
    func text() throws {
        try withExports { folder in
            let outcome = try diff(["old", "new"], in: folder)
            #expect(outcome.ending == .status(0) && outcome.errors.isEmpty)
            #expect(outcome.output.contains("1 added"))
            #expect(outcome.output.contains("  LAO  Laos  attempted 0 -> 1 (+1)"))
            let same = try diff(["old", "old"], in: folder)
            #expect(same.ending == .status(0) && same.output == "nothing that was compared differs\n")
            #expect(try diff(["old", "new"], in: folder).output == outcome.output)
        }
    }

    @Test("JSON is one object, and the layer a file that GIS tools open")
    func forms() throws {
        try withExports { folder in
            let outcome = try diff(["old", "new", "--format", "json", "-o", "changes.geojson"], in: folder)
            #expect(outcome.ending == .status(0), "\(outcome.errors)")
            let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            #expect(json?["identical"] as? Bool == false)
            let layer =
                try JSONSerialization.jsonObject(
                    with: Data(contentsOf: URL(fileURLWithPath: folder.path("changes.geojson")))) as? [String: Any]
            let features = try #require(layer?["features"] as? [[String: Any]])
            #expect(features.map { $0["id"] as? String } == ["LAO"])
        }
    }

    @Test("A layer replaces a file only when it is told to, and without a way to write it the status is 73")
    func output() throws {
        try withExports { folder in
            try folder.write("mine", to: "changes.geojson")
            let refused = try diff(["old", "new", "-o", "changes.geojson"], in: folder)
            #expect(refused.ending == .status(73) && refused.errors.contains("--force"))
            #expect(try String(contentsOfFile: folder.path("changes.geojson"), encoding: .utf8) == "mine")
            #expect(try diff(["old", "new", "-o", "changes.geojson", "--force"], in: folder).ending == .status(0))
            #expect(try diff(["old", "new", "-o", "no/changes.geojson"], in: folder).ending == .status(73))
        }
    }

    @Test("What is no export has the statuses of other input")
    func statuses() throws {
        try withExports { folder in
            let missing = try diff(["old", "nowhere"], in: folder)
            #expect(missing.ending == .status(66) && missing.errors.contains("nowhere"))
            try folder.write("changed", to: "new/cases.geojson")
            let damaged = try diff(["old", "new"], in: folder)
            #expect(damaged.ending == .status(65) && damaged.errors.contains("new/cases.geojson"))
            #expect(damaged.output.isEmpty)
            #expect(try diff(["old"], in: folder).ending == .status(64))
        }
    }

    private func diff(_ words: [String], in folder: TemporaryFolder) throws -> Command.Outcome {
        try Program.call(["diff"] + words).working(in: folder.path).run()
    }

    private func withExports(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let placed = CaseRow(id: "b", country: "Laos", longitude: "102.6", latitude: "17.96")
            for (name, text) in [("old", CaseRow.file(.sound)), ("new", CaseRow.file(.sound, placed))] {
                let cases = try folder.write(text, to: "\(name).csv")
                let command = try Program.export([
                    cases, "-o", folder.path(name), "--scale", "110m", "--layers", "countries,cases", "--quiet",
                ])
                try #require(try command.run().ending == .status(0))
            }
            try body(folder)
        }
    }
}
