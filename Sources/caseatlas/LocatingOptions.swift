import ArgumentParser
import CaseAtlasKit
import Cases

/// The options that every command takes that locates cases.
struct LocatingOptions: ParsableArguments {
    @OptionGroup var area: CountryOptions

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
        var options = try area.atlasOptions()
        options.inputs = inputs
        options.columns = Dictionary(columns.map { ($0.field, $0.column) }, uniquingKeysWith: { _, last in last })
        options.nearestLimitInKilometers = nearestLimitInKilometers
        if let threads { options.threadCount = threads }
        return options
    }
}
