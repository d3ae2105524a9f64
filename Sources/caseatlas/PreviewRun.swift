import CaseAtlasKit
import Foundation
import Preview

/// A preview on its way: export, serve, look for changes, export again.
struct PreviewRun {
    /// What is shown.
    enum Source {
        /// Exports that are there.
        case folder(String)
        /// Cases, which are exported.
        case cases(InputOptions, OutputOptions)
    }

    private let source: Source
    private let messages: Messages
    private var folder = ""
    private var watch = FileWatch()
    /// There is one when changes are looked for.
    private var revision: Revision?
    private var server: PreviewServer?

    /// The files that tell of another export in a folder, and of a page in it.
    private static let manifest = "datapackage.json"
    private static let page = "index.html"
    /// How long to rest between two looks at the files.
    private static let secondsBetweenLooks = 0.5

    init(source: Source, messages: Messages) {
        self.source = source
        self.messages = messages
    }

    /// Sees to it that there is a page to show.
    mutating func prepare(isWatching: Bool) throws {
        if isWatching { revision = Revision() }
        switch source {
        case .folder(let path):
            folder = path
            watch.watch([PreviewRun.manifest, PreviewRun.page].map { "\(path)/\($0)" })
        case .cases(let input, let outputs):
            try export(input, outputs)
        }
        guard FileManager.default.fileExists(atPath: "\(folder)/\(PreviewRun.page)") else { throw missingPage }
    }

    /// Begins to serve; returns the address.
    mutating func serve(on port: UInt16) throws -> String {
        let server = PreviewServer(folder: folder, port: port, revision: revision)
        self.server = server
        return try server.start()
    }

    /// Goes on until the server fails, or a signal ends the process.
    mutating func followChanges() -> any Error {
        guard let server else { return missingPage }
        while !server.hasEnded(withinSeconds: PreviewRun.secondsBetweenLooks) {
            guard let revision, watch.hasChanged() else { continue }
            if renew() { revision.advance() }
        }
        return server.failure
    }

    /// Whether there is something new to show; if not, what was there is there still, and it is said why.
    private mutating func renew() -> Bool {
        guard case .cases(let input, let outputs) = source else { return true }
        do {
            try messages.reportingErrors { try export(input, outputs) }
            return true
        } catch {
            Messages.write("caseatlas: the page shows the earlier export until the files change again\n", to: .errors)
            return false
        }
    }

    private mutating func export(_ input: InputOptions, _ outputs: OutputOptions) throws {
        // What cannot be read shall be read again when it has changed, whatever else it names.
        watch.watch(input.namedFiles)
        let plan = try outputs.plan(input)
        watch.watch(input.namedFiles + plan.options.inputs + plan.options.wordFiles + plan.options.countryFiles)
        // The server has one folder; a profile that names another while it runs does not move it.
        if folder.isEmpty { folder = plan.folder }
        let bar = ProgressBar(isWanted: input.verbosity != .quiet)
        defer { bar.erase() }
        let summary = try Atlas(plan.options).export(to: folder, progress: bar.show)
        bar.erase()
        messages.showRows(summary)
    }

    private var missingPage: PreviewError {
        let isExported = if case .cases = source { true } else { false }
        return PreviewError(
            kind: .missingPage,
            message: isExported
                ? "\(folder): the export has no index.html to show"
                : "\(folder): no index.html to show; write one with caseatlas export -o \(folder), or name cases: "
                    + "caseatlas preview cases.csv")
    }
}

extension InputOptions {
    /// The files that the command line names.
    fileprivate var namedFiles: [String] {
        [locating.profile].compactMap { $0 } + cases.filter { $0 != "-" } + words
    }
}

extension AtlasOptions {
    fileprivate var countryFiles: [String] { [countryFile?.path].compactMap { $0 } }
}
