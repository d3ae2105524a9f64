import Foundation
import Testing

@Suite("A place for exports that is taken")
struct OccupiedFolderTests {
    @Test("A folder with somebody's file beside the exports is refused and kept")
    func foreignFileAmongExports() throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            try folder.write("mine", to: "exports/notes.txt")
            try expectRefusal(of: pair.later, in: folder, says: ["exports", "notes.txt"])
        }
    }

    @Test("A folder of the user's that bears the name of an export is refused and kept")
    func foreignFolderAmongExports() throws {
        try withTemporaryFolder { folder in
            let pair = try ExportPair(in: folder)
            try folder.remove("exports/timeline.csv")
            try folder.makeFolder("exports/timeline.csv")
            try folder.write("mine", to: "exports/timeline.csv/notes.txt")
            try expectRefusal(of: pair.later, in: folder, says: ["exports", "timeline.csv"])
        }
    }

    @Test(
        "A folder without exports of ours is refused and kept",
        arguments: [
            ("notes.txt", "mine"), (".hidden", "mine"), ("countries.geojson", "{}"), ("datapackage.json", ""),
            ("datapackage.json", "{\"name\":\"somebody-elses\",\"resources\":[{\"path\":\"datapackage.json\"}]}"),
            ("datapackage.json", "[\"generator\",\"caseatlas\"]"),
            ("datapackage.json", "{\"generator\":\"caseatlas\","),
        ])
    func foreignFolder(name: String, text: String) throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("exports")
            try folder.write(text, to: "exports/\(name)")
            try expectRefusal(of: try export(in: folder), in: folder, says: ["exports"])
        }
    }

    @Test("A folder in place of the manifest is refused and kept")
    func folderAsManifest() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("exports")
            try folder.makeFolder("exports/datapackage.json")
            try expectRefusal(of: try export(in: folder), in: folder, says: ["exports"])
        }
    }

    @Test("A folder whose files cannot be seen is not taken for an empty one")
    func unsearchableFolder() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("exports")
            try folder.write("mine", to: "exports/notes.txt")
            chmod(folder.path("exports"), 0o444)
            let outcome = try export(in: folder).under(.withoutPrivileges).working(in: folder.path).run()
            for name in try folder.names() where folder.path(name) != folder.path("cases.csv") {
                chmod(folder.path(name), 0o755)
            }
            #expect(outcome.ending == .status(77) || outcome.ending == .status(73))
            #expect(try folder.names() == ["cases.csv", "exports"])
            #expect(try folder.contents(of: "exports").names == ["notes.txt"])
        }
    }

    @Test("A file in place of the folder is refused and kept")
    func file() throws {
        try withTemporaryFolder { folder in
            try folder.write("mine", to: "exports")
            try expectRefusal(of: try export(in: folder), in: folder, says: ["exports", "file of that name", "-o"])
        }
    }

    @Test("A folder whose parent is not there is refused, and nothing is made")
    func noParent() throws {
        try withTemporaryFolder { folder in
            let command = try export(in: folder, to: "no/exports")
            try expectRefusal(of: command, in: folder, says: ["no/exports", "not there"])
        }
    }

    @Test("A folder in which nothing may be written is status 77")
    func forbiddenParent() throws {
        try withTemporaryFolder { folder in
            let command = try export(in: folder, to: "locked/exports").under(.withoutPrivileges)
            try folder.makeFolder("locked")
            chmod(folder.path("locked"), 0o555)
            defer { chmod(folder.path("locked"), 0o755) }
            try expectRefusal(of: command, in: folder, says: ["locked/exports", "ermission"], status: 77)
        }
    }

    private func export(in folder: TemporaryFolder, to path: String = "exports") throws -> Command {
        try Program.quickExport(try folder.write(CaseRow.file(.sound), to: "cases.csv"), to: path)
    }

    private func expectRefusal(
        of command: Command, in folder: TemporaryFolder, says fragments: [String], status: Int32 = 73
    ) throws {
        let before = try FolderContents(folder.path)
        let outcome = try command.working(in: folder.path).run()
        #expect(outcome.ending == .status(status))
        for fragment in fragments { #expect(outcome.errors.contains(fragment)) }
        #expect(try FolderContents(folder.path) == before)
    }
}
