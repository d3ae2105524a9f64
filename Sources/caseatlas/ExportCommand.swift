import ArgumentParser
import CaseAtlasKit
import Foundation

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write map layers from cases.",
        discussion: """
            Writes countries, symbols, cases, routes and timeline (.geojson), timeline.csv, report.json and
            datapackage.json into one folder. The folder appears whole or not at all; an earlier export in it is replaced.

            EXAMPLES
              caseatlas export
              caseatlas export cases.csv --destination CHN -o map
              caseatlas export cases.csv --scale 110m --layers countries,symbols
              caseatlas export cases.csv --fit 150kB
              caseatlas export cases.csv --format d3,topojson
              caseatlas export cases.csv --tolerance 5km
              caseatlas export cases.csv --column outcome=Result --column country="Host state"
              caseatlas export cases.csv --countries regions.geojson --key code --name title
              caseatlas export cases.csv.gz -o map
            """)

    @OptionGroup var input: InputOptions

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var output = "exports"

    @Option(
        help: ArgumentHelp("Which layers to write, with commas: \(AtlasOptions.LayerName.list).", valueName: "names"))
    var layers: Selection<AtlasOptions.LayerName> = .all

    @Option(
        help: ArgumentHelp(
            "In which formats, with commas: \(AtlasOptions.Format.list). The first is always written.",
            valueName: "names"))
    var format = Selection<AtlasOptions.Format>(names: [.rfc7946])

    @Option(
        help: ArgumentHelp(
            "Simplify the finest borders; none moves farther. Neighbours keep their common border.", valueName: "5km"))
    var tolerance: Length?

    @Option(
        help: ArgumentHelp(
            "Simplify the finest borders until countries.geojson is no larger, packed with gzip.", valueName: "150kB"))
    var fit: ByteCount?

    func validate() throws {
        guard [input.scale != nil, tolerance != nil, fit != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("--scale, --tolerance and --fit exclude each other: give one of them.")
        }
    }

    func run() throws {
        var options = try input.atlasOptions()
        options.layers = layers.names
        options.formats = format.names
        options.simplification =
            tolerance.map { .tolerance(inMeters: $0.meters) } ?? fit.map { .fit(byteCount: $0.bytes) }
        Signals.cleanUpOnArrival()
        let atlas = Atlas(options)
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
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
