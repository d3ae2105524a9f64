import Cases
import TextFormats

extension Report {
    /// Calls `body` with the report as the contract has it, in UTF-8 and part by part, one issue a line: there may be
    /// so many issues that the whole would cost more memory than the run.
    public func forEachPartOfJSON(_ body: ([UInt8]) throws -> Void) rethrows {
        var head: [UInt8] = []
        head.append("{\n")
        head.append(member: "input_rows", .integer(inputRows))
        head.append(member: "accepted", .integer(accepted))
        head.append(member: "rejected", .integer(rejected))
        head.append(member: "located_by", .object(waysOfLocating.map { ($0.way, .integer($0.rows)) }))
        head.append(member: "dialect", .array(files.map { $0.json(isNamed: files.count > 1) }))
        if unlistedRejections > 0 { head.append(member: "rejections_not_listed", .integer(unlistedRejections)) }
        if unlistedWarnings > 0 { head.append(member: "warnings_not_listed", .integer(unlistedWarnings)) }
        try body(head)
        try Report.forEachPart(ofList: "rejections", rejections, body)
        try body(Array(",\n".utf8))
        try Report.forEachPart(ofList: "warnings", warnings, body)
        try body(Array("\n}\n".utf8))
    }

    private static func forEachPart(
        ofList name: String, _ issues: [Issue], _ body: ([UInt8]) throws -> Void
    ) rethrows {
        var part = Array("  \"\(name)\": [".utf8)
        part.reserveCapacity(2 * partByteCount)
        var ending = IssueEnding()
        for index in issues.indices {
            part.append(index == 0 ? "\n    " : ",\n    ")
            part.append(issues[index])
            ending.append(to: &part, issues[index])
            guard part.count >= partByteCount else { continue }
            try body(part)
            part.removeAll(keepingCapacity: true)
        }
        try body(part + Array((issues.isEmpty ? "]" : "\n  ]").utf8))
    }

    /// A part has about so many bytes.
    private static let partByteCount = 1 << 16
}

extension ReadFile {
    /// The statement about a file; the only one needs no name, as in issues.
    fileprivate func json(isNamed: Bool) -> JSONValue {
        let table = dialect.table
        let text = { (byte: UInt8?) in JSONValue.optional(byte.map { String(UnicodeScalar($0)) }) }
        return .object([
            ("file", isNamed ? .string(fileName(of: path)) : .null), ("format", .string(dialect.format.rawValue)),
            ("encoding", .string(dialect.encoding.rawValue)), ("delimiter", text(table?.csv.delimiter)),
            ("quote", text(table?.csv.quote)), ("decimal_mark", .string(dialect.hasDecimalComma ? "," : ".")),
            ("header_line", .optional(table?.headerLine)), ("title_lines", .optional(table?.titleLineCount)),
            ("separator_line", table.map { .bool($0.hasSeparatorLine) } ?? .null),
        ])
    }
}

extension [UInt8] {
    fileprivate mutating func append(member name: String, _ value: JSONValue) {
        append("  ")
        append(jsonString: name)
        append(": ")
        append(contentsOf: value.flatText)
        append(",\n")
    }

    fileprivate mutating func append(_ issue: Issue) {
        append(#"{"row": "#)
        append(optional: issue.row)
        append(#", "line": "#)
        append(optional: issue.line)
        append(#", "case_id": "#)
        append(optional: issue.caseID)
        append(#", "field": "#)
        append(optional: issue.field)
        append(#", "value": "#)
        append(optional: issue.value)
    }

    fileprivate mutating func append(optional text: String?) {
        if let text { append(jsonString: text) } else { append("null") }
    }

    private mutating func append(optional number: Int?) {
        if let number { append(integer: number) } else { append("null") }
    }
}

/// The reason and the suggestion of an issue as JSON: many issues in a row have the same.
private struct IssueEnding {
    private var reason: String?
    private var suggestion: String?
    private var text: [UInt8] = []

    mutating func append(to bytes: inout [UInt8], _ issue: Issue) {
        if issue.reason != reason || issue.suggestion != suggestion {
            (reason, suggestion) = (issue.reason, issue.suggestion)
            text.removeAll()
            text.append(#", "reason": "#)
            text.append(optional: reason)
            text.append(#", "suggestion": "#)
            text.append(optional: suggestion)
            text.append("}")
        }
        bytes.append(contentsOf: text)
    }
}
