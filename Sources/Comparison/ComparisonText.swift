import TextFormats

/// The differences in lines that a person can read.
package struct ComparisonText {
    private let comparison: ExportComparison

    package init(_ comparison: ExportComparison) {
        self.comparison = comparison
    }

    /// Calls `body` with the text part by part: there may be a million cases.
    package func forEachPart(_ body: ([UInt8]) throws -> Void) rethrows {
        func say(_ line: String) throws { try body(Array((line + "\n").utf8)) }
        for note in comparison.notes { try say("note: " + note) }
        if comparison.isIdentical { try say("nothing that was compared differs") }
        if let cases = comparison.cases, !cases.isEmpty { try show(cases, say) }
        guard let countries = comparison.countries, !countries.isEmpty else { return }
        try say("\(countries.count) \(countries.count == 1 ? "country" : "countries"):")
        for country in countries { try lines(country).forEach(say) }
    }

    private func show(_ cases: CaseChanges, _ say: (String) throws -> Void) rethrows {
        try say(
            "cases listed: \(cases.old.count) before, \(cases.new.count) after; \(cases.added.count) added, "
                + "\(cases.removed.count) removed, \(cases.moved.count) moved, \(cases.recoded.count) recoded")
        for row in cases.added { try say("  added    " + line(cases.new, row, cases.pool)) }
        for row in cases.removed { try say("  removed  " + line(cases.old, row, cases.pool)) }
        for pair in cases.moved {
            let countries = [
                cases.pool.text(cases.old.code(pair.old, cases.old.country)),
                cases.pool.text(cases.new.code(pair.new, cases.new.country)),
            ].map { ($0 ?? "").printable }
            try say(
                "  moved    \(id(cases, pair))  \(countries.joined(separator: " -> "))\(changes(cases, pair, "; "))")
        }
        for pair in cases.recoded {
            let country = (cases.pool.text(cases.new.code(pair.new, cases.new.country)) ?? "").printable
            try say("  recoded  \(id(cases, pair))  \(country)\(changes(cases, pair, "  "))")
        }
    }

    private func id(_ cases: CaseChanges, _ pair: CaseChanges.Pair) -> String {
        (cases.pool.text(cases.new.code(pair.new, cases.new.id)) ?? "").printable
    }

    private func line(_ table: CaseTable, _ row: Int, _ pool: ValuePool) -> String {
        [table.id, table.country, table.outcome].map { (pool.text(table.code(row, $0)) ?? "-").printable }
            .joined(separator: "  ")
    }

    private func changes(_ cases: CaseChanges, _ pair: CaseChanges.Pair, _ separator: String) -> String {
        let texts = cases.changes(pair).map { change in
            guard let values = change.values else {
                return "position" + (change.distanceInKilometers.map { " moved by \($0.shortText) km" } ?? " changed")
            }
            let (from, to) = (ValuePool.text(values.from) ?? "-", ValuePool.text(values.to) ?? "-")
            return "\(change.field.printable): \(from.printable) -> \(to.printable)"
        }
        return texts.isEmpty ? "" : separator + texts.joined(separator: ", ")
    }

    private func lines(_ country: CountryChange) -> [String] {
        let counts = country.counts
        let title = "  \(country.key.printable)  \(country.name.printable)"
        guard country.before != nil else { return [title + "  only in the new export"] }
        guard country.after != nil else { return [title + "  only in the old export"] }
        let status =
            country.before?.status != country.after?.status
            ? ["status \(country.before?.status ?? "-") -> \(country.after?.status ?? "-")".printable] : []
        let changed = counts.filter { $0.before != $0.after }.map { count in
            "\(count.field) \(text(count.before)) -> \(text(count.after))"
                + (count.difference.map { " (\(signed($0)))" } ?? "")
        }
        let what = changed + status
        let unexplained = counts.compactMap { count in
            count.unexplained.flatMap { $0 == 0 ? nil : "\(signed($0)) \(count.field)" }
        }
        return [title + "  " + (what.isEmpty ? "same counts, other cases" : what.joined(separator: ", "))]
            + (unexplained.isEmpty
                ? [] : ["       not by cases with a position: " + unexplained.joined(separator: ", ")])
    }

    private func text(_ count: Int?) -> String { count.map(String.init) ?? "-" }

    private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}

extension Double {
    /// A number with at most one decimal.
    fileprivate var shortText: String {
        var text: [UInt8] = []
        text.append(decimal: self, decimals: 1)
        return String(decoding: text, as: UTF8.self)
    }
}
