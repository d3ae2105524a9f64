import SimpleFeatures
import TextFormats

/// Reads the columns that hold positions.
///
/// Numbers of decimal degrees are read byte by byte. What is anything else goes a slow way: degrees with minutes, decimal
/// commas, texts that hold a whole position. Thread rule: each thread has one of its own.
struct PositionReader: Sendable {
    /// The numbers of files in which a decimal comma was read.
    private(set) var filesWithDecimalComma: Set<Int> = []
    private let mark: DialectChoices.DecimalMark?
    /// Makes a number of a position fit to be shown in a report.
    private let coarsen: @Sendable (Double) -> String
    /// Whether numbers may have a point, as the quick way reads them.
    private var readsPoints: Bool { mark != .comma }

    static let longitudeLimit = 180.0
    static let latitudeLimit = 90.0

    init(mark: DialectChoices.DecimalMark?, coarsen: @escaping @Sendable (Double) -> String) {
        self.mark = mark
        self.coarsen = coarsen
    }

    /// The columns of a batch that hold positions.
    private struct Columns {
        let longitudes: [ByteRange]
        let latitudes: [ByteRange]
        let texts: [(field: CaseField, ranges: [ByteRange])]
        /// The number of the file.
        let file: Int

        /// Nil when the file has none.
        init?(_ records: RecordBatch) {
            let (longitudes, latitudes) = (records.ranges(of: .longitude), records.ranges(of: .latitude))
            texts = CaseField.positionTexts.compactMap { field in records.ranges(of: field).map { (field, $0) } }
            guard longitudes != nil || latitudes != nil || !texts.isEmpty else { return nil }
            file = records.file.number
            let none = [ByteRange](repeating: .empty, count: records.count)
            self.longitudes = longitudes ?? none
            self.latitudes = latitudes ?? none
        }
    }

    /// The position of each case, where it states one that can be used; nil when the file has no column for positions.
    mutating func positions(_ records: RecordBatch, of cases: CaseBatch, _ flaws: inout Flaws) -> [Position?]? {
        guard let columns = Columns(records) else { return nil }
        var positions: [Position?] = []
        positions.reserveCapacity(records.count)
        var others: [Int] = []
        cases.text.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<records.count {
                let (east, north) = (columns.longitudes[index], columns.latitudes[index])
                let longitude = degrees(east, bytes, limit: PositionReader.longitudeLimit)
                let latitude = degrees(north, bytes, limit: PositionReader.latitudeLimit)
                if let longitude, let latitude {
                    positions.append(Position(longitude: longitude, latitude: latitude))
                } else {
                    positions.append(nil)
                    if east.count > 0 || north.count > 0 || !columns.texts.isEmpty { others.append(index) }
                }
            }
        }
        for index in others {
            positions[index] = position(index, columns, cases, &flaws)
        }
        return positions
    }

    @inline(__always)
    private func degrees(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, limit: Double) -> Double? {
        guard range.count > 0, readsPoints, let value = DecimalNumber.parse(range, in: bytes), abs(value) <= limit
        else { return nil }
        return value
    }

    private mutating func position(
        _ index: Int, _ columns: Columns, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Position? {
        guard let reading = reading(index, columns, cases) else { return nil }
        for complaint in reading.complaints {
            let value = complaint.value(coarsen)
            flaws.warn(
                cases.issue(
                    .warning, index, complaint.field, value.text, complaint.reason, complaint.suggestion(coarsen),
                    isFit: value.isFit))
        }
        if reading.hasDecimalComma, reading.position != nil { filesWithDecimalComma.insert(columns.file) }
        return reading.position
    }

    /// What a case states; nil when it states nothing.
    private func reading(_ index: Int, _ columns: Columns, _ cases: CaseBatch) -> PositionReading? {
        let east = cases.string(columns.longitudes[index])
        let north = cases.string(columns.latitudes[index])
        if east != nil || north != nil { return PositionReading(longitude: east, latitude: north, mark: mark) }
        for (field, ranges) in columns.texts {
            if let text = cases.string(ranges[index]) { return PositionReading(text, field, mark: mark) }
        }
        return nil
    }
}
