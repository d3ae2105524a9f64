import SimpleFeatures

/// Collects point features that come in any order, more of them than memory holds, and writes them sorted.
///
/// Shape: sorted by group, then by the bytes of the first field. Thread rule: each thread fills a spool of its own.
/// Cost: a feature becomes text at once, so that all threads share that work and sorting moves bytes only.
package struct FeatureSpool: Sendable {
    private var spool: SortedSpool
    private var extent = PointExtent()
    /// How many features it has.
    package private(set) var count = 0

    /// Text beyond this goes to a file for the time being.
    package static let standardMemoryLimitInBytes = 32 << 20

    package init(memoryLimitInBytes: Int = standardMemoryLimitInBytes) {
        spool = SortedSpool(memoryLimitInBytes: memoryLimitInBytes)
    }

    /// Adds the features of a layer of points, each with its group.
    package mutating func append(_ protected: ProtectedLayer, groups: [UInt16]) throws {
        guard case .points(let points) = protected.layer.geometries,
            case .text(let ids)? = protected.layer.columns.first
        else { preconditionFailure("points with an id in their first field") }
        let features = GeoJSONFeatures(protected)
        count += points.count
        var key: [UInt8] = []
        try features.forEach { row, feature in
            extent.add(points[row])
            key.removeAll(keepingCapacity: true)
            key.append(UInt8(truncatingIfNeeded: groups[row] >> 8))
            key.append(UInt8(truncatingIfNeeded: groups[row]))
            if let id = ids.bytes(at: row) { key.append(contentsOf: id) }
            try spool.append(key: key, feature)
        }
    }

    /// Writes the features of several spools as one layer.
    package static func write(_ spools: [FeatureSpool], to file: ExportFile) throws {
        var extent = PointExtent()
        for spool in spools { extent.merge(spool.extent) }
        var collection = try GeoJSONCollection(to: file, boundingBox: extent.boundingBox)
        try SortedSpool.merge(spools.map(\.spool)) { try collection.write($0) }
        try collection.finish()
    }

    /// Gives the features of several spools one after the other, as they are written.
    package static func forEach(_ spools: [FeatureSpool], _ body: ([UInt8]) throws -> Void) throws {
        try SortedSpool.merge(spools.map(\.spool)) { try body(Array($0)) }
    }

    /// Writes the same features as a sequence. Source: RFC 8142.
    package static func writeSequence(_ spools: [FeatureSpool], to file: ExportFile) throws {
        let sequence = GeoJSONSequence(file: file)
        try SortedSpool.merge(spools.map(\.spool)) { try sequence.write($0) }
    }
}
