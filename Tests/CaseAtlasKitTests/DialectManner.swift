import Foundation
import TestSupport

/// A way to write a table as CSV.
struct Manner: CustomStringConvertible {
    var delimiter = ","
    var quote = "\""
    var quotesAll = false
    var lineEnd = "\n"
    var encoding = String.Encoding.utf8
    var hasMark = false
    var hasSeparatorLine = false
    var titles: [String] = []
    var hasDecimalComma = false
    var hasBlankRows = false

    static let plain = Manner()

    private static let encodings: [(String.Encoding, name: String)] = [
        (.utf8, "utf-8"), (.utf16LittleEndian, "utf-16le"), (.utf16BigEndian, "utf-16be"),
        (.windowsCP1252, "windows-1252"),
    ]

    private init() {}

    /// Any way at all.
    init(using generator: inout SeededGenerator) {
        delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
        quotesAll = Bool.random(using: &generator)
        // Single quotes are told by those of the header.
        quote = quotesAll && Bool.random(using: &generator) ? "'" : "\""
        lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
        encoding = Manner.encodings.map(\.0).randomElement(using: &generator) ?? .utf8
        hasMark = encoding != .windowsCP1252 && Bool.random(using: &generator)
        hasSeparatorLine = Int.random(in: 0..<3, using: &generator) == 0
        if Bool.random(using: &generator) { titles = ["Liste des cas, 2015; à jour", "", "Source: é|x"] }
        hasDecimalComma = Bool.random(using: &generator)
        hasBlankRows = Bool.random(using: &generator)
    }

    /// How many lines stand above the header.
    var linesAbove: Int { (hasSeparatorLine ? 1 : 0) + titles.count }

    /// What the report must say.
    var statement: NSDictionary {
        [
            "file": NSNull(), "format": "csv", "encoding": Manner.encodings.first { $0.0 == encoding }?.name ?? "",
            "delimiter": delimiter, "quote": quote, "decimal_mark": hasDecimalComma ? "," : ".",
            "header_line": linesAbove + 1, "title_lines": titles.count { !$0.isEmpty },
            "separator_line": hasSeparatorLine,
        ]
    }

    var description: String { "\(statement), line end \(lineEnd.debugDescription), blank rows: \(hasBlankRows)" }

    /// The bytes of a table, whose first row is the header.
    func bytes(of table: [[String]]) -> [UInt8] {
        var lines = hasSeparatorLine ? ["sep=\(delimiter)"] : []
        lines += titles
        for row in table { lines.append(row.map(field).joined(separator: delimiter)) }
        // Rows are not moved by what follows them.
        if hasBlankRows { lines += [String(repeating: delimiter, count: 8), "", "   "] }
        let text = (hasMark ? "\u{FEFF}" : "") + lines.map { $0 + lineEnd }.joined()
        return Array(text.data(using: encoding) ?? Data())
    }

    private func field(_ text: String) -> String {
        let needsQuotes =
            quotesAll || text.contains(delimiter) || text.contains(quote) || text.contains { $0.isNewline }
        guard needsQuotes else { return text }
        return quote + text.replacing(quote, with: quote + quote) + quote
    }
}

/// Made-up cases with every kind of text that a dialect can harm.
struct MadeCases {
    private let rows: [[String]]

    private static let header = ["id", "country", "lon", "lat", "date", "method", "outcome", "persons", "note"]
    private static let coordinates = [2, 3]

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
        rows = (1...120).map { number in
            let position = pick(["5.5,5.25", "-0.05,5", "0.5,0.5", "200.25,5", "x,5", ","]).split(
                separator: ",", omittingEmptySubsequences: false)
            return [
                "n\(number)", pick(["AAA", "Betania", "", "Élysée", "Côte"]), String(position[0]), String(position[1]),
                pick(["2015", "2016-02", "17.10.2015"]), pick(["enlèvement", "magie", "extradition"]),
                pick(["réussi", "failed", ""]), pick(["1", "12 000", "many", ""]),
                pick(["d'Ivoire", "say \"hi\"", "a;b,c|d", "tab\tbed", "“quoted” – €", "", "=1+1", "ÿ"]),
            ]
        }
    }

    func written(_ manner: Manner) -> [UInt8] {
        let rows = rows.map { row in
            row.enumerated().map { index, text in
                manner.hasDecimalComma && MadeCases.coordinates.contains(index) ? text.replacing(".", with: ",") : text
            }
        }
        return manner.bytes(of: [MadeCases.header] + rows)
    }
}
