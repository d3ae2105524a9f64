import ArgumentParser
import CaseAtlasKit

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read and validate cases, report on every row, write nothing.",
        discussion: """
            EXAMPLES
              caseatlas check cases.csv
              caseatlas check cases.csv --strict && echo "every row can be mapped"
              caseatlas check cases.csv --format json > report.json
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var input: InputOptions

    @Option(help: "The form of the report.")
    var format = Format.text

    func run() throws {
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
            let atlas = Atlas(try input.atlasOptions(input.locating.readProfile()))
            let bar = ProgressBar(isWanted: input.verbosity != .quiet)
            defer { bar.erase() }
            let summary = try atlas.check(progress: bar.show)
            bar.erase()
            switch format {
            case .text: messages.show(summary, folder: nil)
            case .json: try messages.showJSON(summary.report)
            }
        }
    }
}
