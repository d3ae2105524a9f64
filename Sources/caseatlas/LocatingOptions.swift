import ArgumentParser
import CaseAtlasKit
import Cases
import Profiles

/// The options that every command takes that locates cases.
struct LocatingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "YAML file with options, as caseatlas init writes it. Options given here go before it.", valueName: "file"))
    var profile: String?

    @OptionGroup var dialect: DialectOptions

    @OptionGroup var area: CountryOptions

    @Option(
        name: .customLong("nearest-km"),
        help: ArgumentHelp(
            "A position in no country belongs to the nearest one within so many kilometres (10); 0 for none.",
            valueName: "km"))
    var nearestLimitInKilometers: Double?

    @Option(help: ArgumentHelp("How many threads to work with (all cores).", valueName: "number"))
    var threads: Int?

    @Flag(exclusivity: .exclusive, help: "How much to say.")
    var verbosity = Verbosity.normal

    /// More than any machine has use for; each takes memory.
    private static let mostThreads = 256
    private static let profileEndings = [".yml", ".yaml"]

    func validate() throws {
        let limits = AtlasOptions.nearestLimitsInKilometers
        if let limit = nearestLimitInKilometers, !limits.contains(limit) {
            throw ValidationError(
                "--nearest-km is \(Int(limits.lowerBound)) to \(Int(limits.upperBound)), not \(limit)")
        }
        if let threads, !(1...LocatingOptions.mostThreads).contains(threads) {
            throw ValidationError("--threads is 1 to \(LocatingOptions.mostThreads), not \(threads)")
        }
        if let profile, !LocatingOptions.profileEndings.contains(where: profile.lowercased().hasSuffix) {
            throw ValidationError("--profile is a file whose name ends in .yml or .yaml, not '\(profile)'")
        }
    }

    /// The profile that is named.
    func readProfile() throws -> Profile? {
        try profile.map { try Profile(path: $0) }
    }

    /// Options for these inputs, with columns named for fields: those of the profile, and before them those that are given.
    func atlasOptions(_ profile: Profile?, inputs: [String], columns: [ColumnChoice]) throws -> AtlasOptions {
        var options = try area.atlasOptions(profile)
        if !inputs.isEmpty { options.inputs = inputs }
        for choice in columns { options.columns[choice.field] = choice.column }
        if let nearestLimitInKilometers { options.nearestLimitInKilometers = nearestLimitInKilometers }
        dialect.apply(to: &options.dialect)
        if let threads { options.threadCount = threads }
        return options
    }
}
