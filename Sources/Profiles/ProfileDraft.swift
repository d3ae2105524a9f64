package import CaseAtlasKit
import Cases
import TextFormats

/// A first profile, made from a look at files: what was found in them stands there, what could be said stands behind a #.
///
/// Law: an export by the profile as it is writes the bytes of an export without one.
package struct ProfileDraft {
    private let inspection: Inspection
    private let cases: [String]
    private let name: String

    /// More words are not shown: so many are no list, but the wrong column.
    private static let mostWords = 40
    private static let longestWord = 80

    /// `cases` are the files as they are seen from the profile, which has a name.
    package init(_ inspection: Inspection, cases: [String], name: String) {
        self.inspection = inspection
        self.cases = cases
        self.name = name
    }

    /// The profile as YAML.
    package var text: String {
        [head, dialect, columns, words, others].map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var head: [String] {
        [
            "# What `caseatlas init` found. The map is written by: caseatlas export --profile \(name)",
            "# Keys are the names of options. Paths are relative to this file. Options on the command line go before it.",
            "# A line behind a # says nothing; take the # away where you want to say it.",
            "", "cases:",
        ] + cases.map { "  - \($0.yaml)" } + ["output: exports"]
    }

    private var dialect: [String] {
        guard let file = inspection.files.first else { return [] }
        let found = file.dialect
        var lines = [
            "# How the first file is written. Each file is looked at anew, unless a line here says how all of them are.",
            "# encoding: \(found.encoding.rawValue)",
        ]
        if let table = found.table {
            let delimiter = String(UnicodeScalar(table.csv.delimiter))
            lines += [
                "# delimiter: \(delimiter == "\t" ? "tab" : delimiter.yaml)",
                "# quote: \(DialectChoices.Quote(of: table.csv).rawValue)", "# header-line: \(table.headerLine)",
            ]
        }
        return lines + ["# decimal-mark: \(found.hasDecimalComma ? "comma" : "point")"]
    }

    private var columns: [String] {
        guard !inspection.columns.isEmpty else {
            return [
                "# Which column holds which field, where its name does not say so:", "# column:", "#   country: NAME",
            ]
        }
        let found = inspection.columns.map { column in
            // Of several the first that is not empty counts, which a line here would change.
            let isOne = column.names.count == 1 && column.names[0].printable == column.names[0]
            return "  \(isOne ? "" : "# ")\(column.field.rawValue): \(column.names[0].yaml)"
                + (isOne ? "" : "   # found in several: \(column.names.map(\.yaml).joined(separator: ", "))")
        }
        let fields = Set(inspection.columns.map(\.field))
        let missing = CaseField.suggested.filter { !fields.contains($0) }.map { "  # \($0.rawValue): no column found" }
        return ["# Which column holds which field.", "column:"] + found + missing + kept
    }

    private var kept: [String] {
        let others = inspection.otherNames.filter { !$0.isEmpty }
        guard !others.isEmpty else { return [] }
        return [
            "# Other columns are not published. To publish one with every case, look at what is in it, and name it:",
            "# keep: [\(others.map(\.yaml).joined(separator: ", "))]",
        ]
    }

    private var words: [String] {
        let lists = inspection.unknownWords.filter { !$0.words.isEmpty }
        guard !lists.isEmpty else {
            return ["# Words of your own for values of lists; all words that were found are known.", "# words:"]
                + ["#   outcome:", "#     WORD: successful"]
        }
        return ["# Words that no list has, and in how many rows they stand. Write the value that is meant for each."]
            + ["words:"] + lists.flatMap(lines)
    }

    private func lines(_ list: Inspection.UnknownWords) -> [String] {
        let values = WordChoice.values(of: list.field).joined(separator: ", ")
        let fallback = list.field == .method ? "other" : "unknown"
        let shown = list.words.filter { $0.word.isWord && $0.word.count <= ProfileDraft.longestWord }
        let listed = shown.prefix(ProfileDraft.mostWords)
        let lines = listed.map { "    # \($0.word.yaml): \(fallback)   # \($0.rowCount)" }
        let restCount = list.words.count - listed.count
        return ["  \(list.field.rawValue):", "    # One of \(values). Without a line here they count as \(fallback)."]
            + lines + (restCount > 0 ? ["    # … and \(restCount) more that are not shown"] : [])
    }

    private var others: [String] {
        [
            "# The destination of cases that state none, a code or a name:", "# destination: CHN",
            "# What is written, and how fine; these are the defaults:",
            "# layers: [\(AtlasOptions.LayerName.allCases.map(\.rawValue).joined(separator: ", "))]",
            "# format: [rfc7946]", "# split: false", "# scale: 50m", "# classes: nice", "# rate-minimum: 3",
            "# precision: 0.1",
            "# worldview: iso", "# nearest-km: 10", "# strict: false",
            "# What pictures are called, a line below that, and their language:",
            "# title: \"Attempted and successful apprehensions abroad\"", "# subtitle: \"As of this month\"",
            "# language: en",
            "# Instead of scale, `tolerance: 5km` or `fit: 150kB` simplifies the finest borders.",
        ]
    }
}

extension CaseField {
    /// Fields without which something is not on the map.
    fileprivate static let suggested: [CaseField] = [
        .caseID, .date, .country, .longitude, .latitude, .persons, .method, .outcome, .destination, .sourceURL,
    ]
}

extension DialectChoices.Quote {
    fileprivate init(of dialect: CSVDialect) {
        switch dialect.quote {
        case UInt8(ascii: "'"): self = .single
        case nil: self = .none
        default: self = .double
        }
    }
}

extension String {
    /// The text as a scalar of YAML: bare where it is a plain word or path, else quoted as JSON does.
    fileprivate var yaml: String {
        let isPlain =
            first?.isLetter == true && wholeMatch(of: /[A-Za-z0-9_.\/-]+/) != nil
            && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(lowercased())
        guard !isPlain else { return self }
        var quoted: [UInt8] = []
        quoted.append(jsonString: self)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// Whether the text may be a word of a list: what holds decimals is a number, and perhaps a position.
    fileprivate var isWord: Bool {
        printable == self && firstRange(of: /[0-9][.,][0-9]/) == nil && !contains("°")
    }
}
