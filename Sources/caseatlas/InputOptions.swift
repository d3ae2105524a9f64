import ArgumentParser
import CaseAtlasKit
import Cases
import Exports
import Geodata

/// The options that every command with cases takes.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "CSV, NDJSON or GeoJSON files with cases, also gzip; - for standard input, none for the cases that ship.")
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

    @Option(
        name: .customLong("nearest-km"),
        help: ArgumentHelp(
            "A position in no country belongs to the nearest one within so many kilometres; 0 for none.",
            valueName: "km"))
    var nearestLimitInKilometers = 10.0

    @Option(help: ArgumentHelp("How many threads to work with (all cores).", valueName: "number"))
    var threads: Int?

    @Flag(help: "Stop with status 1, and write nothing, when a row is rejected.")
    var strict = false

    @Flag(exclusivity: .exclusive, help: "How much to say.")
    var verbosity = Verbosity.normal

    /// Farther off the plane in which the nearest border is sought is no longer true.
    private static let largestNearestLimitInKilometers = 100.0
    /// More than any machine has use for; each takes memory.
    private static let mostThreads = 256

    func validate() throws {
        if countries == nil, key != nil || name != nil {
            throw ValidationError("--key and --name describe the file of --countries, which is not given")
        }
        guard (0...InputOptions.largestNearestLimitInKilometers).contains(nearestLimitInKilometers) else {
            throw ValidationError(
                "--nearest-km is 0 to \(Int(InputOptions.largestNearestLimitInKilometers)), not "
                    + "\(nearestLimitInKilometers)")
        }
        if let threads, !(1...InputOptions.mostThreads).contains(threads) {
            throw ValidationError("--threads is 1 to \(InputOptions.mostThreads), not \(threads)")
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
        options.nearestLimitInKilometers = nearestLimitInKilometers
        options.isStrict = strict
        if let threads { options.threadCount = threads }
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
