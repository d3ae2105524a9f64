public import ArgumentParser
package import CaseAtlasKit
import Cases
public import Exports
public import Geodata
public import Pictures
public import Styles

// How the values of options are read from the command line.

/// A field and the column that holds it.
struct ColumnChoice: ExpressibleByArgument {
    let field: CaseField
    let column: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), let field = CaseField(rawValue: String(argument[..<equals]))
        else { return nil }
        self.field = field
        column = String(argument[argument.index(after: equals)...])
    }
}

extension ColumnChoice {
    /// What is said about an option that chooses columns for some fields.
    static func help(_ fields: [CaseField]) -> ArgumentHelp {
        ArgumentHelp(
            "The column that holds a field, as in \(example(fields)). Fields: \(fields.list).",
            valueName: "field=column")
    }

    private static func example(_ fields: [CaseField]) -> String {
        fields.contains(.outcome) ? "outcome=Result" : "country=Nation"
    }
}

extension [CaseField] {
    var list: String { map(\.rawValue).joined(separator: ", ") }
}

extension Length: ExpressibleByArgument {
    /// Reads the value of `--tolerance`.
    package init?(argument: String) { self.init(argument) }
}

extension ByteCount: ExpressibleByArgument {
    /// Reads the value of `--fit`.
    package init?(argument: String) { self.init(argument) }
}

extension Scale: ExpressibleByArgument {}

extension Worldview: ExpressibleByArgument {}

extension ClassMethod: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension PositionPrecision: ExpressibleByArgument {
    /// Reads the value of `--precision`.
    public init?(argument: String) { self.init(argument) }
}
