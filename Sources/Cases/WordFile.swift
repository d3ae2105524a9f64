import TextFormats

/// A file of the user's with words for values: CSV with the columns `list`, `word` and `value`.
package enum WordFile {
    package static let header = ["list", "word", "value"]

    /// Reads a file in UTF-8, whose delimiter is that of its header.
    ///
    /// Throws: ``CaseInputError`` with the line of a list or a value that does not exist, or of a word with two values.
    package static func read(_ path: String) throws(CaseInputError) -> [WordChoice] {
        let table = try table(path)
        var values: [String: (value: String, line: Int)] = [:]
        var choices: [WordChoice] = []
        for (row, line) in zip(table.rows, table.lines) {
            let choice = try choice(row, path, line)
            let key = choice.field.rawValue + "\n" + choice.word.lowercased()
            if let earlier = values[key], earlier.value != choice.value {
                throw .broken(
                    path: path, line: line,
                    reason: "'\(choice.word)' means \(choice.value) here and \(earlier.value) on line \(earlier.line)")
            }
            values[key] = (choice.value, line)
            choices.append(choice)
        }
        return choices
    }

    private static func table(_ path: String) throws(CaseInputError) -> CSVTable {
        var bytes: [UInt8]
        do throws(ByteSource.Failure) {
            bytes = try ByteSource.bytes(of: path)
        } catch {
            throw .file(error)
        }
        let mark = TextEncoding.utf8.mark
        if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
        let behindList = bytes.dropFirst(header[0].utf8.count).first
        let delimiter = behindList.flatMap { ",;\t|".utf8.contains($0) ? CSVDialect(delimiter: $0) : nil }
        do throws(CSVTable.Failure) {
            return try CSVTable(bytes, header: header, delimiter ?? .standard)
        } catch {
            throw .broken(path: path, line: error.line, reason: error.reason)
        }
    }

    private static func choice(_ row: [String], _ path: String, _ line: Int) throws(CaseInputError) -> WordChoice {
        let (list, word, value) = (row[0], row[1], row[2])
        guard let field = WordChoice.fields.first(where: { $0.rawValue == list }) else {
            let lists = WordChoice.fields.map(\.rawValue).joined(separator: ", ")
            throw .broken(path: path, line: line, reason: "no list '\(list)'; the lists are \(lists)")
        }
        guard !word.isEmpty else { throw .broken(path: path, line: line, reason: "the word is empty") }
        if let choice = WordChoice(field, word: word, value: value) { return choice }
        let values = WordChoice.values(of: field)
        let hint = nearestMatch(to: value, among: values).map { "; is \($0) meant?" } ?? "."
        throw .broken(
            path: path, line: line,
            reason: "\(list) has no value '\(value)'\(hint) One of \(values.joined(separator: ", "))")
    }
}
