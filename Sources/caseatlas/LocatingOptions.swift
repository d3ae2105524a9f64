import ArgumentParser
import CaseAtlasKit
import Cases
import Geodata
import Profiles

/// The options that every command takes that locates cases.
struct LocatingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "YAML file with options, as caseatlas init writes it. Options given here go before it.", valueName: "file"))
    var profile: String?

    @OptionGroup var dialect: DialectOptions

    @Option(help: ArgumentHelp("GeoJSON file with the countries to count by.", valueName: "file"))
    var countries: String?

    @Option(help: ArgumentHelp("The property of --countries that tells them apart (iso_a3).", valueName: "field"))
    var key: String?

    @Option(help: ArgumentHelp("The property of --countries with the name to show (name).", valueName: "field"))
    var name: String?

    @Option(help: ArgumentHelp("The folder with country geometries and names.", valueName: "folder"))
    var geodata: String?

    @Option(help: "To which country disputed areas count: the United Nations' view (iso), or who controls them.")
    var worldview: Worldview?

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
        if countries == nil, key != nil || name != nil {
            throw ValidationError("--key and --name describe the file of --countries, which is not given")
        }
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
        var options = AtlasOptions(geodata: geodata ?? "")
        try profile?.apply(to: &options)
        if let geodata { options.geodata = geodata }
        if options.geodata.isEmpty { options.geodata = try GeodataSearch.folder() }
        if !inputs.isEmpty { options.inputs = inputs }
        if let countries {
            options.countryFile = .init(path: countries, key: key ?? "iso_a3", name: name ?? "name")
        }
        if let worldview { options.worldview = worldview }
        for choice in columns { options.columns[choice.field] = choice.column }
        if let nearestLimitInKilometers { options.nearestLimitInKilometers = nearestLimitInKilometers }
        dialect.apply(to: &options.dialect)
        if let threads { options.threadCount = threads }
        return options
    }
}
