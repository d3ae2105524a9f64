import ArgumentParser
import CaseAtlasKit
import Cases
import Exports
import Geodata
import Profiles

/// The options of the commands that read whole cases.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "CSV, NDJSON or GeoJSON files with cases, also gzip; - for standard input, none for the cases that ship.")
    var cases: [String] = []

    @OptionGroup var locating: LocatingOptions

    @Option(help: "How much detail the borders have (50m); cases are always located at 10m.")
    var scale: Scale?

    @Option(
        help: ArgumentHelp(
            "How finely positions of cases are published (0.1): \(PositionPrecision.texts.joined(separator: ", ")) (degrees).",
            valueName: "grid"))
    var precision: PositionPrecision?

    @Option(help: ArgumentHelp("The destination of cases that state none: a code or a name.", valueName: "country"))
    var destination: String?

    @Option(help: ColumnChoice.help(CaseField.allCases))
    var column: [ColumnChoice] = []

    @Option(help: ArgumentHelp("CSV file with words for values: list,word,value.", valueName: "file"))
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Publish a further column with every case. Look at what is in it first.", valueName: "column"))
    var keep: [String] = []

    @Flag(help: "Stop with status 1, and write nothing, when a row is rejected.")
    var strict = false

    var verbosity: Verbosity { locating.verbosity }

    /// The options of the profile, and before them those that are given.
    func atlasOptions(_ profile: Profile?) throws -> AtlasOptions {
        var options = try locating.atlasOptions(profile, inputs: cases, columns: column)
        if let scale { options.scale = scale }
        if let precision { options.precision = precision }
        if let destination { options.destination = destination }
        if !keep.isEmpty { options.keptColumns = keep }
        options.wordFiles += words
        if strict { options.isStrict = true }
        return options
    }
}
