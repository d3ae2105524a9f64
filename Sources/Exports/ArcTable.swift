import Cartography
import SimpleFeatures

/// The arcs of a topology while its layers are taken apart.
struct ArcTable {
    private(set) var arcs: [[Position]] = []
    private var areaArcs = 0..<0

    /// What the geometries of a layer are made of: `1` is arc 1, `~1` is arc 1 run backwards.
    enum Shapes {
        case points([Position])
        case lines([[[Int]]])
        /// For each area its polygons, for each polygon its rings, for each ring its arcs.
        case areas([[[[Int]]]])
    }

    /// Takes a layer apart. Areas of one layer share arcs; a piece of a line is an arc.
    mutating func shapes(of geometries: Geometries) -> Shapes {
        switch geometries {
        case .points(let points): return .points(points)
        case .multiLineStrings(let lines):
            return .lines(
                lines.map { line in
                    line.lines.map { piece in
                        arcs.append(piece)
                        return [arcs.count - 1]
                    }
                })
        case .multiPolygons(let areas):
            let topology = Topology(areas)
            let first = arcs.count
            arcs += topology.arcs
            areaArcs = first..<arcs.count
            return .areas(topology.objects.map { area in area.map { $0.map { clockwise($0, from: first) } } })
        }
    }

    /// The arcs of a ring run the other way: `1, ~2` becomes `2, ~1`.
    private func clockwise(_ ring: [Int], from first: Int) -> [Int] {
        ring.reversed().map { ~($0 >= 0 ? $0 + first : $0 - first) }
    }

    /// Whether no border has more decimals.
    func areasHave(decimals: Int) -> Bool {
        let quantum = Quantum(decimals: decimals)
        return !areaArcs.isEmpty && arcs[areaArcs].allSatisfy { $0.allSatisfy(quantum.holds) }
    }
}
