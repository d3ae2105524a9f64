package import SimpleFeatures
package import TextFormats

/// Cases as columns of checked values: what validation makes and locating takes.
///
/// Shape: every column has one value a case; texts are ranges of `text`, empty where nothing is stated. A column that
/// the file lacks is nil.
package struct CaseBatch: Sendable {
    package var text: TextChunk
    /// How many records the batch was made from, with those that were rejected.
    package let recordCount: Int
    /// The row of each case, from 1 in the batch, and its line in the file.
    package var rows: [Int32]
    package var lines: [Int32]
    package var ids: [ByteRange]?
    package var dates: [ByteRange]?
    package var years: [Int16?]?
    /// An ISO code that the file states, in a column for codes.
    package var codes: [ByteRange]?
    /// A code or a name that the file states, in a column for countries.
    package var countries: [ByteRange]?
    /// What the file calls the town or the region.
    package var places: [ByteRange]?
    package var positions: [Position?]?
    package var precisions: [LocationPrecision]?
    package var persons: [Int?]?
    package var methods: [Method]?
    package var outcomes: [Outcome]?
    package var destinations: [ByteRange]?
    package var sourceURLs: [ByteRange]?
    /// The columns that the user keeps.
    package var kept: [[ByteRange]?] = []

    init(of records: RecordBatch) {
        text = records.text
        recordCount = records.recordCount
        rows = records.rows
        lines = records.lines
    }

    package var count: Int { rows.count }

    /// The texts of ``places`` that may name a town, which is not so where no more than a region or the country is known;
    /// nil where there is none.
    package var townRanges: [ByteRange]? {
        guard var ranges = places else { return nil }
        for (index, precision) in (precisions ?? []).enumerated() where precision == .admin1 || precision == .country {
            ranges[index] = .empty
        }
        return ranges.contains { $0.count > 0 } ? ranges : nil
    }

    /// The cases with positions of towns for some that state none.
    package func placed(at towns: [(index: Int, position: Position)]) -> CaseBatch {
        var cases = self
        var positions = positions ?? Array(repeating: nil, count: count)
        var precisions = precisions ?? Array(repeating: .unknown, count: count)
        for (index, position) in towns {
            positions[index] = position
            precisions[index] = .city
        }
        cases.positions = positions
        cases.precisions = precisions
        return cases
    }

    /// The text of a range; nil where it is empty.
    package func string(_ range: ByteRange?) -> String? {
        guard let range, range.count > 0 else { return nil }
        return String(decoding: text.bytes[range.indices], as: UTF8.self)
    }

    /// What a case is called in an issue.
    package func name(of index: Int) -> Issue.CaseName {
        string(ids?[index]).map(Issue.CaseName.stated) ?? .row
    }

    /// The id of a case that states none, by its row through all files: marked as such where other cases state ids.
    package func idOfRow(_ row: Int) -> String { ids == nil ? "\(row)" : "row-\(row)" }
}
