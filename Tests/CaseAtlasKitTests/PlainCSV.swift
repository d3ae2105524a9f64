/// A CSV text cut up byte by byte, in the plainest way: what the scanner is held against.
struct PlainCSV {
    struct Record: Equatable {
        /// The fields as they stand there, quotes and all.
        var fields: [[UInt8]] = [[]]
        var lineEnd: [UInt8] = []

        var isBlank: Bool { fields == [[]] }
    }

    /// All records, with blank lines among them.
    var records: [Record] = []

    init(_ bytes: [UInt8], delimiter: UInt8) {
        let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var record = Record()
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            let field = record.fields[record.fields.count - 1]
            if isQuoted {
                // A doubled quote is one inside the field, a single one closes it.
                if byte == quote, index < bytes.count, bytes[index] == quote {
                    record.fields[record.fields.count - 1] += [quote]
                    index += 1
                } else if byte == quote {
                    isQuoted = false
                }
            } else if byte == quote, field.isEmpty {
                isQuoted = true
            } else if byte == delimiter {
                record.fields.append([])
                continue
            } else if byte == newline || byte == carriageReturn {
                record.lineEnd = [byte]
                if byte == carriageReturn, index < bytes.count, bytes[index] == newline {
                    record.lineEnd.append(newline)
                    index += 1
                }
                records.append(record)
                record = Record()
                continue
            }
            record.fields[record.fields.count - 1].append(byte)
        }
        if !record.isBlank { records.append(record) }
    }
}
