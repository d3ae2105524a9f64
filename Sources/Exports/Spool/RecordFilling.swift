import SimpleFeatures
import TextFormats

/// Makes records of the features of a layer, column by column.
///
/// Cost: a few rows at a time, so that their records stay in the nearest memory while column after column is filled in.
struct RecordFilling {
    private let layout: RecordLayout
    /// Where each record begins, and where its next text goes.
    private let records: [UnsafeMutableRawPointer]
    private var texts: [UnsafeMutableRawPointer]

    private static let rowsAtOnce = 64

    /// Adds a record for each feature to blocks.
    ///
    /// Safe: a record has room for all texts of its feature, since these are counted first.
    static func fill(_ blocks: RecordBlocks, with layer: Layer, groups: [UInt16], _ layout: RecordLayout) {
        var byteCounts = [Int](repeating: layout.textsOffset, count: layer.count)
        for column in layer.columns { count(column, in: &byteCounts) }
        let records = blocks.addRecords(byteCounts: byteCounts, groups: groups)
        var filling = RecordFilling(
            layout: layout, records: records, texts: records.map { $0 + layout.textsOffset })
        for start in stride(from: 0, to: layer.count, by: rowsAtOnce) {
            filling.fill(start..<min(start + rowsAtOnce, layer.count), with: layer, groups)
        }
    }

    /// Adds what the values of a column take behind the slots.
    private static func count(_ column: Column, in byteCounts: inout [Int]) {
        switch column {
        case .coded: break
        case .integers(let values):
            for row in values.indices where RecordLayout.short(values[row]) == RecordLayout.beyond {
                byteCounts[row] += RecordLayout.numberByteCount
            }
        case .numbers(let values):
            for row in values.indices where RecordLayout.isBeyond(values[row]) {
                byteCounts[row] += RecordLayout.numberByteCount
            }
        case .text(let column):
            var start = 0
            for (row, end) in column.ends.enumerated() {
                byteCounts[row] += end - start
                start = end
            }
        }
    }

    private mutating func fill(_ rows: Range<Int>, with layer: Layer, _ groups: [UInt16]) {
        for (column, slot) in zip(layer.columns, layout.slots) {
            switch column {
            case .coded(let codes, _):
                for row in rows { records[row].storeBytes(of: codes[row], toByteOffset: slot.offset, as: UInt16.self) }
            case .integers(let values): fill(rows, slot.offset, with: values) { RecordLayout.short($0) }
            case .numbers(let values): fill(rows, slot.offset, with: values) { RecordLayout.short($0) }
            case .text(let column): fill(rows, slot.offset, with: column)
            }
        }
        guard case .points(let points) = layer.geometries else { return }
        for row in rows {
            let point = points[row]
            guard let longitude = DecimalText.millionths(point.longitude),
                let latitude = DecimalText.millionths(point.latitude)
            else { preconditionFailure("points of the globe") }
            records[row].storeBytes(of: longitude, toByteOffset: layout.pointOffset, as: Int32.self)
            records[row].storeBytes(of: latitude, toByteOffset: layout.pointOffset + 4, as: Int32.self)
            records[row].storeBytes(of: groups[row].bigEndian, toByteOffset: layout.keyOffset, as: UInt16.self)
        }
    }

    /// Puts what stands for numbers into the slots, and those that need more behind them.
    @inline(__always)
    private mutating func fill<Number: BitwiseCopyable>(
        _ rows: Range<Int>, _ offset: Int, with values: [Number?], _ short: (Number?) -> Int32
    ) {
        for row in rows {
            let number = short(values[row])
            records[row].storeBytes(of: number, toByteOffset: offset, as: Int32.self)
            guard number == RecordLayout.beyond, let value = values[row] else { continue }
            texts[row].storeBytes(of: value, as: Number.self)
            texts[row] += RecordLayout.numberByteCount
        }
    }

    private mutating func fill(_ rows: Range<Int>, _ offset: Int, with column: TextColumn) {
        column.bytes.withUnsafeBytes { bytes in
            var start = rows.lowerBound == 0 ? 0 : column.ends[rows.lowerBound - 1]
            for row in rows {
                let end = column.ends[row]
                let count = column.present[row] ? UInt32(end - start) : RecordLayout.absentText
                records[row].storeBytes(of: count, toByteOffset: offset, as: UInt32.self)
                if end > start, let base = bytes.baseAddress {
                    RecordFilling.copy(base + start, end - start, to: texts[row])
                    texts[row] += end - start
                }
                start = end
            }
        }
    }

    /// Copies just these bytes: the next record begins behind them.
    @inline(__always)
    private static func copy(_ bytes: UnsafeRawPointer, _ count: Int, to room: UnsafeMutableRawPointer) {
        switch count {
        // Two pieces that overlap.
        case 4...8:
            room.copyMemory(from: bytes, byteCount: 4)
            (room + count - 4).copyMemory(from: bytes + count - 4, byteCount: 4)
        case 8...16:
            room.copyMemory(from: bytes, byteCount: 8)
            (room + count - 8).copyMemory(from: bytes + count - 8, byteCount: 8)
        default:
            room.copyMemory(from: bytes, byteCount: count)
        }
    }
}
