import TextFormats

/// Cuts a JSON list between its elements: a list that is the whole text, or the features of a FeatureCollection.
///
/// What stands around the list is held until the end of the file and then checked as a whole.
struct ListCutter {
    /// The text up to the opening bracket, with it, and the line on which it ends.
    private let head: [UInt8]
    private let isCollection: Bool
    private var structure = JSONStructure()
    /// Whether the list has been cut up and what is pending begins with its closing bracket.
    private(set) var isDone = false
    private var hasElements = false

    init(head: [UInt8], isCollection: Bool) {
        self.head = head
        self.isCollection = isCollection
    }

    /// Where the last element ends, with the comma behind it; nil when none does.
    mutating func endOfElements(in pending: TextChunk, line: Int, isLast: Bool) throws(RecordCutter.Break) -> Int? {
        guard !isDone else {
            if isLast { try checkEnd(pending, line: line) }
            return nil
        }
        do throws(JSONStructure.Break) {
            try structure.walk(pending)
        } catch {
            throw RecordCutter.Break(line: line + pending.newlineCount(before: error.offset), reason: error.reason)
        }
        if let end = structure.end {
            isDone = true
            return try hasRecord(pending, upTo: end, line: line) ? end : nil
        }
        guard let comma = structure.comma else {
            if isLast { try checkEnd(pending, line: line) }
            return nil
        }
        hasElements = true
        structure.drop(comma + 1)
        return comma + 1
    }

    /// Whether a record lies before the closing bracket.
    private func hasRecord(_ pending: TextChunk, upTo end: Int, line: Int) throws(RecordCutter.Break) -> Bool {
        let start = structure.comma.map { $0 + 1 } ?? 0
        let isBlank = pending.text[start..<end].allSatisfy(\.isSpace)
        guard isBlank else { return true }
        guard !hasElements && structure.comma == nil else {
            throw RecordCutter.Break(
                line: line + pending.newlineCount(before: end), reason: "no record follows the last comma")
        }
        return false
    }

    /// Throws unless the file ends as the list and what stands around it must; `tail` is what follows the elements.
    func checkEnd(_ tail: TextChunk, line: Int) throws(RecordCutter.Break) {
        let start = tail.leadingSpaceCount
        guard isDone else {
            let reason =
                start == tail.count
                ? "the file ends before the list of records is closed with ']'"
                : structure.isInString
                    ? "the file ends inside a string of the record that begins here"
                    : "the file ends inside the record that begins here"
            throw RecordCutter.Break(
                line: line + tail.newlineCount(before: start), reason: reason + "; is it cut short?")
        }
        do {
            try JSONScanner.scan(head + tail.text) { scanner in
                if isCollection { try ListCutter.checkCollection(&scanner) } else { try scanner.skipValue() }
                try scanner.expectEnd()
            }
        } catch let error as JSONError {
            let line = line + tail.newlineCount(before: min(tail.count, max(0, error.offset - head.count)))
            throw RecordCutter.Break(line: line, reason: "\(error.wanted) is wanted behind the records")
        } catch {
            throw RecordCutter.Break(line: line, reason: "\(error)")
        }
    }

    private static func checkCollection(_ scanner: inout JSONScanner) throws {
        var isCollection = false
        var hasFeatures = false
        try scanner.readObject { name, scanner in
            switch name {
            case "type": isCollection = try scanner.readText() == "FeatureCollection"
            case "features":
                guard !hasFeatures else { throw JSONError(offset: scanner.offset, wanted: "no second 'features'") }
                hasFeatures = true
                try scanner.skipValue()
            default: try scanner.skipValue()
            }
        }
        guard isCollection else {
            throw JSONError(offset: scanner.offset, wanted: "\"type\": \"FeatureCollection\"")
        }
    }
}
