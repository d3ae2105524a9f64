package import Cases
import TextFormats

/// What a look at files of cases shows: the columns that hold fields, and the words that no list has.
///
/// Cost: one reading of the files on one thread; words are kept up to a limit.
package struct Inspection: Sendable {
    /// The files, and how they are written.
    package private(set) var files: [ReadFile] = []
    /// The columns of the header that all files have; empty when they have none in common, or no header.
    package private(set) var columns: [Column] = []
    /// The columns that hold no field.
    package private(set) var otherNames: [String] = []
    /// For the fields that have lists the words that these do not have.
    package private(set) var unknownWords: [UnknownWords] = []

    /// A field and the columns that hold it, the one that counts first.
    package struct Column: Sendable {
        package let field: CaseField
        package let names: [String]
    }

    /// Words of a field that its list does not have, those that most rows have first.
    package struct UnknownWords: Sendable {
        package let field: CaseField
        package let words: [(word: String, rowCount: Int)]
    }

    /// More different words are no list.
    private static let mostWords = 10_000

    /// Reads the files.
    init(_ sources: Sources) throws {
        let feed = sources.feed()
        let vocabularies = try sources.vocabularies()
        var validator = try sources.validator()
        var counts = WordCounts(vocabularies)
        var headers: [ColumnMap?] = []
        var flaws = Flaws()
        flaws.begin(.init(rejections: false, warnings: false))
        while let chunk = try feed.next() {
            if chunk.file.number == headers.count {
                headers.append(chunk.file.hasHeader ? chunk.file.columns : nil)
            }
            let records = chunk.records()
            counts.add(records)
            _ = validator.validate(records, &flaws)
            _ = flaws.take()
        }
        files = feed.readFiles
        for number in validator.filesWithDecimalComma { files[number].dialect.hasDecimalComma = true }
        if let header = Inspection.common(headers) { describe(header) }
        unknownWords = counts.unknown
    }

    private static func common(_ headers: [ColumnMap?]) -> ColumnMap? {
        guard let first = headers.first ?? nil, headers.allSatisfy({ $0?.names == first.names }) else { return nil }
        return first
    }

    private mutating func describe(_ header: ColumnMap) {
        columns = CaseField.allCases.compactMap { field in
            header.columns[field].map { Column(field: field, names: $0.map { header.names[$0] }) }
        }
        let used = Set(header.columns.values.joined())
        otherNames = header.names.indices.filter { !used.contains($0) }.map { header.names[$0] }
    }

    /// How many rows have which word.
    private struct WordCounts {
        private let vocabularies: Vocabularies
        private var counts: [CaseField: [String: Int]] = [:]

        init(_ vocabularies: Vocabularies) {
            self.vocabularies = vocabularies
        }

        mutating func add(_ records: RecordBatch) {
            for field in WordChoice.fields {
                for range in records.ranges(of: field) ?? [] where range.count > 0 {
                    add(String(decoding: records.text.bytes[range.indices], as: UTF8.self), to: field)
                }
            }
        }

        private mutating func add(_ word: String, to field: CaseField) {
            if let count = counts[field]?[word] {
                counts[field]?[word] = count + 1
            } else if counts[field]?.count ?? 0 < Inspection.mostWords {
                counts[field, default: [:]][word] = 1
            }
        }

        var unknown: [UnknownWords] {
            WordChoice.fields.compactMap { field in
                let unknown = (counts[field] ?? [:]).filter { !vocabularies.knows($0.key, field) }
                guard !unknown.isEmpty else { return nil }
                let ranked = unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                return UnknownWords(field: field, words: ranked.map { ($0.key, $0.value) })
            }
        }
    }
}

extension Atlas {
    /// Reads the cases, and says what their columns and words are; writes nothing.
    package func inspect() throws(AtlasError) -> Inspection {
        try AtlasError.wrapping { try Inspection(Sources(options)) }
    }
}
