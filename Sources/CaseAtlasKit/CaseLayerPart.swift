import Cases
import Exports
import Geodata
import SimpleFeatures

/// What all parts of the layer of cases have in common.
struct CaseLayerSchema {
    let policy: PrivacyPolicy
    let fields: [Field]
    let keptCount: Int
    let keys: TextColumn
    let names: TextColumn
    let outcomes = TextColumn(Outcome.allCases.map(\.rawValue))
    let methods = TextColumn(Method.allCases.map(\.rawValue))
    let precisions = TextColumn(LocationPrecision.allCases.map(\.rawValue))
    let waysOfLocating = TextColumn(LocatedBy.allCases.map(\.rawValue))

    init(_ countries: Countries, _ policy: PrivacyPolicy) {
        self.policy = policy
        keptCount = policy.keptColumns.count
        fields =
            LayerSchema.cases.fields
            + policy.keptColumns.map { Field($0, .string, required: false, "As in the input") }
        keys = TextColumn(countries.all.map(\.key))
        names = TextColumn(countries.all.map(\.name))
    }
}

/// Some features of the layer of cases, read back from the records that ``PublishedCases`` wrote.
struct CaseLayerPart {
    private let schema: CaseLayerSchema
    private var points: [PublishedPoint] = []
    private var ids = TextColumn()
    private var countries: [UInt16] = []
    private var years: [Int?] = []
    private var dates = TextColumn()
    private var outcomes: [UInt16] = []
    private var methods: [UInt16] = []
    private var persons: [Int?] = []
    private var precisions: [UInt16] = []
    private var waysOfLocating: [UInt16] = []
    private var sourceURLs = TextColumn()
    private var kept: [TextColumn]

    /// Features that are held in memory at once.
    static let largestCount = 4096

    init(_ schema: CaseLayerSchema) {
        self.schema = schema
        kept = Array(repeating: TextColumn(), count: schema.keptCount)
    }

    var count: Int { points.count }

    mutating func append(key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) {
        countries.append(UInt16(key[0]) << 8 | UInt16(key[1]))
        ids.append(bytes: key[2...])
        points.append(PublishedPoint(reading: payload))
        var reader = PayloadReader(bytes: payload, offset: PublishedPoint.byteCount)
        persons.append(reader.number())
        years.append(reader.number())
        outcomes.append(reader.code())
        methods.append(reader.code())
        precisions.append(reader.code())
        waysOfLocating.append(reader.code())
        reader.text(into: &dates)
        reader.text(into: &sourceURLs)
        for number in kept.indices { reader.text(into: &kept[number]) }
    }

    /// The features as they may be published.
    var layer: ProtectedLayer {
        Layer(
            name: LayerSchema.cases.name, title: LayerSchema.cases.title, fields: schema.fields,
            columns: [
                .text(ids),
                .coded(countries, of: schema.keys),
                .coded(countries, of: schema.names),
                .integers(years),
                .text(dates),
                .coded(outcomes, of: schema.outcomes),
                .coded(methods, of: schema.methods),
                .integers(persons),
                .coded(precisions, of: schema.precisions),
                .coded(waysOfLocating, of: schema.waysOfLocating),
                .numbers(points.map { _ in nil }),
                .text(sourceURLs),
            ] + kept.map(Column.text),
            geometries: .points(points.map(\.position))
        ).protected(by: schema.policy, at: points)
    }
}

/// Reads the parts of a payload one after the other.
private struct PayloadReader {
    let bytes: UnsafeRawBufferPointer
    var offset: Int

    /// A number that is not negative; nil where none is stated.
    mutating func number() -> Int? {
        let value = Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
        offset += 8
        return value < 0 ? nil : value
    }

    mutating func code() -> UInt16 {
        offset += 1
        return UInt16(bytes[offset - 1])
    }

    /// Adds a text to a column; one without a byte is absent.
    mutating func text(into column: inout TextColumn) {
        let count = number() ?? 0
        if count == 0 { column.append(nil) } else { column.append(bytes: bytes[offset..<offset + count]) }
        offset += count
    }
}
