import ArgumentParser
import CaseAtlasKit

/// The values that an option names, with commas between them.
struct Selection<Name>: ExpressibleByArgument
where Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    let names: Set<Name>

    static var all: Selection { Selection(names: Set(Name.allCases)) }

    var defaultValueDescription: String {
        names.count == Name.allCases.count
            ? "all" : Name.allCases.filter(names.contains).map(\.rawValue).joined(separator: ",")
    }

    init(names: Set<Name>) {
        self.names = names
    }

    init?(argument: String) {
        let names = argument.split(separator: ",").map { Name(rawValue: String($0)) }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        self.names = Set(names.compactMap { $0 })
    }
}

extension AtlasOptions.LayerName {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension AtlasOptions.Format {
    static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
