import ArgumentParser
import CaseAtlasKit
import Foundation
import Pictures
import Profiles
import Styles

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write map layers from cases.",
        discussion: """
            Writes countries, symbols, cases, routes and timeline (.geojson) with styles for QGIS (.qml), GeoServer (.sld)
            and MapLibre (style.json), a project for QGIS (atlas.qgs), legend.json, timeline.csv, the pictures map.svg and
            years.svg, the page index.html, report.json and datapackage.json into one folder. The folder appears whole or
            not at all; an earlier export in it is replaced.

            EXAMPLES
              caseatlas export
              caseatlas export cases.csv --destination CHN -o map
              caseatlas export cases.csv --scale 110m --layers countries,symbols
              caseatlas export cases.csv --fit 150kB
              caseatlas export cases.csv --format d3,topojson
              caseatlas export cases.csv --tolerance 5km
              caseatlas export cases.csv --split
              caseatlas export cases.csv --classes quantile --rate-minimum 5
              caseatlas export cases.csv --title "Seen from Bangkok" --language fr
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
    var layers: Selection<AtlasOptions.LayerName>?

    private static let standardOutput = "exports"

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

    func validate() throws {
        if let rateMinimum, !AtlasOptions.rateMinimums.contains(rateMinimum) {
            throw ValidationError("--rate-minimum \(rateMinimum): a rate needs a concluded case; give 1 or more.")
        }
        guard [input.scale != nil, tolerance != nil, fit != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("--scale, --tolerance and --fit exclude each other: give one of them.")
        }
    }

    private var simplification: AtlasOptions.Simplification? {
        tolerance.map { .tolerance(inMeters: $0.meters) } ?? fit.map { .fit(byteCount: $0.bytes) }
    }

    private func setOutputs(of options: inout AtlasOptions) {
        if let layers { options.layers = layers.names }
        if let format { options.formats = format.names }
        if split { options.splitsCountries = true }
        if let classes { options.classMethod = classes }
        if let rateMinimum { options.rateMinimum = rateMinimum }
        if let title { options.title = title }
        if let subtitle { options.subtitle = subtitle }
        if let language { options.language = language }
        if let simplification { options.simplification = simplification }
        if input.scale != nil { options.simplification = nil }
    }

    func run() throws {
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
            let profile = try input.locating.readProfile()
            var options = try input.atlasOptions(profile)
            setOutputs(of: &options)
            Signals.cleanUpOnArrival()
            let atlas = Atlas(options)
            let output = output ?? profile?.output ?? ExportCommand.standardOutput
            let bar = ProgressBar(isWanted: input.verbosity != .quiet)
            defer { bar.erase() }
            let summary = try atlas.export(to: output, progress: bar.show)
            bar.erase()
            messages.show(summary, folder: output)
            // The system takes back the memory of a hundred thousand issues at once; giving it back piece by piece
            // would take a tenth of a small run.
            Foundation.exit(EXIT_SUCCESS)
        }
    }
}

extension AtlasOptions.ClassMethod {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension AtlasOptions.Language {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
