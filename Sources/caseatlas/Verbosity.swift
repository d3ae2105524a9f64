import ArgumentParser

/// How much a command says.
enum Verbosity: EnumerableFlag {
    case quiet, normal, verbose

    static func name(for value: Verbosity) -> NameSpecification {
        switch value {
        case .quiet: [.short, .long]
        case .normal: .customLong("normal")
        case .verbose: [.short, .long]
        }
    }

    static func help(for value: Verbosity) -> ArgumentHelp? {
        switch value {
        case .quiet: "Say nothing but errors."
        case .normal: ArgumentHelp("Say what was done.", visibility: .hidden)
        case .verbose: "List every warning."
        }
    }
}
