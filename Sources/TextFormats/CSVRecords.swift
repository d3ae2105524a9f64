extension RecordTable {
    /// Reads all CSV records of a chunk of whole records, which begins on a line of its file and has so many line ends.
    package init(
        csv chunk: consuming TextChunk, _ dialect: CSVDialect, firstLine: Int, lineCount: Int, columns: Columns
    ) {
        var chunk = chunk
        let textCount = chunk.count
        // There are no more records than lines, or one more when the last line has no end: room is made at once.
        let stride = lineCount + 1
        var reading = CSVReading(columns: columns, stride: stride)
        let ranges = [ByteRange](unsafeUninitializedCapacity: stride * columns.wantedCount) {
            ranges, initializedCount in
            let isRegular = chunk.bytes.withUnsafeBufferPointer { bytes in
                reading.readRegular(RegularRecords(bytes, textCount, dialect), firstLine: firstLine, into: ranges)
            }
            if !isRegular {
                let scanner = CSVScanner(dialect, line: firstLine)
                chunk.withUnsafeMutableBytes { reading.read($0, textCount, scanner, into: ranges) }
            }
            reading.fillRest(of: ranges)
            initializedCount = ranges.count
        }
        self.init(
            text: chunk, recordCount: reading.recordCount, numbers: reading.numbers, lines: reading.lines,
            ranges: ranges, stride: stride, flaws: reading.flaws)
    }
}

/// The records while they are read.
private struct CSVReading {
    let columns: RecordTable.Columns
    let stride: Int
    var recordCount = 0
    var numbers: [Int32] = []
    var lines: [Int32] = []
    var flaws: [RecordTable.Flaw] = []

    init(columns: RecordTable.Columns, stride: Int) {
        self.columns = columns
        self.stride = stride
    }

    /// Reads records that are told apart by their line ends; false when they are not.
    mutating func readRegular(
        _ records: RegularRecords?, firstLine: Int, into ranges: UnsafeMutableBufferPointer<ByteRange>
    ) -> Bool {
        guard let count = records?.read(columns, stride: stride, into: ranges) else { return false }
        recordCount = count
        numbers = (0..<count).map { Int32(truncatingIfNeeded: $0 + 1) }
        lines = (0..<count).map { Int32(truncatingIfNeeded: firstLine + $0) }
        return true
    }

    /// Writes into memory that is not yet initialised: every field of a record that counts.
    mutating func read(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ start: CSVScanner,
        into ranges: UnsafeMutableBufferPointer<ByteRange>
    ) {
        var scanner = start
        let text = UnsafeBufferPointer(bytes)
        columns.places.withUnsafeBufferPointer { places in
            while true {
                let row = numbers.count
                var fieldCount = 0
                var hasSurplusValue = false
                let outcome = scanner.next(in: bytes, count: count) { number, range in
                    fieldCount = number + 1
                    guard number < places.count else {
                        if range.trimmed(in: text).count > 0 { hasSurplusValue = true }
                        return
                    }
                    guard places[number] >= 0 else { return }
                    ranges[Int(places[number]) * stride + row] = range.trimmed(in: text)
                }
                switch outcome {
                case .record(let line), .strayText(let line):
                    recordCount += 1
                    if outcome.isStray || fieldCount != places.count {
                        let kind = RecordTable.Flaw.Kind(
                            isStray: outcome.isStray, fieldCount, of: places.count, hasSurplusValue: hasSurplusValue)
                        flaws.append(RecordTable.Flaw(number: recordCount, line: line, kind: kind))
                        guard kind.leavesRecordReadable else { continue }
                        for place in places.dropFirst(fieldCount) where place >= 0 {
                            ranges[Int(place) * stride + row] = .empty
                        }
                    }
                    numbers.append(Int32(truncatingIfNeeded: recordCount))
                    lines.append(Int32(truncatingIfNeeded: line))
                case .incomplete, .end, .openQuote: return
                }
            }
        }
    }

    /// Initialises what no record has taken.
    func fillRest(of ranges: UnsafeMutableBufferPointer<ByteRange>) {
        for column in 0..<columns.wantedCount {
            for row in numbers.count..<stride { ranges[column * stride + row] = .empty }
        }
    }
}

extension RecordTable.Flaw.Kind {
    /// What is wrong with a record whose text is stray or whose number of fields is not that of the columns.
    fileprivate init(isStray: Bool, _ fieldCount: Int, of columnCount: Int, hasSurplusValue: Bool) {
        self =
            isStray
            ? .strayText
            : fieldCount < columnCount
                ? .tooFewFields(fieldCount)
                : hasSurplusValue ? .tooManyFields(fieldCount) : .emptySurplus(fieldCount)
    }

    fileprivate var leavesRecordReadable: Bool {
        switch self {
        case .tooFewFields, .emptySurplus: true
        default: false
        }
    }
}

extension CSVScanner.Outcome {
    fileprivate var isStray: Bool {
        if case .strayText = self { true } else { false }
    }
}
