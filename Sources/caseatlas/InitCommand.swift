import ArgumentParser
import CaseAtlasKit
import Cases
import Foundation
import Profiles

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a first profile from a look at files of cases.",
        discussion: """
            A profile is a YAML file that keeps the options of an export, so that the
            same export is one command next month. It names the columns that were found
            and the words that no list has, with their number of rows. Look it over:
            as it is, it exports what an export without it does.

            EXAMPLES
              caseatlas init cases.csv
              caseatlas init cases.csv -o atlas.yml --force
              caseatlas export --profile atlas.yml
            """)

    @Argument(help: "Files with cases.")
    var cases: [String]

    @OptionGroup var dialect: DialectOptions

    @Option(help: ColumnChoice.help(CaseField.allCases))
    var column: [ColumnChoice] = []

    @Option(help: ArgumentHelp("The folder with the lists of words.", valueName: "folder"))
    var geodata: String?

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The profile to write.", valueName: "file"))
    var output = "atlas.yml"

    @Flag(help: "Replace a profile that is there.")
    var force = false

    func validate() throws {
        guard !cases.contains("-") else {
            throw ValidationError("init needs files that can be read again; standard input cannot")
        }
        guard output.hasSuffix(".yml") || output.hasSuffix(".yaml") else {
            throw ValidationError("--output is a file whose name ends in .yml or .yaml, not '\(output)'")
        }
    }

    func run() throws {
        let messages = Messages(.normal)
        try messages.reportingErrors {
            var options = AtlasOptions(geodata: try geodata ?? GeodataSearch.folder())
            options.inputs = cases
            options.columns = Dictionary(column.map { ($0.field, $0.column) }, uniquingKeysWith: { _, last in last })
            dialect.apply(to: &options.dialect)
            let file = ProfileFile(path: output)
            if !force { try file.checkThatNothingIsThere() }
            let inspection = try Atlas(options).inspect()
            let draft = ProfileDraft(inspection, cases: cases.map(file.relativePath), name: file.name)
            try file.write(draft.text, replacing: force)
            Messages.write(
                "written to \(output); look it over, then: caseatlas export --profile \(output)\n", to: .output)
        }
    }
}
