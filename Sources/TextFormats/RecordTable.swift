/// The records of a chunk, told apart: where the values of the wanted columns lie.
///
/// Shape: each wanted column has one range for each record that could be read. Values have no space at their ends.
package struct RecordTable: Sendable {
    /// The bytes of the chunk; values are bare in it, without quotes and escapes.
    package let text: TextChunk
    /// How many records there are, with those that could not be read.
    package let recordCount: Int
    /// For each record that could be read its number, from 1, and its line in the file.
    package private(set) var numbers: [Int32]
    package private(set) var lines: [Int32]
    private var columns: [[ByteRange]]
    /// Whether all values are known to be printable ASCII.
    package let isPlain: Bool
    /// What is wrong with records.
    package let flaws: [Flaw]

    /// A record that could not be read, or not wholly.
    package struct Flaw: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// Text follows a closing quote: the record is left out.
            case strayText
            /// More fields than columns, and a value among those beyond: the record is left out.
            case tooManyFields(Int)
            /// More fields than columns, those beyond empty: nothing is lost.
            case emptySurplus(Int)
            /// Fewer fields than columns: those at the end are read as empty.
            case tooFewFields(Int)
            /// What stands at a byte of the record, from 1, is no sound JSON: the record is left out.
            case malformed(byte: Int, wanted: String)
            /// The value of a key is an object or a list: it is not read.
            case nestedValue(key: String)
            /// The geometry of a feature is of another type than Point: it is not read.
            case notAPoint(type: String)
            /// The coordinates of a feature are not two numbers or more: they are not read.
            case malformedCoordinates
        }

        package let number: Int
        package let line: Int
        package let kind: Kind

        package init(number: Int, line: Int, kind: Kind) {
            self.number = number
            self.line = line
            self.kind = kind
        }
    }

    /// Which columns of a file are wanted.
    package struct Columns: Sendable {
        /// For each column of the file its place among those that are wanted, or -1.
        package let places: [Int32]
        package let wantedCount: Int

        package init(count: Int, wanted: [Int]) {
            var places = [Int32](repeating: -1, count: count)
            for (place, column) in wanted.enumerated() { places[column] = Int32(place) }
            self.places = places
            wantedCount = wanted.count
        }
    }

    init(
        text: TextChunk, recordCount: Int, numbers: [Int32], lines: [Int32], columns: [[ByteRange]], isPlain: Bool,
        flaws: [Flaw]
    ) {
        self.text = text
        self.recordCount = recordCount
        self.numbers = numbers
        self.lines = lines
        self.columns = columns
        self.isPlain = isPlain
        self.flaws = flaws
    }

    /// Takes the values row after row.
    init(text: TextChunk, recordCount: Int, numbers: [Int32], lines: [Int32], rows: [ByteRange], flaws: [Flaw]) {
        let width = numbers.isEmpty ? 0 : rows.count / numbers.count
        let columns = text.bytes.withUnsafeBufferPointer { bytes in
            (0..<width).map { column in numbers.indices.map { rows[$0 * width + column].trimmed(in: bytes) } }
        }
        self.init(
            text: text, recordCount: recordCount, numbers: numbers, lines: lines, columns: columns, isPlain: false,
            flaws: flaws)
    }

    /// The records of a place in the list, in the order given; the others are dropped.
    package mutating func keep(_ places: [Int]) {
        for column in columns.indices { columns[column] = places.map { columns[column][$0] } }
        numbers = places.map { numbers[$0] }
        lines = places.map { lines[$0] }
    }

    /// The bytes of a wanted column in each record.
    package func column(_ place: Int) -> [ByteRange] {
        numbers.isEmpty ? [] : columns[place]
    }
}

extension ByteRange {
    /// The range without space at its ends.
    @inline(__always)
    func trimmed(in bytes: UnsafeBufferPointer<UInt8>) -> ByteRange {
        guard count > 0, bytes[Int(start)] <= 0x20 || bytes[Int(start) + Int(count) - 1] <= 0x20 else { return self }
        return trimmedOfSpace(in: bytes)
    }

    private func trimmedOfSpace(in bytes: UnsafeBufferPointer<UInt8>) -> ByteRange {
        var first = Int(start)
        var end = first + Int(count)
        while first < end, bytes[first].isSpace { first += 1 }
        while first < end, bytes[end - 1].isSpace { end -= 1 }
        return ByteRange(start: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: end - first))
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
