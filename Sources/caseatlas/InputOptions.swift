import ArgumentParser
import CaseAtlasKit
import Cases
import Exports
import Geodata

/// The options that every command with cases takes.
struct InputOptions: ParsableArguments {
    @Argument(help: "CSV files with cases, - for standard input; none means the cases that ship with caseatlas.")
    var cases: [String] = []

    @Option(help: ArgumentHelp("GeoJSON file with the countries to count by.", valueName: "file"))
    var countries: String?

    @Option(help: ArgumentHelp("The property of --countries that tells them apart (iso_a3).", valueName: "field"))
    var key: String?

    @Option(help: ArgumentHelp("The property of --countries with the name to show (name).", valueName: "field"))
    var name: String?

    @Option(help: ArgumentHelp("The folder with country geometries and names.", valueName: "folder"))
    var geodata: String?

    @Option(help: "How much detail the borders have; cases are always located at 10m.")
    var scale = Scale.medium

    @Option(help: "To which country disputed areas count: the United Nations' view, or who controls them.")
    var worldview = Worldview.iso

    @Option(
        help: ArgumentHelp(
            "How finely positions of cases are published: \(PositionPrecision.texts.joined(separator: ", ")) (degrees).",
            valueName: "grid"))
    var precision = PositionPrecision.standard

    @Option(help: ArgumentHelp("The destination of cases that state none: a code or a name.", valueName: "country"))
    var destination: String?

    @Option(
        help: ArgumentHelp(
            "The column that holds a field, as in outcome=Result. Fields: \(CaseField.list).", valueName: "field=column"
        ))
    var column: [ColumnChoice] = []

    @Option(
        help: ArgumentHelp(
            "Publish a further column with every case. Look at what is in it first.", valueName: "column"))
    var keep: [String] = []

    @Flag(help: "Stop with status 1, and write nothing, when a row is rejected.")
    var strict = false

    @Flag(exclusivity: .exclusive, help: "How much to say.")
    var verbosity = Verbosity.normal

    func validate() throws {
        if countries == nil, key != nil || name != nil {
            throw ValidationError("--key and --name describe the file of --countries, which is not given")
        }
    }

    func atlasOptions() throws -> AtlasOptions {
        var options = AtlasOptions(geodata: try geodata ?? GeodataSearch.folder())
        options.inputs = cases
        options.countryFile = countries.map { .init(path: $0, key: key ?? "iso_a3", name: name ?? "name") }
        options.scale = scale
        options.worldview = worldview
        options.precision = precision
        options.destination = destination
        options.columns = Dictionary(column.map { ($0.field, $0.column) }, uniquingKeysWith: { _, last in last })
        options.keptColumns = keep
        options.isStrict = strict
        return options
    }
}

enum Verbosity: EnumerableFlag {
    case quiet, normal, verbose

    static func name(for value: Verbosity) -> NameSpecification {
        switch value {
        case .quiet: [.short, .long]
        case .normal: .customLong("normal")
        case .verbose: [.short, .long]
        }
    }

    static func help(for value: Verbosity) -> ArgumentHelp? {
        switch value {
        case .quiet: "Say nothing but errors."
        case .normal: ArgumentHelp("Say what was done.", visibility: .hidden)
        case .verbose: "List every warning."
        }
    }
}
