import SimpleFeatures
import TextFormats

/// The features of a layer as GeoJSON text.
///
/// Shape: the properties are put into words column by column, each value once, before a feature is put together from
/// them. Cost: memory for the text of all properties; repeated values and absent ones share theirs.
struct GeoJSONFeatures {
    private let geometries: Geometries
    private var text: [UInt8] = []
    /// For each feature its id and its properties, each with its name, as parts of `text`.
    private var cells: [Cell]
    private let cellCount: Int

    fileprivate struct Cell {
        let start: Int32
        let end: Int32
    }

    init(_ protected: ProtectedLayer) {
        let layer = protected.layer
        geometries = layer.geometries
        cellCount = layer.fields.count + 1
        cells = Array(repeating: Cell(start: 0, end: 0), count: cellCount * layer.count)
        render(layer.ids.map(Column.text) ?? layer.columns[0], into: 0, after: #"{"type":"Feature","id":"#)
        for (number, column) in layer.columns.enumerated() {
            var name: [UInt8] = []
            name.append(jsonString: layer.fields[number].name)
            let comma = number == 0 ? "" : ","
            render(column, into: number + 1, after: comma + String(decoding: name, as: UTF8.self) + ":")
        }
    }

    /// Adds the feature of a row.
    func append(_ row: Int, to bytes: inout [UInt8]) {
        text.withUnsafeBufferPointer { text in
            let first = row * cellCount
            bytes.append(text, cells[first])
            if let box = geometries.boundingBox(of: row) {
                bytes.append(",")
                bytes.append(bbox: box)
            }
            bytes.append(#","properties":{"#)
            for cell in cells[first + 1..<first + cellCount] { bytes.append(text, cell) }
        }
        bytes.append(#"},"geometry":"#)
        bytes.append(geometries, row)
        bytes.append("}")
    }

    // MARK: Columns

    private mutating func render(_ column: Column, into cell: Int, after name: String) {
        let absent = shared { text in
            text.append(contentsOf: name.utf8)
            text.append("null")
        }
        switch column {
        case .coded(let codes, let values):
            let known = (0..<values.count).map { row in
                shared { text in
                    text.append(contentsOf: name.utf8)
                    if let value = values.bytes(at: row) { text.append(jsonString: value) } else { text.append("null") }
                }
            }
            for row in codes.indices { cells[row * cellCount + cell] = known[Int(codes[row])] }
        case .text(let values):
            render(into: cell, after: name, absent, (0..<values.count).map(values.bytes(at:))) {
                $0.append(jsonString: $1)
            }
        case .integers(let values):
            render(into: cell, after: name, absent, values) { $0.append(integer: $1) }
        case .numbers(let values):
            render(into: cell, after: name, absent, values) { $0.append(decimal: $1, decimals: GeoJSONWriter.decimals) }
        }
    }

    private mutating func render<Value>(
        into cell: Int, after name: String, _ absent: Cell, _ values: [Value?],
        _ append: (inout [UInt8], Value) -> Void
    ) {
        let name = Array(name.utf8)
        for (row, value) in values.enumerated() {
            guard let value else {
                cells[row * cellCount + cell] = absent
                continue
            }
            let start = text.count
            text.append(contentsOf: name)
            append(&text, value)
            cells[row * cellCount + cell] = Cell(
                start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: text.count))
        }
    }

    private mutating func shared(_ write: (inout [UInt8]) -> Void) -> Cell {
        let start = text.count
        write(&text)
        return Cell(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: text.count))
    }
}

extension Geometries {
    /// The box round one feature; a point needs none.
    fileprivate func boundingBox(of row: Int) -> BoundingBox? {
        switch self {
        case .points: nil
        case .multiLineStrings(let lines): lines[row].boundingBox
        case .multiPolygons(let areas): areas[row].boundingBox
        }
    }
}

extension [UInt8] {
    @inline(__always)
    fileprivate mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ cell: GeoJSONFeatures.Cell) {
        append(contentsOf: UnsafeBufferPointer(rebasing: text[Int(cell.start)..<Int(cell.end)]))
    }

    fileprivate mutating func append(_ geometries: Geometries, _ row: Int) {
        switch geometries {
        case .points(let points):
            append(#"{"type":"Point","coordinates":"#)
            append(position: points[row])
        case .multiLineStrings(let lines):
            append(#"{"type":"MultiLineString","coordinates":"#)
            append(list: lines[row].lines) { bytes, line in
                bytes.append(list: line) { bytes, position in bytes.append(position: position) }
            }
        case .multiPolygons(let areas):
            append(#"{"type":"MultiPolygon","coordinates":"#)
            append(list: areas[row].polygons) { bytes, polygon in
                bytes.append(list: polygon.rings) { bytes, ring in
                    bytes.append(list: ring.positions) { bytes, position in bytes.append(position: position) }
                }
            }
        }
        append("}")
    }

    private mutating func append<Item>(list: [Item], _ appendItem: (inout [UInt8], Item) -> Void) {
        append("[")
        for (index, item) in list.enumerated() {
            if index > 0 { append(",") }
            appendItem(&self, item)
        }
        append("]")
    }

    private mutating func append(position: Position) {
        append("[")
        append(decimal: position.longitude, decimals: GeoJSONWriter.decimals)
        append(",")
        append(decimal: position.latitude, decimals: GeoJSONWriter.decimals)
        append("]")
    }

    mutating func append(bbox box: BoundingBox) {
        append(#""bbox":"#)
        append(list: [box.west, box.south, box.east, box.north]) { bytes, number in
            bytes.append(decimal: number, decimals: GeoJSONWriter.decimals)
        }
    }
}
