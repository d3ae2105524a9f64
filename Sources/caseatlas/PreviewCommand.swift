import ArgumentParser
import Preview

struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the page of an export in the browser, and again when the cases change.",
        discussion: """
            Serves a folder of exports to browsers on this machine only, prints the address, opens it, and goes on until
            it is interrupted. Without cases it shows the folder as it is. With cases, or a profile, it exports them first,
            as export does. With --watch it exports again whenever these files change, and the page is loaded anew with
            what is chosen in it; when an export fails, it says why, and the earlier one stays.

            EXAMPLES
              caseatlas preview
              caseatlas preview cases.csv --watch
              caseatlas preview --profile atlas.yml --watch
              caseatlas preview -o map --port 8000 --no-open
            """)

    @OptionGroup var input: InputOptions

    @OptionGroup var outputs: OutputOptions

    @Option(help: ArgumentHelp("The port to serve on (any that is free).", valueName: "number"))
    var port: UInt16 = 0

    @Flag(help: "Export again, and load the page anew, whenever the files change.")
    var watch = false

    @Flag(name: .customLong("no-open"), help: "Only print the address.")
    var isNotOpened = false

    /// Whether there is something to export before it is shown.
    private var hasCases: Bool { !input.cases.isEmpty || input.locating.profile != nil }

    func validate() throws {
        try outputs.validate(with: input)
        guard hasCases || !(outputs.concernExport || input.concernExport) else {
            throw ValidationError(
                "Without cases, preview shows a folder as it is, and these options change nothing: name files with cases, "
                    + "or a profile.")
        }
        guard !watch || !input.cases.contains("-") else {
            throw ValidationError("--watch needs files that can be read again; standard input cannot")
        }
    }

    func run() throws {
        let messages = Messages(input.verbosity)
        try messages.reportingErrors {
            Signals.cleanUpOnArrival()
            var preview = PreviewRun(
                source: hasCases ? .cases(input, outputs) : .folder(outputs.folder()), messages: messages)
            try preview.prepare(isWatching: watch)
            let address = try preview.serve(on: port)
            Messages.write(address + "\n", to: .output)
            if !isNotOpened { Browser.open(address) }
            throw preview.followChanges()
        }
    }
}

extension OutputOptions {
    /// Whether something is asked of an export, other than its place.
    fileprivate var concernExport: Bool {
        layers != nil || format != nil || tolerance != nil || fit != nil || classes != nil || rateMinimum != nil
            || title != nil || subtitle != nil || language != nil
    }
}

extension InputOptions {
    /// Whether something is asked of an export.
    fileprivate var concernExport: Bool {
        scale != nil || precision != nil || destination != nil || !column.isEmpty || !words.isEmpty || !keep.isEmpty
            || strict
    }
}
