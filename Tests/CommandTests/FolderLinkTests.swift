import Foundation
import Testing

@Suite("The name of the folder for exports")
struct FolderLinkTests {
    @Test("A link to a folder stays a link, and the folder behind it is replaced")
    func link() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("disk")
            try folder.makeFolder("disk/maps")
            try FileManager.default.createSymbolicLink(atPath: folder.path("exports"), withDestinationPath: "disk/maps")
            for row in [CaseRow.sound, CaseRow(country: "Laos")] {
                let cases = try folder.write(CaseRow.file(row), to: "cases.csv")
                let outcome = try Program.quickExport(cases, to: "exports").working(in: folder.path).run()
                #expect(outcome.ending == .status(0), "\(outcome.errors)")
            }
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("exports")) == "disk/maps")
            try expectWhole(folder.path("disk/maps"))
            #expect(try folder.contents(of: "disk/maps").text("timeline.csv").contains("LAO"))
            #expect(try folder.names() == ["cases.csv", "disk", "exports"])
            #expect(try TemporaryFolder(path: folder.path("disk")).names() == ["maps"])
        }
    }

    @Test("A link to nothing is refused and stays")
    func danglingLink() throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CaseRow.file(.sound), to: "cases.csv")
            try FileManager.default.createSymbolicLink(atPath: folder.path("exports"), withDestinationPath: "nowhere")
            let outcome = try Program.quickExport(cases, to: "exports").working(in: folder.path).run()
            #expect(outcome.ending == .status(73))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("exports")) == "nowhere")
            #expect(try folder.names() == ["cases.csv", "exports"])
        }
    }

    @Test(
        "All names of a folder mean the same folder",
        arguments: [
            "exports", "exports/", "./exports", "./exports//", "other/../exports", "käse map", "-exports", ".exports",
        ])
    func names(name: String) throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("other")
            let cases = try folder.write(CaseRow.file(.sound), to: "cases.csv")
            for _ in 1...2 {
                let quick = try Program.quickExport(cases, to: name)
                var command = quick.working(in: folder.path)
                command.words = quick.words.filter { $0 != "-o" && $0 != name } + ["--output=\(name)"]
                let outcome = try command.run()
                #expect(outcome.ending == .status(0), "\(outcome.errors)")
            }
            try expectWhole(folder.path(name))
            #expect(try folder.names().count == 3)
        }
    }

    @Test("A folder without a name is no place for exports", arguments: ["", "/"])
    func noName(name: String) throws {
        try withTemporaryFolder { folder in
            let cases = try folder.write(CaseRow.file(.sound), to: "cases.csv")
            let outcome = try Program.quickExport(cases, to: name).working(in: folder.path).run()
            #expect(outcome.ending == .status(73))
            #expect(outcome.errors.contains("'\(name)': exports cannot take the place") || name == "/")
            #expect(try folder.names() == ["cases.csv"])
            #expect(!FileManager.default.fileExists(atPath: "/..caseatlas"))
        }
    }
}
