import CInstructions
import Foundation

/// How the records of a JSON text are told apart.
package enum JSONLayout: Hashable, Sendable {
    /// One record a line (NDJSON, and GeoJSONSeq without marks).
    case lines
    /// A record separator before each record (RFC 7464, RFC 8142).
    case sequence
    /// The elements of one list, with commas between them.
    case elements(areFeatures: Bool)

    /// The mark before a record. Source: RFC 7464, 2.
    package static let recordSeparator: UInt8 = 0x1E
}

extension RecordTable {
    /// Reads all records of a chunk of whole records, which begins on a line of its file.
    package init(json chunk: consuming TextChunk, layout: JSONLayout, firstLine: Int, columns: JSONColumns) {
        var chunk = chunk
        let count = chunk.count
        var reading = JSONReading(columns, firstLine: firstLine)
        chunk.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { reading.read(base, count: count, layout) }
        }
        self.init(
            text: chunk, recordCount: reading.recordCount, numbers: reading.numbers, lines: reading.lines,
            rows: reading.ranges, flaws: reading.flaws)
    }
}

/// What the first records of a JSON file hold: it has no header.
package struct JSONSample: Sendable {
    /// The names of their columns, in the order of their first appearance.
    package let keys: [String]
    /// Whether a feature has a position, or an id.
    package let hasPositions: Bool
    package let hasFeatureIDs: Bool
    /// Whether no record could be read.
    package let isEmpty: Bool

    /// Looks at the records in a chunk; the last may be cut off.
    package init(_ chunk: consuming TextChunk, layout: JSONLayout) {
        var chunk = chunk
        let count = chunk.count
        var reading = JSONReading(.none, firstLine: 1)
        chunk.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { reading.read(base, count: count, layout) }
        }
        let known = reading.record.keys
        keys = known.all.indices.filter { known.all[$0].isColumn }.map(known.spelling)
        (hasPositions, hasFeatureIDs) = (reading.hasPositions, reading.hasFeatureIDs)
        isEmpty = reading.numbers.isEmpty
    }
}

/// The records of a chunk while they are read.
private struct JSONReading {
    private(set) var record: JSONRecord
    private(set) var recordCount = 0
    private(set) var numbers: [Int32] = []
    private(set) var lines: [Int32] = []
    private(set) var ranges: [ByteRange] = []
    private(set) var flaws: [RecordTable.Flaw] = []
    private(set) var hasPositions = false
    private(set) var hasFeatureIDs = false
    /// The line on which the present record begins.
    private var line = 0
    /// The line of the first byte whose line end has not been counted, and where that is.
    private var nextLine: Int
    private var countedOffset = 0

    init(_ columns: JSONColumns, firstLine: Int) {
        record = JSONRecord(columns)
        nextLine = firstLine
    }

    mutating func read(_ base: UnsafeMutablePointer<UInt8>, count: Int, _ layout: JSONLayout) {
        switch layout {
        case .lines: readPieces(base, count: count, endingIn: UInt8(ascii: "\n"))
        case .sequence: readPieces(base, count: count, endingIn: JSONLayout.recordSeparator)
        case .elements(let areFeatures): readElements(base, count: count, areFeatures: areFeatures)
        }
    }

    /// Reads what stands between the bytes that end records; blank pieces are no records.
    private mutating func readPieces(_ base: UnsafeMutablePointer<UInt8>, count: Int, endingIn mark: UInt8) {
        var start = 0
        while start < count {
            // Safe: the search stays within the text.
            let found = memchr(base + start, Int32(mark), count - start)
            let end = found.map { UnsafeRawPointer(base).distance(to: $0) } ?? count
            var cursor = JSONCursor(base, start..<end)
            cursor.skipSpace()
            while cursor.takeIf(JSONLayout.recordSeparator) { cursor.skipSpace() }
            if !cursor.isAtEnd {
                let first = cursor.offset
                begin(at: first, base)
                do throws(JSONError) {
                    try record.read(&cursor, isFeature: false)
                    cursor.skipSpace()
                    guard cursor.isAtEnd else { throw cursor.wanted("the end of the record") }
                    add(base, upTo: cursor.offset)
                } catch {
                    reject(error, from: first)
                }
            }
            start = end + 1
        }
    }

    private mutating func readElements(_ base: UnsafeMutablePointer<UInt8>, count: Int, areFeatures: Bool) {
        var cursor = JSONCursor(base, 0..<count)
        cursor.skipSpace()
        while !cursor.isAtEnd {
            let first = cursor.offset
            begin(at: first, base)
            do throws(JSONError) {
                try record.read(&cursor, isFeature: areFeatures)
                cursor.skipSpace()
                guard cursor.isAtEnd || cursor.takeIf(UInt8(ascii: ",")) else { throw cursor.wanted("a comma") }
                add(base, upTo: cursor.offset)
            } catch {
                reject(error, from: first)
                var structure = JSONStructure(offset: first)
                try? structure.walk(base, count: count, stopsAtComma: true)
                cursor.offset = structure.comma.map { $0 + 1 } ?? count
            }
            cursor.skipSpace()
        }
    }

    private mutating func begin(at offset: Int, _ base: UnsafePointer<UInt8>) {
        recordCount += 1
        countLines(upTo: offset, base)
        line = nextLine
    }

    private mutating func countLines(upTo offset: Int, _ base: UnsafePointer<UInt8>) {
        // Safe: the bytes that are counted have been read.
        nextLine += Int(caseatlas_count(base + countedOffset, Int64(offset - countedOffset), UInt8(ascii: "\n")))
        countedOffset = offset
    }

    private mutating func add(_ base: UnsafeMutablePointer<UInt8>, upTo end: Int) {
        if record.hasEscapes {
            // A line end that was escaped is none of the file.
            countLines(upTo: end, base)
            record.unescape(base)
        }
        numbers.append(Int32(truncatingIfNeeded: recordCount))
        lines.append(Int32(truncatingIfNeeded: line))
        ranges.append(contentsOf: record.values)
        for kind in record.flaws { flaws.append(.init(number: recordCount, line: line, kind: kind)) }
        if record.feature.position != nil { hasPositions = true }
        if record.feature.isCertain, record.feature.id.count > 0 { hasFeatureIDs = true }
    }

    private mutating func reject(_ error: JSONError, from offset: Int) {
        flaws.append(
            .init(
                number: recordCount, line: line,
                kind: .malformed(byte: error.offset - offset + 1, wanted: error.wanted)))
    }
}
