import TextFormats

/// Expressions of the MapLibre style specification, version 8, that no absent value makes fail.
enum MapLibreExpression {
    static func get(_ field: String) -> JSONValue { .row([.string("get"), .string(field)]) }

    static func call(_ name: String, _ arguments: JSONValue...) -> JSONValue { .row([.string(name)] + arguments) }

    /// Whether all conditions hold.
    static func all(_ conditions: [Condition]) -> JSONValue {
        .row([.string("all")] + conditions.flatMap(tests))
    }

    /// What the look of the first rule that holds gives, else `otherwise`.
    static func choice<Look>(
        _ rules: [StyleRule<Look>], otherwise: JSONValue, _ value: (Look) -> JSONValue
    ) -> JSONValue {
        .array(
            [.string("case")] + rules.flatMap { [all($0.conditions), value($0.look)] } + [otherwise])
    }

    static func isNumber(_ field: String) -> JSONValue {
        call("==", call("typeof", get(field)), .string("number"))
    }

    private static func tests(_ condition: Condition) -> [JSONValue] {
        switch condition {
        case .text(let field, let value): return [call("==", get(field), .string(value))]
        case .sum(let fields, let values):
            let sum = fields.count == 1 ? get(fields[0]) : .row([.string("+")] + fields.map(get))
            let bounds = [
                values.from.map { call(">=", sum, .number($0)) }, values.below.map { call("<", sum, .number($0)) },
            ]
            return fields.map(isNumber) + bounds.compactMap { $0 }
        }
    }
}
