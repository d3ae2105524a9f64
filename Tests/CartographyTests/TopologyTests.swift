import Cartography
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("Topology")
struct TopologyTests {
    @Test("ABCD and BEFC share the border BC, which is one arc, run forwards in one and backwards in the other")
    func sharedBorder() {
        let topology = Topology(["ABCDA", "BEFCB"].map { area([$0]) })
        #expect(topology.arcs.count == 3)
        let used = topology.objects.map { Set($0[0][0]) }
        let shared = used[0].filter { used[1].contains(~$0) }
        #expect(shared.count == 1)
        #expect(topology.areas.map(text) == ["ABCD", "BEFC"])
    }

    @Test("A hole and the enclave in it are one arc")
    func enclave() {
        let topology = Topology([area(["GHIJG", "ADCBA"]), area(["CDABC"])])
        #expect(topology.arcs.count == 2)
        #expect(topology.objects[0][0][1] == [~topology.objects[1][0][0][0]])
    }

    @Test("ABCD between ADHG and BEFC is cut at the junctions A, B, C and D")
    func junctions() {
        let topology = Topology(["ABCDA", "ADHGA", "BEFCB"].map { area([$0]) })
        #expect(Set(topology.arcs.map(text)) == ["AB", "BC", "CD", "AD", "AGHD", "BEFC"])
        #expect(topology.arcs.count == 6)
    }

    @Test("Put together again, the shipped countries are what they were", arguments: Worldview.allCases)
    func roundTrip(view: Worldview) throws {
        for scale in Scale.allCases {
            let areas = try GeodataFolder(path: Repository.geodata).countries(view, scale).map(\.area)
            let again = Topology(areas).areas
            #expect(again.count == areas.count)
            for (a, b) in zip(areas, again) { #expect(turned(a) == turned(b)) }
        }
    }

    // MARK: Areas of letters

    /// G H      A 0,0  B 1,0  E 2,0
    ///  A B E   D 0,1  C 1,1  F 2,1
    ///  D C F   G, H, I and J lie around A, B, C and D.
    /// J   I
    private static let letters: [Character: Position] = [
        "A": (0, 0), "B": (1, 0), "E": (2, 0), "D": (0, 1), "C": (1, 1), "F": (2, 1), "G": (-1, -1), "H": (-1, 2),
        "I": (3, 3), "J": (4, -2),
    ].mapValues { Position(longitude: $0.0, latitude: $0.1) }

    private func area(_ rings: [String]) -> MultiPolygon {
        let rings = rings.compactMap { ring in Ring(ring.compactMap { Self.letters[$0] }) }
        return MultiPolygon([Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))])
    }

    private func text(_ positions: [Position]) -> String {
        let text = String(positions.compactMap { position in Self.letters.first { $0.value == position }?.key })
        return min(text, String(text.reversed()))
    }

    private func text(_ area: MultiPolygon) -> String {
        let text = String(
            area.polygons[0].exterior.positions.dropLast().compactMap { position in
                Self.letters.first { $0.value == position }?.key
            })
        let start = text.firstIndex(of: text.min() ?? "A") ?? text.startIndex
        return String(text[start...] + text[..<start])
    }

    /// The rings, each from its westernmost position on.
    private func turned(_ area: MultiPolygon) -> [[Position]] {
        area.polygons.flatMap(\.rings).map { ring in
            let positions = Array(ring.positions.dropLast())
            let start =
                positions.indices.min {
                    (positions[$0].longitude, positions[$0].latitude) < (
                        positions[$1].longitude, positions[$1].latitude
                    )
                } ?? 0
            return Array(positions[start...] + positions[..<start])
        }
    }
}
