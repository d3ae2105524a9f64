import ArgumentParser
import Comparison
import Foundation

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what differs between two exports.",
        discussion: """
            Compares two folders that `export` wrote: cases that were added, removed,
            recoded or moved to another country, by their case_id, and the counts of
            countries. Cases without a published position stand in no list; what they
            change is told for each country. Status 0 whether anything differs or not.

            EXAMPLES
              caseatlas diff exports-2024 exports
              caseatlas diff exports-2024 exports --format json
              caseatlas diff exports-2024 exports -o changes.geojson
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("The folder of the earlier export.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The folder of the later export.", valueName: "new"))
    var new: String

    @Option(help: "The form of the answer.")
    var format = Format.text

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Write the changed countries as a GeoJSON layer too.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func run() throws {
        try Messages(.normal).reportingErrors {
            let file = output.map(OutputFile.init)
            if !force { try file?.checkThatNothingIsThere() }
            let comparison = try ExportComparison(old: old, new: new, withAreas: file != nil)
            try file?.write(ChangedCountriesLayer(comparison).text, replacing: force)
            // There may be a million short lines.
            var text: [UInt8] = []
            func add(_ part: [UInt8]) throws {
                text += part
                guard text.count >= DiffCommand.shownByteCount else { return }
                try show(text)
                text.removeAll(keepingCapacity: true)
            }
            switch format {
            case .text: try ComparisonText(comparison).forEachPart(add)
            case .json: try ComparisonJSON(comparison).forEachPart(add)
            }
            try show(text)
        }
    }

    private static let shownByteCount = 1 << 16

    /// Throws: exit status 74 when the answer cannot be written where it shall go.
    private func show(_ text: [UInt8]) throws {
        guard Messages.write(text, to: .output) else { throw ExitCode(EX_IOERR) }
    }
}
