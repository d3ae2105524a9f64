public import ArgumentParser
public import Cases
public import TextFormats

/// The options that say how files are written; what is not said is found in each file.
struct DialectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How characters are written as bytes: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "encoding"))
    var encoding: TextEncoding?

    @Option(help: ArgumentHelp("What stands between two fields of CSV: one character, or tab.", valueName: "character"))
    var delimiter: DialectChoices.Delimiter?

    @Option(help: "What stands round fields of CSV that need it.")
    var quote: DialectChoices.Quote?

    @Option(help: "What stands before the decimals of numbers.")
    var decimalMark: DialectChoices.DecimalMark?

    @Option(help: ArgumentHelp("The line of a CSV file with the names of its columns, from 1.", valueName: "line"))
    var headerLine: Int?

    func validate() throws {
        if let headerLine, !DialectChoices.headerLines.contains(headerLine) {
            throw ValidationError(
                "--header-line is \(DialectChoices.headerLines.lowerBound) or more, not \(headerLine)")
        }
    }

    /// Sets what was said.
    func apply(to dialect: inout DialectChoices) {
        if let encoding { dialect.encoding = encoding }
        if let delimiter { dialect.delimiter = delimiter }
        if let quote { dialect.quote = quote }
        if let decimalMark { dialect.decimalMark = decimalMark }
        if let headerLine { dialect.headerLine = headerLine }
    }
}

extension TextEncoding: ExpressibleByArgument {
    /// Reads a name in capitals or not.
    public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension DialectChoices.Delimiter: ExpressibleByArgument {
    /// Reads one character, or `tab`.
    public init?(argument: String) { self.init(argument) }
}

extension DialectChoices.Quote: ExpressibleByArgument {}

extension DialectChoices.DecimalMark: ExpressibleByArgument {}
