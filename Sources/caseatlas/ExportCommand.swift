import ArgumentParser
import CaseAtlasKit
import Foundation

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

    @OptionGroup var outputs: OutputOptions

    func validate() throws {
        try outputs.validate(with: input)
    }

    func run() throws {
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
            let plan = try outputs.plan(input)
            Signals.cleanUpOnArrival()
            let bar = ProgressBar(isWanted: input.verbosity != .quiet)
            defer { bar.erase() }
            let summary = try Atlas(plan.options).export(to: plan.folder, progress: bar.show)
            bar.erase()
            messages.show(summary, folder: plan.folder)
            // The system takes back the memory of a hundred thousand issues at once; giving it back piece by piece
            // would take a tenth of a small run.
            Foundation.exit(EXIT_SUCCESS)
        }
    }
}
