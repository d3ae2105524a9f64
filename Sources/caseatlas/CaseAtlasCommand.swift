import ArgumentParser

@main
struct CaseAtlasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caseatlas",
        abstract: "Turns case lists into map layers: attempted and successful apprehensions, country by country.",
        discussion: """
            Cases come as CSV, NDJSON or GeoJSON, packed or not; layers go out as RFC 7946 GeoJSON for GIS tools and web maps.

            EXAMPLES
              caseatlas export                        write exports/ from the cases that ship with caseatlas
              caseatlas export cases.csv -o map       write map/ from your own cases
              caseatlas check cases.csv               say what is wrong with a file, write nothing
              caseatlas locate cases.csv > more.csv   append to each row its country
              caseatlas countries Burma               say which country a name means
              caseatlas diff exports-2024 exports     say what differs between two exports
              caseatlas init cases.csv                keep the options of an export in atlas.yml

            EXIT STATUS
              0 done   1 rows rejected under --strict   64 usage   65 input is no cases, or a name no country
              66 input missing   73 output cannot be written   74 disk failure
              75 another run holds the folder   77 not permitted
            """,
        version: "0.1.0",
        subcommands: [
            ExportCommand.self, CheckCommand.self, LocateCommand.self, CountriesCommand.self, DiffCommand.self,
            InitCommand.self, PreviewCommand.self,
        ])

    static func main() {
        StandardStreams.ensureOpen()
        guard var command = namedCommand(CommandLine.arguments.dropFirst()) else { return main(nil) }
        do { try command.run() } catch { exit(withError: error) }
    }

    /// The command that the first argument names, with the others as its arguments; nil where there is anything to say
    /// about them.
    ///
    /// The parser looks at the options of all commands before it comes to those of one: a third of what a small run
    /// takes to begin.
    private static func namedCommand(_ arguments: ArraySlice<String>) -> (any ParsableCommand)? {
        let command = configuration.subcommands.first { $0._commandName == arguments.first }
        return try? command?.parseAsRoot(Array(arguments.dropFirst()))
    }
}
