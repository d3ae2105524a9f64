import ArgumentParser
import CaseAtlasKit
import Foundation

struct CountriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countries",
        abstract: "Explain which country a name or code means, or list the countries.",
        discussion: """
            Says for each name which country it means and why, or why it means none and
            what to write instead: just what the other commands make of it. Without a
            name it lists the countries of the world view. Status 65 when a name means
            no country.

            EXAMPLES
              caseatlas countries
              caseatlas countries Burma "Korea, South" 中国台湾 U.K.
              caseatlas countries --format csv > countries.csv
              caseatlas countries --worldview de-facto Somaliland
              cut -d, -f2 cases.csv | tail -n +2 | caseatlas countries --format json -
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, csv, json
    }

    @Argument(help: "Names or codes; - for standard input, one a line; none for the list of countries.")
    var names: [String] = []

    @OptionGroup var area: CountryOptions

    @Option(help: "The form of the answer.")
    var format = Format.text

    func run() throws {
        let options = try area.atlasOptions()
        try Messages(.normal).reportingErrors {
            var lookup = try CountryLookup(options)
            guard !names.isEmpty else { return try show(CountryTable(lookup.countries).text(format)) }
            let texts = try names.flatMap { $0 == "-" ? try CountryLookup.names(inLinesOf: $0) : [$0] }
            let answers = try texts.map { try lookup.answer(to: $0) }
            try show(AnswerTable(answers).text(format))
            let unresolved = answers.filter { $0.status != .resolved }.count
            guard unresolved > 0 else { return }
            Messages.write("caseatlas: \(unresolved) of \(answers.count) without a country\n", to: .errors)
            throw ExitCode(EX_DATAERR)
        }
    }

    /// Throws: exit status 74 when the answer cannot be written where it shall go.
    private func show(_ text: [UInt8]) throws {
        guard Messages.write(text, to: .output) else { throw ExitCode(EX_IOERR) }
    }
}
