import TextFormats

// What is wrong with whole records, before their values are looked at.

extension RecordBatch {
    /// The records whose texts are UTF-8 without NUL bytes; the others are rejected.
    func readable(keptCount: Int, _ flaws: inout Flaws) -> RecordBatch {
        guard !isPlain, !text.isPlainASCII else { return self }
        var isReadable = [Bool](repeating: true, count: count)
        for field in CaseField.allCases {
            guard let ranges = ranges(of: field) else { continue }
            for index in ranges.indices where isReadable[index] && !isUTF8(ranges[index]) {
                isReadable[index] = false
                reject(index, field, "the text is not UTF-8", &flaws)
            }
        }
        for number in 0..<keptCount {
            guard let ranges = rangesOfKept(number) else { continue }
            for index in ranges.indices where isReadable[index] && !isUTF8(ranges[index]) {
                isReadable[index] = false
                reject(index, nil, "the text of a kept column is not UTF-8", &flaws)
            }
        }
        guard isReadable.contains(false) else { return self }
        return picked(isReadable.indices.filter { isReadable[$0] })
    }

    private func isUTF8(_ range: ByteRange) -> Bool {
        let value = text.bytes[range.indices]
        guard value.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return true }
        return String(validating: value, as: UTF8.self) != nil && !value.contains(0)
    }

    private func reject(_ index: Int, _ field: CaseField?, _ reason: String, _ flaws: inout Flaws) {
        flaws.reject(field) {
            Issue(
                .rejection, row: Int(rows[index]), line: Int(lines[index]), field: field?.rawValue, value: nil,
                reason: reason, suggestion: "save the file in UTF-8, or say what it is: --encoding windows-1252")
        }
    }
}

extension TextChunk {
    /// Whether no byte is NUL or outside ASCII.
    fileprivate var isPlainASCII: Bool {
        bytes.withUnsafeBufferPointer { bytes in
            // Bit 7 is set by a byte that has it and by NUL, from which 1 is taken: no branch, so that many bytes go at once.
            var bits: UInt8 = 0
            for index in 0..<count { bits |= bytes[index] | (bytes[index] &- 1) }
            return bits < 0x80
        }
    }
}

extension Flaws {
    /// Adds what is wrong with a record as a whole.
    mutating func add(_ flaw: RecordTable.Flaw, columnCount: Int) {
        func issue(_ severity: Issue.Severity, _ value: String?, _ reason: String, _ suggestion: String) -> Issue {
            Issue(
                severity, row: flaw.number, line: flaw.line, field: nil, value: value, reason: reason,
                suggestion: suggestion)
        }
        switch flaw.kind {
        case .strayText:
            reject(nil) {
                issue(
                    .rejection, nil, "text follows a closing quote",
                    "double each quote inside a quoted field, as RFC 4180 asks")
            }
        case .tooManyFields(let count):
            reject(nil) {
                issue(
                    .rejection, "\(count) fields",
                    "the record has more fields than the header, which has \(columnCount)",
                    "put quotes round a field that holds a delimiter")
            }
        case .tooFewFields(let count):
            warn(
                issue(
                    .warning, "\(count) fields",
                    "the record has fewer fields than the header, which has \(columnCount)",
                    "those at the end are read as empty"))
        case .malformed(let byte, let wanted):
            reject(nil) {
                issue(
                    .rejection, nil, "the record is no sound JSON: \(wanted) is wanted at its byte \(byte)",
                    "mend the record, or write the file anew with a JSON library")
            }
        case .emptySurplus: break
        case .nestedValue, .notAPoint, .malformedCoordinates:
            if let warning = flaw.valueWarning { warn(warning) }
        }
    }
}

extension RecordTable.Flaw {
    /// The warning about a value of JSON that has no text; nil for other flaws.
    fileprivate var valueWarning: Issue? {
        switch kind {
        case .nestedValue(let key):
            warning(
                field: key, value: nil, "the value is an object or a list; it is not used",
                "write it as one text or number")
        case .notAPoint(let type): positionWarning(type, "the geometry is no Point; its position is not used")
        case .malformedCoordinates:
            positionWarning(nil, "the coordinates are not two numbers; the position is not used")
        case .strayText, .tooManyFields, .tooFewFields, .emptySurplus, .malformed: nil
        }
    }

    private func positionWarning(_ type: String?, _ reason: String) -> Issue {
        warning(
            field: CaseField.longitude.rawValue, value: type, reason,
            "write a Point with its coordinates as [longitude, latitude]")
    }

    private func warning(field: String, value: String?, _ reason: String, _ suggestion: String) -> Issue {
        Issue(
            .warning, row: number, line: line, field: field, value: value, reason: reason, suggestion: suggestion)
    }
}

extension CaseBatch {
    /// An issue with a case of the batch.
    package func issue(
        _ severity: Issue.Severity, _ index: Int, _ field: CaseField, _ value: String?, _ reason: String,
        _ suggestion: String?, isFit: Bool = false
    ) -> Issue {
        Issue(
            severity, row: Int(rows[index]), line: Int(lines[index]), case: name(of: index), field: field.rawValue,
            value: value, isFit: isFit, reason: reason, suggestion: suggestion)
    }
}

extension ColumnMap {
    /// One warning for each column that a file lacks or has twice; its header stands on a line.
    func warnings(onLine line: Int) -> [Issue] {
        let optional: [(field: CaseField, consequence: String)] = [
            (.caseID, "the row number is used"),
            (.date, "all cases are undated"),
            (.persons, "no case states its persons"),
            (.method, "every method is unknown"),
            (.outcome, "every outcome is unknown"),
            (.sourceURL, "no source is published"),
        ]
        let missing = optional.filter { absentFields.contains($0.field) }.map { field, consequence in
            Issue(
                .warning, row: nil, line: line, field: field.rawValue, value: nil,
                reason: "no column for \(field.rawValue): \(consequence)",
                suggestion: "name the column: --column \(field.rawValue)=NAME")
        }
        let doubles = doubles.map { field, names in
            Issue(
                .warning, row: nil, line: line, field: field.rawValue, value: names.joined(separator: ", "),
                reason: "several columns mean \(field.rawValue); in each row the first that is not empty counts",
                suggestion: "choose one with --column \(field.rawValue)=NAME")
        }
        let unknown = absentKeptNames.map { name in
            Issue(
                .warning, row: nil, line: line, field: name, value: nil,
                reason: "no column '\(name)' to keep: it is empty", suggestion: nil)
        }
        return missing + doubles + unknown
    }
}
