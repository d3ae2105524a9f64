import SimpleFeatures
import TextFormats

/// Writes layers as one TopoJSON topology: borders that countries share stand there once, as arcs.
///
/// Shape: an object for each layer, a geometry a line, an arc a line. Exterior rings run clockwise, as d3-geo wants them and
/// the tools of TopoJSON make them. Positions are whole quanta; where all borders lie on quanta nothing is lost.
/// Source: TopoJSON Format Specification 1.0.
package enum TopoJSONWriter {
    package static let fileName = "atlas.topojson"

    /// A quantum has at least so many decimals of a degree: 1.1 m.
    private static let leastDecimals = 5

    package static func write(_ layers: [ProtectedLayer], to file: ExportFile) throws {
        var arcs = ArcTable()
        let shapes = layers.map { arcs.shapes(of: $0.layer.geometries) }
        let quantum = Quantum(
            decimals: arcs.areasHave(decimals: leastDecimals) ? leastDecimals : GeoJSONWriter.decimals)
        try file.write(head(layers, quantum))
        for (number, layer) in layers.enumerated() {
            try write(layer, shapes[number], quantum, isFirst: number == 0, to: file)
        }
        try file.write(Array("\n},\"arcs\":[".utf8))
        for (number, arc) in arcs.arcs.enumerated() {
            var text = Array((number == 0 ? "\n" : ",\n").utf8)
            text.append(arc: arc, quantum)
            try file.write(text)
        }
        try file.write(Array("\n]}\n".utf8))
    }

    private static func head(_ layers: [ProtectedLayer], _ quantum: Quantum) -> [UInt8] {
        var head = Array(#"{"type":"Topology","#.utf8)
        if let box = BoundingBox(containing: layers.flatMap(\.layer.geometries.plainBoxes)) {
            head.append(bbox: box)
            head.append(",")
        }
        head.append(#""transform":{"scale":"#)
        head.append(list: [quantum.degrees, quantum.degrees]) {
            $0.append(decimal: $1, decimals: GeoJSONWriter.decimals)
        }
        head.append(#","translate":[0,0]},"objects":{"#)
        return head
    }

    private static func write(
        _ layer: ProtectedLayer, _ shapes: ArcTable.Shapes, _ quantum: Quantum, isFirst: Bool, to file: ExportFile
    ) throws {
        var text = Array((isFirst ? "\n" : ",\n").utf8)
        text.append(jsonString: layer.layer.name)
        text.append(#":{"type":"GeometryCollection","geometries":["#)
        try file.write(text)
        try TopoJSONGeometries(layer, shapes, quantum).forEach { row, geometry in
            try file.write(Array((row == 0 ? "\n" : ",\n").utf8))
            try file.write(geometry)
        }
        try file.write(Array("\n]}".utf8))
    }
}

/// The step of the grid on which positions of a topology lie.
struct Quantum {
    let decimals: Int
    private let perDegree: Double

    init(decimals: Int) {
        self.decimals = decimals
        perDegree = (0..<decimals).reduce(1) { power, _ in power * 10 }
    }

    var degrees: Double { 1 / perDegree }

    func count(_ degrees: Double) -> Int { Int((degrees * perDegree).rounded()) }

    func holds(_ position: Position) -> Bool {
        Double(count(position.longitude)) / perDegree == position.longitude
            && Double(count(position.latitude)) / perDegree == position.latitude
    }
}

extension [UInt8] {
    /// Adds an arc: its first position, then the step to each next one.
    fileprivate mutating func append(arc positions: [Position], _ quantum: Quantum) {
        var steps: [(x: Int, y: Int)] = []
        var (x, y) = (0, 0)
        for (place, position) in positions.enumerated() {
            let (nextX, nextY) = (quantum.count(position.longitude), quantum.count(position.latitude))
            let isRepetition = place > 0 && nextX == x && nextY == y
            // An arc keeps its two ends, even where they have become one place.
            if !isRepetition || (place == positions.count - 1 && steps.count == 1) {
                steps.append((nextX - x, nextY - y))
            }
            (x, y) = (nextX, nextY)
        }
        append(list: steps) { $0.append(pair: ($1.x, $1.y)) }
    }

    mutating func append(pair: (Int, Int)) {
        append("[")
        append(integer: pair.0)
        append(",")
        append(integer: pair.1)
        append("]")
    }
}
