import Cases
import Geodata
import TextFormats

/// The fields that a join appends to the records of a file, in the file's delimiter.
struct JoinedFields: Sendable {
    /// The names of the fields.
    static let names = ["iso_a3", "country", "located_by", "distance_km"]

    let header: CSVHeader
    /// For each country its key and its name, a delimiter before each.
    private let countries: [[UInt8]]
    /// For each way of locating its name between delimiters.
    private let ways: [[UInt8]]
    private let noCountry: [UInt8]
    /// What ends a last line that has no end: what ends the header.
    private let lineEnd: [UInt8]

    /// Of a kilometre, so that metres are told.
    private static let distanceDecimals = 3
    /// About the bytes of the fields of a row.
    private static let usualByteCount = 32

    init(for header: CSVHeader, _ countries: Countries) {
        let dialect = header.dialect
        let delimiter = dialect.delimiter
        self.header = header
        self.countries = countries.all.map { country in
            var text = [delimiter]
            text.append(csvField: country.key.utf8, dialect)
            text.append(delimiter)
            text.append(csvField: country.name.utf8, dialect)
            return text
        }
        ways = LocatedBy.allCases.map { [delimiter] + $0.rawValue.utf8 + [delimiter] }
        noCountry = Array(repeating: delimiter, count: JoinedFields.names.count)
        let extent = header.text.recordExtents(dialect).first
        let end = extent.map { Array(header.text.text[$0.contentEnd..<$0.end]) } ?? []
        lineEnd = end.isEmpty ? [UInt8(ascii: "\n")] : end
    }

    /// The header with the names of the fields, and what stands above it.
    var joinedHeader: [UInt8] {
        let names = joined(to: header.text) { _, text in
            for name in JoinedFields.names {
                text.append(delimiter)
                text.append(contentsOf: name.utf8)
            }
        }
        return Array(header.preamble.text) + names
    }

    private var delimiter: UInt8 { header.dialect.delimiter }

    /// The text of a chunk with the fields behind each record.
    func joined(to text: TextChunk, _ rows: JoinedRows) -> [UInt8] {
        var rows = rows
        return joined(to: text) { row, text in
            fill(&text, rows.takeMissingFields(of: row))
            guard let (place, distance) = rows.takePlace(of: row) else {
                text.append(contentsOf: noCountry)
                return
            }
            text.append(contentsOf: countries[place.country.index])
            text.append(contentsOf: ways[place.by.index])
            if let distance { text.append(decimal: distance / 1000, decimals: JoinedFields.distanceDecimals) }
        }
    }

    /// Adds the empty fields that a record lacks, or drops those that it has too many.
    private func fill(_ text: inout [UInt8], _ missingCount: Int) {
        if missingCount > 0 { text.append(contentsOf: repeatElement(delimiter, count: missingCount)) }
        var surplus = -missingCount
        while surplus > 0, let last = text.popLast() {
            if last == delimiter { surplus -= 1 }
        }
    }

    /// The text with what `append` puts behind each record, before its line end; records are numbered from 1.
    private func joined(to text: TextChunk, _ append: (Int, inout [UInt8]) -> Void) -> [UInt8] {
        let extents = text.recordExtents(header.dialect)
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count + extents.count * JoinedFields.usualByteCount)
        text.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for (index, extent) in extents.enumerated() {
                joined.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<extent.contentEnd]))
                append(index + 1, &joined)
                if extent.contentEnd == extent.end {
                    joined.append(contentsOf: lineEnd)
                } else {
                    joined.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[extent.contentEnd..<extent.end]))
                }
                start = extent.end
            }
            joined.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<text.count]))
        }
        return joined
    }
}
