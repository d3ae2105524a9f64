package import SimpleFeatures
import TextFormats

/// Writes a layer as RFC 7946 GeoJSON, one feature a line.
///
/// A layer may come in parts, one after the other. Coordinates have at most six decimals (11 cm); the layer's geometry
/// must have been rounded to them.
package struct GeoJSONWriter {
    package static let decimals = 6

    private let file: ExportFile
    private var isFirst = true

    /// Writes a layer that is whole in memory.
    package static func write(_ protected: ProtectedLayer, to file: ExportFile) throws(ExportError) {
        var writer = try GeoJSONWriter(to: file, boundingBox: protected.layer.geometries.boundingBox)
        try writer.write(protected)
        try writer.finish()
    }

    /// Begins a file; `box` is that of all parts, nil when there is no feature.
    package init(to file: ExportFile, boundingBox box: BoundingBox?) throws(ExportError) {
        self.file = file
        var head: [UInt8] = []
        head.append(#"{"type":"FeatureCollection","#)
        if let box {
            head.append(bbox: box)
            head.append(",")
        }
        head.append(#""features":["#)
        try file.write(head)
    }

    /// Writes the features of a part.
    package mutating func write(_ protected: ProtectedLayer) throws(ExportError) {
        let layer = protected.layer
        let names = layer.fields.map { field in
            var name: [UInt8] = []
            name.append(jsonString: field.name)
            name.append(":")
            return name
        }
        let columns = layer.columns.map(RenderedColumn.init)
        var line: [UInt8] = []
        for feature in 0..<layer.count {
            line.append(isFirst ? "\n" : ",\n")
            isFirst = false
            line.append(feature: feature, columns, layer.geometries, names: names)
            try file.write(line)
            line.removeAll(keepingCapacity: true)
        }
    }

    package func finish() throws(ExportError) {
        var foot: [UInt8] = []
        foot.append("\n]}\n")
        try file.write(foot)
    }
}

/// A column whose repeated texts have been made JSON once.
private enum RenderedColumn {
    case values(Column)
    case coded([UInt16], texts: [[UInt8]])

    init(_ column: Column) {
        guard case .coded(let codes, let values) = column else {
            self = .values(column)
            return
        }
        let texts = (0..<values.count).map { row in
            var text: [UInt8] = []
            if let bytes = values.bytes(at: row) { text.append(jsonString: bytes) } else { text.append("null") }
            return text
        }
        self = .coded(codes, texts: texts)
    }
}

extension [UInt8] {
    fileprivate mutating func append(
        feature: Int, _ columns: [RenderedColumn], _ geometries: Geometries, names: [[UInt8]]
    ) {
        append(#"{"type":"Feature","id":"#)
        append(value: feature, of: columns[0])
        append(",")
        if case .multiPolygons(let areas) = geometries, let box = areas[feature].boundingBox {
            append(bbox: box)
            append(",")
        }
        append(#""properties":{"#)
        for (index, name) in names.enumerated() {
            if index > 0 { append(",") }
            append(contentsOf: name)
            append(value: feature, of: columns[index])
        }
        append(#"},"geometry":"#)
        switch geometries {
        case .points(let points):
            append(#"{"type":"Point","coordinates":"#)
            append(position: points[feature])
        case .multiPolygons(let areas):
            append(#"{"type":"MultiPolygon","coordinates":"#)
            append(list: areas[feature].polygons) { bytes, polygon in
                bytes.append(list: polygon.rings) { bytes, ring in
                    bytes.append(list: ring.positions) { bytes, position in bytes.append(position: position) }
                }
            }
        }
        append("}}")
    }

    private mutating func append(value row: Int, of column: RenderedColumn) {
        switch column {
        case .coded(let codes, let texts): append(contentsOf: texts[Int(codes[row])])
        case .values(let column): append(value: row, of: column)
        }
    }

    private mutating func append(value row: Int, of column: Column) {
        switch column {
        case .coded(let codes, let values):
            guard let bytes = values.bytes(at: Int(codes[row])) else { return append("null") }
            append(jsonString: bytes)
        case .text(let values):
            guard let bytes = values.bytes(at: row) else { return append("null") }
            append(jsonString: bytes)
        case .integers(let values):
            guard let value = values[row] else { return append("null") }
            append(integer: value)
        case .numbers(let values):
            guard let value = values[row] else { return append("null") }
            append(decimal: value, decimals: GeoJSONWriter.decimals)
        }
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

    fileprivate mutating func append(bbox box: BoundingBox) {
        append(#""bbox":"#)
        append(list: [box.west, box.south, box.east, box.north]) { bytes, number in
            bytes.append(decimal: number, decimals: GeoJSONWriter.decimals)
        }
    }
}

extension Geometries {
    fileprivate var boundingBox: BoundingBox? {
        switch self {
        case .points(let points): BoundingBox(containing: points.map { BoundingBox(of: [$0]) })
        case .multiPolygons(let areas):
            BoundingBox(containing: areas.flatMap(\.polygons).map { BoundingBox(of: $0.exterior.positions) })
        }
    }
}
