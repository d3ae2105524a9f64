import SimpleFeatures
import TextFormats

/// The features of a layer as GeoJSON text.
struct GeoJSONFeatures {
    private let geometries: Geometries
    /// The id, the properties, and the geometry where it is a point.
    private let cells: FeatureCells

    init(_ protected: ProtectedLayer) {
        let layer = protected.layer
        geometries = layer.geometries
        let ids = layer.ids.map(Column.text) ?? layer.columns[0]
        var members = [(before: #"{"type":"Feature","id":"#, values: FeatureCells.Values.column(ids))]
        for (number, column) in layer.columns.enumerated() {
            var name: [UInt8] = []
            name.append(jsonString: layer.fields[number].name)
            let before = number == 0 ? #","properties":{"# : ","
            members.append((before + String(decoding: name, as: UTF8.self) + ":", .column(column)))
        }
        if case .points(let points) = geometries { members.append((#"},"geometry":"#, .points(points))) }
        cells = FeatureCells(members, count: layer.count)
    }

    /// Calls `body` with the text of each feature; it is good during the call.
    func forEach(_ body: (_ row: Int, UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        try cells.withReader { cells in
            switch geometries {
            case .points(let points):
                for row in points.indices { try cells.with(0..<cells.cellCount, of: row) { try body(row, $0) } }
            case .multiLineStrings(let features):
                try forEach(of: features, cells, boundingBox: \.boundingBox, { $0.append(lines: $1) }, body)
            case .multiPolygons(let features):
                try forEach(of: features, cells, boundingBox: \.boundingBox, { $0.append(area: $1) }, body)
            }
        }
    }

    /// Puts features together that have a box, which stands between their id and their properties.
    private func forEach<Geometry>(
        of features: [Geometry], _ cells: FeatureCells.Reader, boundingBox: (Geometry) -> BoundingBox?,
        _ append: (inout [UInt8], Geometry) -> Void, _ body: (_ row: Int, UnsafeBufferPointer<UInt8>) throws -> Void
    ) rethrows {
        var text: [UInt8] = []
        for (row, feature) in features.enumerated() {
            text.removeAll(keepingCapacity: true)
            cells.with(0..<1, of: row) { text.append(contentsOf: $0) }
            if let box = boundingBox(feature) {
                text.append(",")
                text.append(bbox: box)
            }
            cells.with(1..<cells.cellCount, of: row) { text.append(contentsOf: $0) }
            text.append(#"},"geometry":"#)
            append(&text, feature)
            text.append("}")
            try text.withUnsafeBufferPointer { try body(row, $0) }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(lines: MultiLineString) {
        append(#"{"type":"MultiLineString","coordinates":"#)
        append(list: lines.lines) { bytes, line in bytes.append(line: line) }
        append("}")
    }

    fileprivate mutating func append(area: MultiPolygon) {
        append(#"{"type":"MultiPolygon","coordinates":"#)
        append(list: area.polygons) { bytes, polygon in
            bytes.append(list: polygon.rings) { bytes, ring in bytes.append(line: ring.positions) }
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

    /// Adds positions in brackets, many at a time: most of a file of countries is this.
    private mutating func append(line positions: [Position]) {
        append("[")
        var isFirst = true
        var rest = positions[...]
        while !rest.isEmpty {
            append(atMost: positionsAtOnce * (PositionText.longestInBytes + 1)) { bytes in
                var end = 0
                for position in rest.prefix(positionsAtOnce) {
                    if !isFirst {
                        bytes[end] = UInt8(ascii: ",")
                        end += 1
                    }
                    isFirst = false
                    end += PositionText.write(position, to: bytes + end)
                }
                return end
            }
            rest = rest.dropFirst(positionsAtOnce)
        }
        append("]")
    }

    mutating func append(bbox box: BoundingBox) {
        append(#""bbox":"#)
        append(list: [box.west, box.south, box.east, box.north]) { bytes, number in
            bytes.append(decimal: number, decimals: GeoJSONWriter.decimals)
        }
    }
}

/// As many as have room on the stack.
private let positionsAtOnce = 128
