import SimpleFeatures
import TextFormats

/// The features of a layer as GeoJSON text.
struct GeoJSONFeatures {
    private let geometries: Geometries
    private let drawing: GeoJSONWriter.Drawing
    /// The id, the properties, and the geometry where it is a point.
    private let cells: FeatureCells

    init(_ protected: ProtectedLayer, _ drawing: GeoJSONWriter.Drawing = .cut) {
        let layer = protected.layer
        geometries = layer.geometries
        self.drawing = drawing
        var members = layer.members(ofType: "Feature")
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
                try forEach(of: features, cells, boundingBox: \.boundingBox, { $0.append(lines: lines(of: $1)) }, body)
            case .multiPolygons(let features):
                try forEach(of: features, cells, boundingBox: \.boundingBox, { $0.append(area: rings(of: $1)) }, body)
            }
        }
    }

    private func lines(of line: MultiLineString) -> MultiLineString {
        switch drawing {
        case .cut: line
        case .onSphere: line.onSphere
        }
    }

    /// The rings of each polygon.
    private func rings(of area: MultiPolygon) -> [[[Position]]] {
        switch drawing {
        case .cut: area.polygons.map { $0.rings.map(\.positions) }
        case .onSphere: area.onSphere
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

extension Layer {
    /// The members of an object for each feature that all formats have: its type, its id and its properties.
    func members(ofType type: String) -> [(before: String, values: FeatureCells.Values)] {
        var members = [(before: #"{"type":""# + type + #"","id":"#, values: FeatureCells.Values.column(idColumn))]
        for (number, column) in columns.enumerated() {
            var name: [UInt8] = []
            name.append(jsonString: fields[number].name)
            let before = number == 0 ? #","properties":{"# : ","
            members.append((before + String(decoding: name, as: UTF8.self) + ":", .column(column)))
        }
        return members
    }

    private var idColumn: Column { ids.map(Column.text) ?? columns[0] }
}

extension [UInt8] {
    fileprivate mutating func append(lines: MultiLineString) {
        append(#"{"type":"MultiLineString","coordinates":"#)
        append(list: lines.lines) { bytes, line in bytes.append(line: line) }
        append("}")
    }

    fileprivate mutating func append(area polygons: [[[Position]]]) {
        append(#"{"type":"MultiPolygon","coordinates":"#)
        append(list: polygons) { bytes, rings in bytes.append(list: rings) { $0.append(line: $1) } }
        append("}")
    }

    mutating func append<Item>(list: [Item], _ appendItem: (inout [UInt8], Item) -> Void) {
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
