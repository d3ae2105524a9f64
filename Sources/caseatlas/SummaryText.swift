import CaseAtlasKit
import Cases
import TextFormats

/// What a run did, in lines that a person can read.
struct SummaryText {
    private let summary: Summary
    private let folder: String?

    init(_ summary: Summary, folder: String?) {
        self.summary = summary
        self.folder = folder
    }

    var text: String {
        ([rows] + dialects + countries + loss + files).joined(separator: "\n") + "\n"
    }

    /// How many rows there were, and what became of them.
    var rows: String {
        let report = summary.report
        return "\(report.inputRows) rows: \(report.accepted) accepted, \(report.rejected) rejected\(reasons), "
            + "\(report.warnings.count) warning\(report.warnings.count == 1 ? "" : "s")"
    }

    /// How files are written that are not written as most are.
    private var dialects: [String] {
        summary.report.files.compactMap { file in
            let peculiarities = file.dialect.peculiarities
            guard !peculiarities.isEmpty else { return nil }
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            return
                "\(name.printable): read as \(file.dialect.format.rawValue) with \(peculiarities.joined(separator: ", "))"
        }
    }

    /// The fields for which rows were rejected, the commonest first.
    private var reasons: String {
        let fields = summary.report.rejectedByField.map { (key: $0.key?.rawValue ?? "record", value: $0.value) }
        guard !fields.isEmpty else { return "" }
        let ranked = fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return " (" + ranked.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
    }

    private var countries: [String] {
        let shown = summary.leadingCountries
        let width = shown.map(\.name.count).max() ?? 0
        let title =
            "\(summary.countryCount) countries with cases"
            + (summary.countryCount > shown.count ? "; the \(shown.count) with most:" : ":")
        return ["", title]
            + shown.map { country in
                let attempted = aligned(country.attempted, to: 6)
                return "  \(country.key)  \(padded(country.name, to: width))  \(attempted) attempted"
                    + "  \(aligned(country.successful, to: 6)) successful"
            }
    }

    private var loss: [String] {
        guard let loss = summary.loss else { return [] }
        let (before, after) = loss.positionCounts
        let decimals = loss.decimals.map { ", \($0) decimals" } ?? ""
        return [
            "",
            "borders simplified: \(after) of \(before) positions, \(loss.islandCount) islands left out\(decimals),",
            "  moved by at most \(decimal(loss.distanceInKilometers, 3)) km, area \(percent(loss.areaShare)) off in sum, "
                + "at most \(percent(loss.mostChanged.share)) (\(loss.mostChanged.key))",
        ]
    }

    private func percent(_ share: Double) -> String { decimal(share * 100, 2) + " %" }

    private func decimal(_ value: Double, _ decimals: Int) -> String {
        var text: [UInt8] = []
        text.append(decimal: value, decimals: decimals)
        return String(decoding: text, as: UTF8.self)
    }

    private var files: [String] {
        guard let folder else { return [] }
        let lines = fileLines
        let width = lines.map(\.name.count).max() ?? 0
        return ["", "written to \(folder):"]
            + lines.map { "  \(padded($0.name, to: width))  \(aligned($0.byteCount, to: 10)) bytes" }
    }

    /// The files, those of a folder in it as one line where the first of them stands.
    private var fileLines: [(name: String, byteCount: Int)] {
        let files = summary.files.map { file in
            (name: file.name, folder: file.name.split(separator: "/").dropLast().first, byteCount: file.byteCount)
        }
        let folders = Dictionary(grouping: files.filter { $0.folder != nil }) { $0.folder }
        var shown: Set<Substring> = []
        return files.compactMap { file in
            guard let folder = file.folder, let inside = folders[file.folder] else {
                return (file.name, file.byteCount)
            }
            guard shown.insert(folder).inserted else { return nil }
            return ("\(folder)/ (\(inside.count) files)", inside.reduce(0) { $0 + $1.byteCount })
        }
    }

    private func aligned(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension Dialect {
    /// What is not as RFC 4180 and most files have it.
    fileprivate var peculiarities: [String] {
        var found = encoding == .utf8 ? [] : ["encoding \(encoding.rawValue)"]
        if let table {
            let delimiter = String(UnicodeScalar(table.csv.delimiter))
            if delimiter != "," { found.append("delimiter \(delimiter == "\t" ? "tab" : "'\(delimiter)'")") }
            if table.csv.quote == UInt8(ascii: "'") { found.append("single quotes") }
            if table.csv.quote == nil { found.append("no quotes") }
            if table.headerLine > 1 { found.append("header on line \(table.headerLine)") }
        }
        if hasDecimalComma { found.append("decimal comma") }
        return found
    }
}
