extension RecordTable {
    /// Reads all CSV records of a chunk of whole records, which begins on a line of its file and has so many line ends.
    package init(
        csv chunk: consuming TextChunk, delimiter: UInt8, firstLine: Int, lineCount: Int, columns: Columns
    ) {
        var chunk = chunk
        let textCount = chunk.count
        // There are no more records than lines, or one more when the last line has no end: room is made at once.
        let capacity = lineCount + 1
        let scanner = CSVScanner(delimiter: delimiter, line: firstLine)
        var table = CSVReading(columns: columns)
        table.numbers.reserveCapacity(capacity)
        table.lines.reserveCapacity(capacity)
        let ranges = Array<ByteRange>(unsafeUninitializedCapacity: capacity * columns.wantedCount) {
            ranges, initializedCount in
            chunk.withUnsafeMutableBytes { table.read($0, textCount, scanner, into: ranges) }
            initializedCount = table.numbers.count * columns.wantedCount
        }
        self.init(
            text: chunk, recordCount: table.recordCount, numbers: table.numbers, lines: table.lines, ranges: ranges,
            flaws: table.flaws)
    }
}

/// The records while they are read.
private struct CSVReading {
    let columns: RecordTable.Columns
    var recordCount = 0
    var numbers: [Int32] = []
    var lines: [Int32] = []
    var flaws: [RecordTable.Flaw] = []

    init(columns: RecordTable.Columns) {
        self.columns = columns
    }

    /// Writes into memory that is not yet initialised: every field of a record that counts.
    mutating func read(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ start: CSVScanner,
        into ranges: UnsafeMutableBufferPointer<ByteRange>
    ) {
        var scanner = start
        var row = 0
        columns.places.withUnsafeBufferPointer { places in
            while true {
                var fieldCount = 0
                let outcome = scanner.next(in: bytes, count: count) { number, range in
                    fieldCount = number + 1
                    guard number < places.count, places[number] >= 0 else { return }
                    ranges[row + Int(places[number])] = range
                }
                switch outcome {
                case .record(let line), .strayText(let line):
                    recordCount += 1
                    let isStray = outcome.isStray
                    if isStray || fieldCount != places.count {
                        guard isReadable(fieldCount, isStray: isStray, line) else { continue }
                        for place in places[fieldCount...] where place >= 0 { ranges[row + Int(place)] = .empty }
                    }
                    numbers.append(Int32(truncatingIfNeeded: recordCount))
                    lines.append(Int32(truncatingIfNeeded: line))
                    row += columns.wantedCount
                case .incomplete, .end, .openQuote: return
                }
            }
        }
    }

    /// Notes what is wrong with a record; false when it cannot be read.
    private mutating func isReadable(_ fieldCount: Int, isStray: Bool, _ line: Int) -> Bool {
        let isLong = fieldCount > columns.places.count
        let kind: RecordTable.Flaw.Kind =
            isStray ? .strayText : (isLong ? .tooManyFields(fieldCount) : .tooFewFields(fieldCount))
        flaws.append(RecordTable.Flaw(number: recordCount, line: line, kind: kind))
        return !isStray && !isLong
    }
}

extension CSVScanner.Outcome {
    fileprivate var isStray: Bool {
        if case .strayText = self { true } else { false }
    }
}
