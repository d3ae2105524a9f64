/// One record while its values are checked.
struct Record {
    let batch: RecordBatch
    let index: Int
    var id: String?
    private(set) var issues: [Issue] = []

    init(batch: RecordBatch, index: Int) {
        self.batch = batch
        self.index = index
    }

    var row: Int { batch.rows[index] }
    var line: Int { batch.lines[index] }

    func bytes(_ field: CaseField) -> ArraySlice<UInt8>? { batch.bytes(field, at: index) }

    func text(_ field: CaseField) -> String? { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

    func textOfKept(_ number: Int) -> String? {
        batch.bytesOfKept(number, at: index).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The coordinate that stands alone, if one does.
    var onlyCoordinate: CaseField? {
        switch (bytes(.longitude) != nil, bytes(.latitude) != nil) {
        case (true, false): .longitude
        case (false, true): .latitude
        default: nil
        }
    }

    /// The text of a coordinate where it has no digits, which would be a position finer than may be shown.
    func harmlessText(_ field: CaseField) -> String? {
        text(field).flatMap { $0.contains(where: \.isNumber) ? nil : $0 }
    }

    /// Whether all values are UTF-8 without NUL bytes; a rejection when they are not.
    mutating func isUTF8(keptCount: Int) -> Bool {
        for field in CaseField.allCases where !isUTF8(bytes(field)) {
            reject(field, nil, "the text is not UTF-8", suggestion: "save the file as CSV in UTF-8")
            return false
        }
        for number in 0..<keptCount where !isUTF8(batch.bytesOfKept(number, at: index)) {
            reject(nil, nil, "the text of a kept column is not UTF-8", suggestion: "save the file as CSV in UTF-8")
            return false
        }
        return true
    }

    private func isUTF8(_ value: ArraySlice<UInt8>?) -> Bool {
        guard let value, value.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return true }
        return String(validating: value, as: UTF8.self) != nil && !value.contains(0)
    }

    mutating func warn(_ field: CaseField, _ value: String?, _ reason: String, suggestion: String?) {
        issues.append(issue(.warning, field, value, reason, suggestion))
    }

    mutating func reject(_ field: CaseField?, _ value: String?, _ reason: String, suggestion: String?) {
        issues.append(issue(.rejection, field, value, reason, suggestion))
    }

    private func issue(
        _ severity: Issue.Severity, _ field: CaseField?, _ value: String?, _ reason: String, _ suggestion: String?
    ) -> Issue {
        Issue(
            severity, row: row, line: line, caseID: id, field: field?.rawValue, value: value, reason: reason,
            suggestion: suggestion)
    }
}
