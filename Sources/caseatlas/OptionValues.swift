public import ArgumentParser
import Cases
public import Exports
public import Geodata
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

/// A length with its unit: `5km`, `500m`.
struct Length: ExpressibleByArgument {
    let meters: Double

    init?(argument: String) {
        guard let meters = number(argument, units: [("km", 1000), ("m", 1)]) else { return nil }
        self.meters = meters
    }
}

/// A number of bytes with its unit: `150kB`, `1.5MB`.
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        guard let bytes = number(argument, units: [("MB", 1_000_000), ("kB", 1000), ("B", 1)]), bytes < 1e12 else {
            return nil
        }
        self.bytes = Int(bytes)
    }
}

/// A positive number in the smallest of some units, of which the text names one.
private func number(_ text: String, units: [(name: String, factor: Double)]) -> Double? {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }),
        let value = Double(text.dropLast(unit.name.count)), value > 0, value.isFinite
    else { return nil }
    return value * unit.factor
}

extension Scale: ExpressibleByArgument {}

extension Worldview: ExpressibleByArgument {}

extension ClassMethod: ExpressibleByArgument {}

extension PositionPrecision: ExpressibleByArgument {
    /// Reads the value of `--precision`.
    public init?(argument: String) { self.init(argument) }
}
