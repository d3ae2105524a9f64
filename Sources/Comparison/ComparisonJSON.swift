import TextFormats

/// The differences as one JSON object, for programs.
package struct ComparisonJSON {
    private let comparison: ExportComparison

    package init(_ comparison: ExportComparison) {
        self.comparison = comparison
    }

    /// Calls `body` with the text part by part: there may be a million cases.
    package func forEachPart(_ body: ([UInt8]) throws -> Void) rethrows {
        try body(Array("{\n  \"identical\": \(comparison.isIdentical),\n  \"notes\": ".utf8))
        try body(JSONValue.row(comparison.notes.map(JSONValue.string)).flatText)
        try body(Array(",\n  \"cases\": ".utf8))
        if let cases = comparison.cases { try write(cases, body) } else { try body(Array("null".utf8)) }
        try body(Array(",\n  \"countries\": ".utf8))
        if let countries = comparison.countries {
            try write(countries, indent: "  ", body) { ComparisonJSON.country($0).flatText }
        } else {
            try body(Array("null".utf8))
        }
        try body(Array("\n}\n".utf8))
    }

    private func write(_ cases: CaseChanges, _ body: ([UInt8]) throws -> Void) rethrows {
        func name(_ list: String) -> [UInt8] { Array(",\n    \"\(list)\": ".utf8) }
        try body(Array("{\n    \"before\": \(cases.old.count),\n    \"after\": \(cases.new.count)".utf8))
        try body(name("added"))
        try write(cases.added, indent: "    ", body) { ComparisonJSON.row(cases.new, $0, cases.pool) }
        try body(name("removed"))
        try write(cases.removed, indent: "    ", body) { ComparisonJSON.row(cases.old, $0, cases.pool) }
        try body(name("moved"))
        try write(cases.moved, indent: "    ", body) { ComparisonJSON.pair(cases, $0) }
        try body(name("recoded"))
        try write(cases.recoded, indent: "    ", body) { ComparisonJSON.pair(cases, $0) }
        try body(Array("\n  }".utf8))
    }

    private func write<Element>(
        _ list: [Element], indent: String, _ body: ([UInt8]) throws -> Void, _ text: (Element) -> [UInt8]
    ) rethrows {
        guard !list.isEmpty else { return try body(Array("[]".utf8)) }
        for (place, element) in list.enumerated() {
            try body(Array("\(place == 0 ? "[" : ",")\n\(indent)  ".utf8) + text(element))
        }
        try body(Array("\n\(indent)]".utf8))
    }

    /// A case that only one of the exports lists.
    private static func row(_ table: CaseTable, _ row: Int, _ pool: ValuePool) -> [UInt8] {
        object([
            ("case_id", pool[table.code(row, table.id)]), ("iso_a3", pool[table.code(row, table.country)]),
            ("outcome", pool[table.code(row, table.outcome)]),
        ])
    }

    private static func pair(_ cases: CaseChanges, _ pair: CaseChanges.Pair) -> [UInt8] {
        let (old, new, pool) = (cases.old, cases.new, cases.pool)
        let changes = cases.changes(pair).map { change in
            var name: [UInt8] = []
            name.append(jsonString: change.field)
            guard let values = change.values else {
                let distance = change.distanceInKilometers.map(JSONValue.number) ?? .null
                return object([("field", name[...]), ("distance_km", distance.flatText[...])])
            }
            return object([("field", name[...]), ("from", values.from), ("to", values.to)])
        }
        let list = Array("[".utf8) + changes.joined(separator: Array(", ".utf8)) + Array("]".utf8)
        let (from, to) = (pool[old.code(pair.old, old.country)], pool[new.code(pair.new, new.country)])
        let countries = from == to ? [("iso_a3", to)] : [("from_iso_a3", from), ("to_iso_a3", to)]
        return object([("case_id", pool[new.code(pair.new, new.id)])] + countries + [("changes", list[...])])
    }

    /// An object on one line of values that are JSON already.
    private static func object(_ members: [(String, ArraySlice<UInt8>)]) -> [UInt8] {
        var text = Array("{".utf8)
        for (place, member) in members.enumerated() {
            text += Array("\(place == 0 ? "" : ", ")\"\(member.0)\": ".utf8)
            text += member.1
        }
        return text + Array("}".utf8)
    }

    private static func country(_ country: CountryChange) -> JSONValue {
        .object([("iso_a3", .string(country.key)), ("name", .string(country.name))] + properties(country))
    }

    /// What a program is told of a country besides its key and its name; the layer has the same.
    static func properties(_ country: CountryChange) -> [(String, JSONValue)] {
        let counts = country.counts.flatMap { count -> [(String, JSONValue)] in
            [
                ("\(count.field)_before", .optional(count.before)), ("\(count.field)_after", .optional(count.after)),
                ("\(count.field)_difference", .optional(count.difference)),
                ("\(count.field)_unexplained", .optional(count.unexplained)),
            ]
        }
        let tally = country.tally
        let cases: [(String, JSONValue)] = [
            ("cases_added", .optional(tally?.added)), ("cases_removed", .optional(tally?.removed)),
            ("cases_recoded", .optional(tally?.recoded)), ("cases_moved_in", .optional(tally?.movedIn)),
            ("cases_moved_out", .optional(tally?.movedOut)),
        ]
        return [
            ("status_before", .optional(country.before?.status)), ("status_after", .optional(country.after?.status)),
        ] + counts + cases
    }
}
