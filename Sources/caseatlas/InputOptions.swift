import ArgumentParser
import CaseAtlasKit
import Cases
import Exports
import Geodata

/// The options of the commands that read whole cases.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "CSV, NDJSON or GeoJSON files with cases, also gzip; - for standard input, none for the cases that ship.")
    var cases: [String] = []

    @OptionGroup var locating: LocatingOptions

    @Option(
        help: "How much detail the borders have; cases are always located at 10m. (default: \(Scale.medium.rawValue))")
    var scale: Scale?

    @Option(
        help: ArgumentHelp(
            "How finely positions of cases are published: \(PositionPrecision.texts.joined(separator: ", ")) (degrees).",
            valueName: "grid"))
    var precision = PositionPrecision.standard

    @Option(help: ArgumentHelp("The destination of cases that state none: a code or a name.", valueName: "country"))
    var destination: String?

    @Option(help: ColumnChoice.help(CaseField.allCases))
    var column: [ColumnChoice] = []

    @Option(
        help: ArgumentHelp(
            "Publish a further column with every case. Look at what is in it first.", valueName: "column"))
    var keep: [String] = []

    @Flag(help: "Stop with status 1, and write nothing, when a row is rejected.")
    var strict = false

    var verbosity: Verbosity { locating.verbosity }

    func atlasOptions() throws -> AtlasOptions {
        var options = try locating.atlasOptions(inputs: cases, columns: column)
        options.scale = scale ?? .medium
        options.precision = precision
        options.destination = destination
        options.keptColumns = keep
        options.isStrict = strict
        return options
    }
}
