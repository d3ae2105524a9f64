import CaseAtlasKit
import TextFormats

/// The countries of a run, in the forms of `caseatlas countries`.
struct CountryTable {
    private let countries: [CountryLookup.ListedCountry]

    init(_ countries: [CountryLookup.ListedCountry]) {
        self.countries = countries
    }

    func text(_ format: CountriesCommand.Format) -> [UInt8] {
        switch format {
        case .text: Array(lines.utf8)
        case .csv: csv
        case .json: JSONValue.array(countries.map(object)).text
        }
    }

    private var lines: String {
        let keyWidth = countries.map(\.key.count).max() ?? 0
        let nameWidth = countries.map(\.name.count).max() ?? 0
        return countries.map { country in
            let codes = country.key.padded(to: keyWidth) + "  " + (country.alpha2 ?? "").padded(to: 2)
            let place = country.isUnassigned ? "no ISO country's" : country.region ?? country.continent ?? ""
            let line = "\(codes)  \(place.isEmpty ? country.name : country.name.padded(to: nameWidth))  \(place)"
            return line.trimmingEnd.printable + "\n"
        }.joined()
    }

    private var csv: [UInt8] {
        var bytes = Array("iso_a3,iso_a2,name,continent,region,unassigned\n".utf8)
        for country in countries {
            bytes.append(csvRecord: [
                country.key, country.alpha2 ?? "", country.name, country.continent ?? "", country.region ?? "",
                "\(country.isUnassigned)",
            ])
        }
        return bytes
    }

    private func object(_ country: CountryLookup.ListedCountry) -> JSONValue {
        .object([
            ("iso_a3", .string(country.key)), ("iso_a2", .optional(country.alpha2)), ("name", .string(country.name)),
            ("continent", .optional(country.continent)), ("region", .optional(country.region)),
            ("unassigned", .bool(country.isUnassigned)),
        ])
    }
}

/// What names mean, in the forms of `caseatlas countries`.
struct AnswerTable {
    private let answers: [CountryLookup.Answer]

    /// Languages that a line names before it counts the others.
    private static let shownLanguageCount = 6

    init(_ answers: [CountryLookup.Answer]) {
        self.answers = answers
    }

    func text(_ format: CountriesCommand.Format) -> [UInt8] {
        switch format {
        case .text: Array(answers.map { "\($0.text): \(meaning($0))".printable + "\n" }.joined().utf8)
        case .csv: csv
        case .json: JSONValue.array(answers.map(object)).text
        }
    }

    private func meaning(_ answer: CountryLookup.Answer) -> String {
        guard let country = answer.country, let basis = answer.basis else {
            return [answer.reason, answer.suggestion].compactMap { $0 }.joined(separator: "; ")
        }
        let why =
            switch basis {
            case .code: "its code"
            case .displayName: "its name in layers and messages"
            case .name: "its name in \(languages(answer))"
            case .inverted: "its name in another order of words, in \(languages(answer))"
            case .parts: "all its parts mean it"
            }
        return "\(country.key) (\(country.name)), \(why)"
    }

    private func languages(_ answer: CountryLookup.Answer) -> String {
        let shown = answer.languages.prefix(AnswerTable.shownLanguageCount).joined(separator: ", ")
        let others = answer.languages.count - AnswerTable.shownLanguageCount
        return others > 0 ? "\(shown) and \(others) more languages" : shown
    }

    private var csv: [UInt8] {
        var bytes = Array(
            "name,status,iso_a3,iso_a2,country,basis,languages,candidates,reason,suggestion\n".utf8)
        for answer in answers {
            bytes.append(csvRecord: [
                answer.text, answer.status.rawValue, answer.country?.key ?? "", answer.country?.alpha2 ?? "",
                answer.country?.name ?? "", answer.basis?.rawValue ?? "", answer.languages.joined(separator: " "),
                answer.candidates.map(\.key).joined(separator: " "), answer.reason ?? "", answer.suggestion ?? "",
            ])
        }
        return bytes
    }

    private func object(_ answer: CountryLookup.Answer) -> JSONValue {
        .object([
            ("name", .string(answer.text)), ("status", .string(answer.status.rawValue)),
            ("iso_a3", .optional(answer.country?.key)), ("iso_a2", .optional(answer.country?.alpha2)),
            ("country", .optional(answer.country?.name)), ("basis", .optional(answer.basis?.rawValue)),
            ("languages", .array(answer.languages.map(JSONValue.string))),
            ("candidates", .array(answer.candidates.map { .string($0.key) })), ("reason", .optional(answer.reason)),
            ("suggestion", .optional(answer.suggestion)),
        ])
    }
}

extension [UInt8] {
    fileprivate mutating func append(csvRecord fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            append(csvField: Array(field.utf8))
        }
        append(UInt8(ascii: "\n"))
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
