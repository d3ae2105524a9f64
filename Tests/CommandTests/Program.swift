import Foundation
import Testing

/// The program that was built together with these tests.
enum Program {
    static let repository = String(#filePath.dropLast("/Tests/CommandTests/Program.swift".count))
    static let geodata = repository + "/geodata"
    static let shippedCases = geodata + "/cases.csv"

    struct NotBuilt: Error, CustomStringConvertible {
        let folder: String
        var description: String { "no program \(folder)/caseatlas: run `swift build` with the options of the tests" }
    }

    /// The path of the program, which lies beside the tests.
    static func path() throws -> String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
        let candidates = [tests, CommandLine.arguments[0]].map { (path: String) -> String in
            URL(fileURLWithPath: path).deletingLastPathComponent().path
        }
        for folder in candidates where FileManager.default.isExecutableFile(atPath: "\(folder)/caseatlas") {
            return "\(folder)/caseatlas"
        }
        throw NotBuilt(folder: candidates[0])
    }

    /// A call with just these words.
    static func call(_ arguments: [String]) throws -> Command {
        Command([try path()] + arguments)
    }

    /// `caseatlas check` with the geodata of this repository.
    static func check(_ arguments: String...) throws -> Command {
        try call(["check"] + arguments + ["--geodata", geodata])
    }

    /// `caseatlas export` with the geodata of this repository.
    static func export(_ arguments: [String]) throws -> Command {
        try call(["export"] + arguments + ["--geodata", geodata])
    }

    /// `caseatlas locate` with the geodata of this repository.
    static func locate(_ arguments: [String]) throws -> Command {
        try call(["locate"] + arguments + ["--geodata", geodata])
    }

    /// `caseatlas preview` with the geodata of this repository; it opens nothing.
    static func preview(_ arguments: [String]) throws -> Command {
        try call(["preview", "--no-open", "--geodata", geodata] + arguments)
    }

    /// The quickest export: coarse borders, and nothing that needs them.
    static func quickExport(_ cases: String, to folder: String) throws -> Command {
        try export([cases, "-o", folder, "--scale", "110m", "--layers", "symbols,timeline", "--quiet"])
    }
}

extension [String] {
    /// Takes from root what lets it read and write files whose permissions forbid it; nothing for other users.
    static var withoutPrivileges: [String] {
        geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []
    }
}
