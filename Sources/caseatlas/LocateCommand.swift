import ArgumentParser
import CaseAtlasKit
import Cases
import Foundation

struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate",
        abstract: "Append to each row of a CSV file the country where it was.",
        discussion: """
            Copies CSV to standard output, every row as it is and in its place, with
            four fields more:
              iso_a3       the code of the country
              country      its name
              located_by   code, name, position, nearest or place; +agreed where a
                           second witness agrees
              distance_km  kilometres from the position to the country: 0 within it;
                           empty without a position, or beyond 500 km
            They are empty in a row that gets no country. Rows are located as export
            does it; columns that do not say where a row was are only copied. Blank
            lines are kept, a byte order mark is left out, other encodings come out
            as UTF-8. Rows go out while others come in: those written before a
            failure, or before status 1, stay written.

            EXAMPLES
              caseatlas locate cases.csv > located.csv
              caseatlas locate --column country="Host state" cases.csv
              caseatlas locate cases.csv --strict > located.csv
              gunzip -c cases.csv.gz | caseatlas locate | head -1
            """)

    private static let fields = CaseField.allCases.filter(CaseField.whereabouts.contains)

    @Argument(help: "CSV files with one header; - or none means standard input.")
    var files: [String] = []

    @OptionGroup var locating: LocatingOptions

    @Option(help: ColumnChoice.help(LocateCommand.fields))
    var column: [ColumnChoice] = []

    @Flag(help: "End with status 1 when a row got no country; all rows are written.")
    var strict = false

    func validate() throws {
        for choice in column where !CaseField.whereabouts.contains(choice.field) {
            throw ValidationError(
                "--column \(choice.field.rawValue): locate reads only \(LocateCommand.fields.list)")
        }
    }

    func run() throws {
        let messages = Messages(locating.verbosity)
        try messages.reportingErrors {
            var options = try locating.atlasOptions(locating.readProfile(), inputs: files, columns: column)
            if options.inputs.isEmpty { options.inputs = ["-"] }
            let join = CountryJoin(options)
            let report = try join.run(writingTo: STDOUT_FILENO, listing: messages.listedIssueCount)
            messages.showJoin(report)
            guard strict, report.rejected > 0 else { return }
            Messages.write(
                "caseatlas: \(report.rejected) of \(report.inputRows) rows got no country, and --strict allows none\n",
                to: .errors)
            throw ExitCode.failure
        }
    }
}
