import SimpleFeatures
import TextFormats

/// Reads the columns that hold positions.
///
/// Numbers of decimal degrees are read column by column. What is anything else goes a slow way: degrees with minutes, decimal
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

        /// Whether a case may state a position.
        func stateAnything(_ index: Int) -> Bool {
            longitudes[index].count > 0 || latitudes[index].count > 0 || !texts.isEmpty
        }
    }

    /// The position of each case, where it states one that can be used; nil when the file has no column for positions.
    mutating func positions(_ records: RecordBatch, of cases: CaseBatch, _ flaws: inout Flaws) -> [Position?]? {
        guard let columns = Columns(records) else { return nil }
        var others: [Int] = []
        var positions = plainPositions(columns, of: cases, &others)
        for index in others {
            positions[index] = position(index, columns, cases, &flaws)
        }
        return positions
    }

    /// The positions that two numbers of degrees state; the indices of cases that may state another are added to `others`.
    private func plainPositions(_ columns: Columns, of cases: CaseBatch, _ others: inout [Int]) -> [Position?] {
        guard readsPoints else {
            others = (0..<cases.count).filter(columns.stateAnything)
            return Array(repeating: nil, count: cases.count)
        }
        let longitudes = DecimalNumber.parse(columns.longitudes, in: cases.text)
        let latitudes = DecimalNumber.parse(columns.latitudes, in: cases.text)
        return [Position?](unsafeUninitializedCapacity: cases.count) { positions, count in
            count = cases.count
            for index in 0..<count {
                let (longitude, latitude) = (longitudes[index], latitudes[index])
                // What is no number is within no limit.
                if abs(longitude) <= PositionReader.longitudeLimit, abs(latitude) <= PositionReader.latitudeLimit {
                    positions.initializeElement(at: index, to: Position(longitude: longitude, latitude: latitude))
                } else {
                    positions.initializeElement(at: index, to: nil)
                    if columns.stateAnything(index) { others.append(index) }
                }
            }
        }
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
