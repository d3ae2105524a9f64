import Cases
import Exports
import Geodata
import SimpleFeatures
import TextFormats

/// Collects the cases that may be published as points, in the order in which they are written.
///
/// Shape: records sorted by country, then by the bytes of the case's id. Thread rule: each thread has its own; they
/// are merged when they are written.
struct PublishedCases: Sendable {
    private var spool = SortedSpool()
    private(set) var extent = PointExtent()
    private var key: [UInt8] = []
    private var payload: [UInt8] = []

    /// The points of a batch, one for each place; nil where none may be published.
    typealias Points = [PublishedPoint?]

    mutating func append(_ entry: Ledger.Entry, at points: Points) throws(ExportError) {
        for place in entry.batch.places {
            guard let point = points[place.index] else { continue }
            extent.add(point.position)
            encode(place, of: entry, at: point)
            try spool.append(key: key, payload: payload)
        }
    }

    /// Calls `body` with parts of the layer, one after the other, in the order of the whole.
    static func forEachPart(
        of published: [PublishedCases], _ schema: CaseLayerSchema, _ body: (ProtectedLayer) throws -> Void
    ) throws {
        var part = CaseLayerPart(schema)
        try SortedSpool.merge(published.map(\.spool)) { key, payload in
            part.append(key: key, payload: payload)
            guard part.count == CaseLayerPart.largestCount else { return }
            try body(part.layer)
            part = CaseLayerPart(schema)
        }
        if part.count > 0 { try body(part.layer) }
    }

    static func boundingBox(of published: [PublishedCases]) -> BoundingBox? {
        var extent = PointExtent()
        for cases in published { extent.merge(cases.extent) }
        return extent.boundingBox
    }

    /// Writes a case as a record: the key sorts like the layer, the payload holds the rest.
    private mutating func encode(_ place: LocatedBatch.Place, of entry: Ledger.Entry, at point: PublishedPoint) {
        let cases = entry.batch.cases
        let index = place.index
        key.removeAll(keepingCapacity: true)
        key.append(UInt8(truncatingIfNeeded: place.country.index >> 8))
        key.append(UInt8(truncatingIfNeeded: place.country.index))
        if let id = cases.ids?[index], id.count > 0 {
            key.append(contentsOf: cases.text.bytes[id.indices])
        } else {
            key.append(contentsOf: cases.idOfRow(entry.rowsBefore + Int(cases.rows[index])).utf8)
        }
        payload.removeAll(keepingCapacity: true)
        point.write(to: &payload)
        payload.append(number: cases.persons?[index] ?? -1)
        payload.append(number: cases.years?[index].map(Int.init) ?? -1)
        payload.append(UInt8((cases.outcomes?[index] ?? .unknown).index))
        payload.append(UInt8((cases.methods?[index] ?? .unknown).index))
        payload.append(UInt8((cases.precisions?[index] ?? .unknown).index))
        payload.append(UInt8(place.by.index))
        for texts in [cases.dates, cases.sourceURLs] + cases.kept {
            let range = texts?[index] ?? .empty
            payload.append(number: Int(range.count))
            payload.append(contentsOf: cases.text.bytes[range.indices])
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int) {
        Swift.withUnsafeBytes(of: Int64(number).littleEndian) { append(contentsOf: $0) }
    }
}
