extension RecordTable {
    /// Reads all CSV records of a chunk of whole records, which begins on a line of its file and has so many line ends.
    package init(
        csv chunk: consuming TextChunk, _ dialect: CSVDialect, firstLine: Int, lineCount: Int, columns: Columns
    ) {
        var chunk = chunk
        let textCount = chunk.count
        // There are no more records than lines, or one more when the last line has no end: room is made at once.
        let stride = lineCount + 1
        var reading = CSVReading(columns: columns)
        let ranges = ColumnMemory.filled(columns.wantedCount, capacity: stride) { targets in
            let regular = chunk.bytes.withUnsafeBufferPointer { bytes in
                RegularRecords(bytes, textCount, dialect).read(columns, stride: stride, into: targets)
            }
            if let regular {
                reading.take(regular, firstLine: firstLine)
            } else {
                let scanner = CSVScanner(dialect, line: firstLine)
                chunk.withUnsafeMutableBytes { reading.read($0, textCount, scanner, into: targets) }
            }
            return reading.numbers.count
        }
        self.init(
            text: chunk, recordCount: reading.recordCount, numbers: reading.numbers, lines: reading.lines,
            columns: ranges, isPlain: reading.isPlain, flaws: reading.flaws)
    }
}

/// Makes columns that are filled together, row by row, each in memory of its own: none is copied when it is asked for.
private enum ColumnMemory {
    /// So many columns with room for so many ranges each. `fill` gets the first place of each and says how many ranges it
    /// has initialised in all of them.
    static func filled(
        _ count: Int, capacity: Int, _ fill: ([UnsafeMutablePointer<ByteRange>]) -> Int
    ) -> [[ByteRange]] {
        filled(count, capacity, [], fill).columns
    }

    /// One column goes about those that follow, so that the memory of all is lent at once.
    private static func filled(
        _ count: Int, _ capacity: Int, _ targets: [UnsafeMutablePointer<ByteRange>],
        _ fill: ([UnsafeMutablePointer<ByteRange>]) -> Int
    ) -> (columns: [[ByteRange]], rowCount: Int) {
        guard count > 0 else { return ([], fill(targets)) }
        var others: (columns: [[ByteRange]], rowCount: Int) = ([], 0)
        let column = [ByteRange](unsafeUninitializedCapacity: capacity) { room, initializedCount in
            guard let first = room.baseAddress else { return }
            others = filled(count - 1, capacity, targets + [first], fill)
            initializedCount = others.rowCount
        }
        return ([column] + others.columns, others.rowCount)
    }
}

/// The records while they are read.
private struct CSVReading {
    let columns: RecordTable.Columns
    var recordCount = 0
    var numbers: [Int32] = []
    var lines: [Int32] = []
    var isPlain = false
    var flaws: [RecordTable.Flaw] = []

    init(columns: RecordTable.Columns) {
        self.columns = columns
    }

    /// Numbers records that are told apart by their line ends.
    mutating func take(_ reading: RegularRecords.Reading, firstLine: Int) {
        recordCount = reading.rowCount
        isPlain = reading.isPlain
        numbers = CSVReading.count(from: 1, recordCount)
        lines = CSVReading.count(from: firstLine, recordCount)
    }

    private static func count(from first: Int, _ count: Int) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: count) { numbers, initializedCount in
            for index in 0..<count { numbers[index] = Int32(truncatingIfNeeded: first &+ index) }
            initializedCount = count
        }
    }

    /// Writes into memory that is not yet initialised: every field of a record that counts.
    mutating func read(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int, _ start: CSVScanner,
        into targets: [UnsafeMutablePointer<ByteRange>]
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
                    targets[Int(places[number])][row] = range.trimmed(in: text)
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
                            targets[Int(place)][row] = .empty
                        }
                    }
                    numbers.append(Int32(truncatingIfNeeded: recordCount))
                    lines.append(Int32(truncatingIfNeeded: line))
                case .incomplete, .end, .openQuote: return
                }
            }
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
