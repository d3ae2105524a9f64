import Foundation

/// `report.json` as the contract has it; decoding fails when a member has another type.
struct CaseReport: Decodable {
    struct Issue: Decodable, CustomStringConvertible {
        let row: Int?
        let line: Int?
        let caseID: String?
        let field: String?
        let value: String?
        let reason: String
        let suggestion: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case row, line, caseID = "case_id", field, value, reason, suggestion
        }

        var description: String {
            "row \(row ?? 0), line \(line ?? 0), \(field ?? "-") '\(value ?? "-")': \(reason); \(suggestion ?? "-")"
        }
    }

    struct Dialect: Decodable {
        let file: String?
        let format: String
        let encoding: String
        let delimiter: String?
        let quote: String?
        let decimalMark: String
        let headerLine: Int?
        let titleLines: Int?
        let separatorLine: Bool?

        enum CodingKeys: String, CodingKey {
            case file, format, encoding, delimiter, quote
            case decimalMark = "decimal_mark"
            case headerLine = "header_line"
            case titleLines = "title_lines"
            case separatorLine = "separator_line"
        }
    }

    let inputRows: Int
    let accepted: Int
    let rejected: Int
    let locatedBy: [String: Int]
    let dialect: [Dialect]
    let rejections: [Issue]
    let warnings: [Issue]

    enum CodingKeys: String, CodingKey {
        case inputRows = "input_rows"
        case accepted, rejected
        case locatedBy = "located_by"
        case dialect, rejections, warnings
    }

    init(_ bytes: Data) throws {
        self = try JSONDecoder().decode(CaseReport.self, from: bytes)
    }
}
