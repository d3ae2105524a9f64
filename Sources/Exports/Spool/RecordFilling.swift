import SimpleFeatures

/// Makes records of the features of a layer, column by column.
struct RecordFilling {
    private let layout: RecordLayout
    /// Where each record begins, and where its next text goes.
    private var records: [UnsafeMutableRawPointer] = []
    private var texts: [UnsafeMutableRawPointer] = []

    /// Adds a record for each feature to blocks.
    ///
    /// Safe: a record has room for all texts of its feature, since these are counted first.
    static func fill(_ blocks: RecordBlocks, with layer: Layer, groups: [UInt16], _ layout: RecordLayout) {
        _ = RecordFilling(blocks, layer, groups, layout)
    }

    private init(_ blocks: RecordBlocks, _ layer: Layer, _ groups: [UInt16], _ layout: RecordLayout) {
        self.layout = layout
        guard case .points(let points) = layer.geometries else { preconditionFailure("features that are points") }
        var byteCounts = [Int](repeating: layout.textsOffset, count: points.count)
        for case .text(let column) in layer.columns {
            for row in 0..<points.count { byteCounts[row] += column.range(at: row)?.count ?? 0 }
        }
        records = byteCounts.map { blocks.addRecord(byteCount: $0) }
        texts = records.map { $0 + layout.textsOffset }
        for (column, slot) in zip(layer.columns, layout.slots) { fill(slot.offset, with: column) }
        for row in 0..<points.count {
            records[row].storeBytes(of: points[row], toByteOffset: layout.pointOffset, as: Position.self)
            records[row].storeBytes(of: groups[row].bigEndian, toByteOffset: layout.keyOffset, as: UInt16.self)
        }
    }

    private mutating func fill(_ offset: Int, with column: Column) {
        switch column {
        case .coded(let codes, _): fill(offset, with: codes)
        case .integers(let values): fill(offset, with: values)
        case .numbers(let values): fill(offset, with: values)
        case .text(let column):
            column.bytes.withUnsafeBytes { bytes in
                for row in records.indices {
                    let range = column.range(at: row)
                    let count = range.map { UInt32($0.count) } ?? RecordLayout.absent
                    records[row].storeBytes(of: count, toByteOffset: offset, as: UInt32.self)
                    guard let range, let base = bytes.baseAddress, !range.isEmpty else { continue }
                    texts[row].copyMemory(from: base + range.lowerBound, byteCount: range.count)
                    texts[row] += range.count
                }
            }
        }
    }

    @inline(__always)
    private func fill<Value: BitwiseCopyable>(_ offset: Int, with values: [Value]) {
        for row in records.indices { records[row].storeBytes(of: values[row], toByteOffset: offset, as: Value.self) }
    }
}
