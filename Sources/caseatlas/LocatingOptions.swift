import ArgumentParser
import CaseAtlasKit
import Cases
import Geodata

/// The options that every command takes that locates cases.
struct LocatingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("GeoJSON file with the countries to count by.", valueName: "file"))
    var countries: String?

    @Option(help: ArgumentHelp("The property of --countries that tells them apart (iso_a3).", valueName: "field"))
    var key: String?

    @Option(help: ArgumentHelp("The property of --countries with the name to show (name).", valueName: "field"))
    var name: String?

    @Option(help: ArgumentHelp("The folder with country geometries and names.", valueName: "folder"))
    var geodata: String?

    @Option(help: "To which country disputed areas count: the United Nations' view, or who controls them.")
    var worldview = Worldview.iso

    @Option(
        name: .customLong("nearest-km"),
        help: ArgumentHelp(
            "A position in no country belongs to the nearest one within so many kilometres; 0 for none.",
            valueName: "km"))
    var nearestLimitInKilometers = 10.0

    @Option(help: ArgumentHelp("How many threads to work with (all cores).", valueName: "number"))
    var threads: Int?

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
        guard (0...LocatingOptions.largestNearestLimitInKilometers).contains(nearestLimitInKilometers) else {
            throw ValidationError(
                "--nearest-km is 0 to \(Int(LocatingOptions.largestNearestLimitInKilometers)), not "
                    + "\(nearestLimitInKilometers)")
        }
        if let threads, !(1...LocatingOptions.mostThreads).contains(threads) {
            throw ValidationError("--threads is 1 to \(LocatingOptions.mostThreads), not \(threads)")
        }
    }

    /// Options for these inputs, with columns named for fields.
    func atlasOptions(inputs: [String], columns: [ColumnChoice]) throws -> AtlasOptions {
        var options = AtlasOptions(geodata: try geodata ?? GeodataSearch.folder())
        options.inputs = inputs
        options.countryFile = countries.map { .init(path: $0, key: key ?? "iso_a3", name: name ?? "name") }
        options.worldview = worldview
        options.columns = Dictionary(columns.map { ($0.field, $0.column) }, uniquingKeysWith: { _, last in last })
        options.nearestLimitInKilometers = nearestLimitInKilometers
        if let threads { options.threadCount = threads }
        return options
    }
}
