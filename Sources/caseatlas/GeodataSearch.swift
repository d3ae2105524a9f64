import ArgumentParser
import Foundation

/// Finds the geodata folder that belongs to this program.
enum GeodataSearch {
    /// The first of: a `geodata` beside or above the program (a checkout), `share/caseatlas/geodata` of its
    /// installation, and `geodata` in the working folder.
    static func folder() throws -> String {
        let folders = programFolders
        let candidates =
            folders.map { "\($0)/geodata" } + folders.map { "\($0)/share/caseatlas/geodata" } + ["geodata"]
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: "\($0)/names.csv") }) else {
            throw ValidationError("no geodata folder belongs to this program: name one with --geodata")
        }
        return found
    }

    /// The folder of the program and those above it, nearest first.
    private static var programFolders: [String] {
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        var folders: [String] = []
        while folder.path != "/" {
            folders.append(folder.path)
            folder.deleteLastPathComponent()
        }
        return folders
    }
}
