import ArgumentParser
import CaseAtlasKit
import Exports
import Geodata
import Pictures
import Profiles
import Styles

/// The options that say what an export writes, and where.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .long], help: ArgumentHelp("The folder to write (exports).", valueName: "folder"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Which layers to write (all), with commas: \(AtlasOptions.LayerName.list).", valueName: "names"))
    var layers: Selection<AtlasOptions.LayerName>?

    @Option(
        help: ArgumentHelp(
            "In which formats, with commas (rfc7946, which is always written): \(AtlasOptions.Format.list).",
            valueName: "names"))
    var format: Selection<AtlasOptions.Format>?

    @Flag(help: "Write each country as a file of its own too, in the folder countries.")
    var split = false

    @Option(
        help: ArgumentHelp(
            "Simplify the finest borders; none moves farther. Neighbours keep their common border.", valueName: "5km"))
    var tolerance: Length?

    @Option(
        help: ArgumentHelp(
            "Simplify the finest borders until countries.geojson is no larger, packed with gzip.", valueName: "150kB"))
    var fit: ByteCount?

    @Option(
        help: ArgumentHelp(
            "How styles put numbers into classes (nice): \(AtlasOptions.ClassMethod.list).", valueName: "method"))
    var classes: AtlasOptions.ClassMethod?

    @Option(
        help: ArgumentHelp(
            "Styles show a country's success rate where so many of its cases are concluded (3).", valueName: "number"))
    var rateMinimum: Int?

    @Option(help: ArgumentHelp("The title of the pictures (what they show).", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("A line below the title of the pictures.", valueName: "text"))
    var subtitle: String?

    @Option(
        help: ArgumentHelp("The language of the pictures (en): \(AtlasOptions.Language.list).", valueName: "code"))
    var language: AtlasOptions.Language?

    private static let standardFolder = "exports"

    func validate() throws {
        if let rateMinimum, !AtlasOptions.rateMinimums.contains(rateMinimum) {
            throw ValidationError("--rate-minimum \(rateMinimum): a rate needs a concluded case; give 1 or more.")
        }
    }

    /// Checks these options together with those of the input.
    func validate(with input: InputOptions) throws {
        guard [input.scale != nil, tolerance != nil, fit != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("--scale, --tolerance and --fit exclude each other: give one of them.")
        }
    }

    /// The folder that is named, here or in the profile.
    func folder(_ profile: Profile? = nil) -> String {
        output ?? profile?.output ?? OutputOptions.standardFolder
    }

    /// What to write, and where: the profile, and before it what is given.
    func plan(_ input: InputOptions) throws -> ExportPlan {
        let profile = try input.locating.readProfile()
        var options = try input.atlasOptions(profile)
        set(in: &options)
        if input.scale != nil { options.simplification = nil }
        return ExportPlan(options: options, folder: folder(profile))
    }

    private var simplification: AtlasOptions.Simplification? {
        tolerance.map { .tolerance(inMeters: $0.meters) } ?? fit.map { .fit(byteCount: $0.bytes) }
    }

    private func set(in options: inout AtlasOptions) {
        if let layers { options.layers = layers.names }
        if let format { options.formats = format.names }
        if split { options.splitsCountries = true }
        if let classes { options.classMethod = classes }
        if let rateMinimum { options.rateMinimum = rateMinimum }
        if let title { options.title = title }
        if let subtitle { options.subtitle = subtitle }
        if let language { options.language = language }
        if let simplification { options.simplification = simplification }
    }
}

/// An export that is to be made.
struct ExportPlan {
    let options: AtlasOptions
    let folder: String
}

extension AtlasOptions.ClassMethod {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension AtlasOptions.Language {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
