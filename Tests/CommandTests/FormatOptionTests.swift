import Testing

@Suite("Formats on the command line")
struct FormatOptionTests {
    @Test(
        "The formats that are named are written, the standard one always", arguments: ["topojson", "rfc7946,topojson"])
    func named(formats: String) throws {
        try withTemporaryFolder { folder in
            let call = try Program.export([
                "-o", "exports", "--scale", "110m", "--layers", "symbols", "--format", formats,
            ])
            #expect(try call.working(in: folder.path).run().ending == .status(0))
            let names = try folder.contents(of: "exports").files.keys.sorted()
            #expect(
                names == [
                    "atlas.qgs", "atlas.topojson", "datapackage.json", "legend.json", "report.json", "style.json",
                    "symbols.geojson",
                    "symbols.qml", "symbols.sld",
                ])
        }
    }

    static let wrong = [
        ["--format", "shapefile"], ["--format", ""], ["--format", "d3,svg"],
        ["--language", "de"], ["--language", ""],
        ["--format", "d3", "--layers", "cases,symbols"], ["--format", "topojson", "--layers", "timeline"],
    ]

    @Test("A format that there is not, or that has none of the layers, is wrong usage", arguments: wrong)
    func usage(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let outcome = try Program.export(["-o", "exports"] + arguments).working(in: folder.path).run()
            #expect(outcome.ending == .status(64))
            #expect(try folder.names().isEmpty)
        }
    }
}
