import Cartography
import SimpleFeatures

extension Topology {
    /// An edge and another that it crosses, touches or covers elsewhere than at a common end; nil when there is none.
    ///
    /// A sweep from west to east over all edges, with exact orientation.
    var firstCrossing: [Position]? {
        var edges = arcs.flatMap { arc in zip(arc, arc.dropFirst()).map { Edge(a: $0, b: $1) } }
        edges.sort { $0.west < $1.west }
        var open: [[Edge]] = Array(repeating: [], count: Edge.bandCount)
        for edge in edges {
            for band in edge.bands {
                open[band].removeAll { $0.east < edge.west }
                if let other = open[band].first(where: edge.crosses) { return [edge.a, edge.b, other.a, other.b] }
                open[band].append(edge)
            }
        }
        return nil
    }
}

private struct Edge {
    let a: Position
    let b: Position

    /// Bands of a quarter of a degree of latitude.
    static let bandCount = 720
    var west: Double { min(a.longitude, b.longitude) }
    var east: Double { max(a.longitude, b.longitude) }
    var bands: ClosedRange<Int> { Edge.band(min(a.latitude, b.latitude))...Edge.band(max(a.latitude, b.latitude)) }

    private static func band(_ latitude: Double) -> Int { min(bandCount - 1, Int((latitude + 90) * 4)) }

    func crosses(_ other: Edge) -> Bool {
        let ends = [a, b].filter { $0 == other.a || $0 == other.b }
        if ends.count == 2 { return true }
        guard max(a.latitude, b.latitude) >= min(other.a.latitude, other.b.latitude),
            min(a.latitude, b.latitude) <= max(other.a.latitude, other.b.latitude), east >= other.west
        else { return false }
        let free = [other.a, other.b].filter { $0 != a && $0 != b }
        let own = [a, b].filter { $0 != other.a && $0 != other.b }
        if ends.count == 1 { return holds(free[0]) || other.holds(own[0]) }
        let (first, second) = (Orientation.of(other.a, from: a, to: b), Orientation.of(other.b, from: a, to: b))
        let (third, fourth) = (
            Orientation.of(a, from: other.a, to: other.b), Orientation.of(b, from: other.a, to: other.b)
        )
        if free.contains(where: holds) || own.contains(where: other.holds) { return true }
        return first != second && third != fourth && ![first, second, third, fourth].contains(.on)
    }

    private func holds(_ position: Position) -> Bool {
        Orientation.of(position, from: a, to: b) == .on
            && position.longitude >= west && position.longitude <= east
            && position.latitude >= min(a.latitude, b.latitude) && position.latitude <= max(a.latitude, b.latitude)
    }
}
