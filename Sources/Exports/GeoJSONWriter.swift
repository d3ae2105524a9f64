import SimpleFeatures
import TextFormats

/// Writes a layer as RFC 7946 GeoJSON, one feature a line.
///
/// Coordinates have at most six decimals (11 cm); the layer's geometry must have been rounded to them.
package enum GeoJSONWriter {
    package static let decimals = 6

    package static func write(_ protected: ProtectedLayer, to file: ExportFile) throws(ExportError) {
        let layer = protected.layer
        var line: [UInt8] = []
        line.append(#"{"type":"FeatureCollection","#)
        if let box = layer.geometries.boundingBox {
            line.append(bbox: box)
            line.append(",")
        }
        line.append(#""features":["#)
        let names = layer.fields.map { field in
            var name: [UInt8] = []
            name.append(jsonString: field.name)
            name.append(":")
            return name
        }
        for feature in 0..<layer.count {
            line.append(feature == 0 ? "\n" : ",\n")
            line.append(feature: feature, of: layer, names: names)
            try file.write(line)
            line.removeAll(keepingCapacity: true)
        }
        line.append("\n]}\n")
        try file.write(line)
    }
}

extension [UInt8] {
    fileprivate mutating func append(feature: Int, of layer: Layer, names: [[UInt8]]) {
        append(#"{"type":"Feature","id":"#)
        append(value: feature, of: layer.columns[0])
        append(",")
        if case .multiPolygons(let areas) = layer.geometries, let box = areas[feature].boundingBox {
            append(bbox: box)
            append(",")
        }
        append(#""properties":{"#)
        for (index, name) in names.enumerated() {
            if index > 0 { append(",") }
            append(contentsOf: name)
            append(value: feature, of: layer.columns[index])
        }
        append(#"},"geometry":"#)
        switch layer.geometries {
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

    private mutating func append(value row: Int, of column: Column) {
        switch column {
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
