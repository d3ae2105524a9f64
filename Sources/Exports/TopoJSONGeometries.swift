import SimpleFeatures
import TextFormats

/// The features of a layer as geometries of a topology, with the id and the properties that they have in GeoJSON.
struct TopoJSONGeometries {
    private let geometries: Geometries
    private let shapes: ArcTable.Shapes
    private let quantum: Quantum
    private let cells: FeatureCells

    init(_ protected: ProtectedLayer, _ shapes: ArcTable.Shapes, _ quantum: Quantum) {
        geometries = protected.layer.geometries
        self.shapes = shapes
        self.quantum = quantum
        let type =
            switch shapes {
            case .points: "Point"
            case .lines: "MultiLineString"
            case .areas: "MultiPolygon"
            }
        cells = FeatureCells(protected.layer.members(ofType: type), count: protected.layer.count)
    }

    /// Calls `body` with the text of each geometry.
    func forEach(_ body: (_ row: Int, [UInt8]) throws -> Void) rethrows {
        try cells.withReader { cells in
            for row in 0..<geometries.count {
                var text: [UInt8] = []
                cells.with(0..<1, of: row) { text.append(contentsOf: $0) }
                if let box = geometries.boundingBox(ofFeature: row) {
                    text.append(",")
                    text.append(bbox: box)
                }
                cells.with(1..<cells.cellCount, of: row) { text.append(contentsOf: $0) }
                text.append("},")
                appendShape(row, to: &text)
                text.append("}")
                try body(row, text)
            }
        }
    }

    private func appendShape(_ row: Int, to text: inout [UInt8]) {
        switch shapes {
        case .points(let points):
            text.append(#""coordinates":"#)
            text.append(pair: (quantum.count(points[row].longitude), quantum.count(points[row].latitude)))
        case .lines(let lines):
            text.append(#""arcs":"#)
            text.append(list: lines[row]) { $0.append(numbers: $1) }
        case .areas(let areas):
            text.append(#""arcs":"#)
            text.append(list: areas[row]) { text, polygon in
                text.append(list: polygon) { $0.append(numbers: $1) }
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(numbers: [Int]) {
        append(list: numbers) { $0.append(integer: $1) }
    }
}

extension Geometries {
    /// Points have no box of their own.
    fileprivate func boundingBox(ofFeature row: Int) -> BoundingBox? {
        switch self {
        case .points: nil
        case .multiLineStrings(let lines): lines[row].boundingBox
        case .multiPolygons(let areas): areas[row].boundingBox
        }
    }
}
