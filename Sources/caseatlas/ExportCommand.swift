import ArgumentParser
import CaseAtlasKit
import Profiles

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write map layers from cases.",
        discussion: """
            Writes countries.geojson, symbols.geojson, cases.geojson, timeline.csv, report.json and datapackage.json
            into one folder. The folder appears whole or not at all; an earlier export in it is replaced.

            EXAMPLES
              caseatlas export
              caseatlas export cases.csv --destination CHN -o map
              caseatlas export cases.csv --scale 110m --layers countries,symbols
              caseatlas export cases.csv --column outcome=Result --column country="Host state"
              caseatlas export cases.csv --countries regions.geojson --key code --name title
              caseatlas export cases.csv.gz -o map
              caseatlas export --profile atlas.yml
            """)

    @OptionGroup var input: InputOptions

    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("The folder to write (exports).", valueName: "folder"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Which layers to write (all), with commas: \(AtlasOptions.LayerName.list).", valueName: "names"))
    var layers: LayerSelection?

    private static let standardOutput = "exports"

    func run() throws {
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
            let profile = try input.locating.readProfile()
            var options = try input.atlasOptions(profile)
            if let layers { options.layers = layers.names }
            Signals.cleanUpOnArrival()
            let atlas = Atlas(options)
            let output = output ?? profile?.output ?? ExportCommand.standardOutput
            let bar = ProgressBar(isWanted: input.verbosity != .quiet)
            defer { bar.erase() }
            let summary = try atlas.export(to: output, progress: bar.show)
            bar.erase()
            messages.show(summary, folder: output)
        }
    }
}

/// The layers that `--layers` names.
struct LayerSelection: ExpressibleByArgument {
    let names: Set<AtlasOptions.LayerName>

    init?(argument: String) {
        let names = argument.split(separator: ",").map { AtlasOptions.LayerName(rawValue: String($0)) }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        self.names = Set(names.compactMap { $0 })
    }
}

extension AtlasOptions.LayerName {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
