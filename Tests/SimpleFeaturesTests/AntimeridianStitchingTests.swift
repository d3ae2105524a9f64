import Foundation
import SimpleFeatures
import Testing

@Suite("Areas and lines without the seam at ±180")
struct AntimeridianStitchingTests {
    @Test("An area that does not reach ±180 keeps its positions and is turned round")
    func plain() throws {
        let area = try MultiPolygon([
            polygon([(0, 0), (9, 0), (9, 9), (0, 9)], hole: [(2, 2), (2, 4), (4, 4), (4, 2)])
        ])
        let wanted = area.polygons[0].rings.map { Array($0.positions.reversed()) }
        #expect(area.onSphere == [wanted])
    }

    @Test("ABCDA and BAEFB on both sides of the edge AB become one ring")
    func sewn() throws {
        let area = try MultiPolygon([
            polygon([(170, 0), (180, 0), (180, 10), (170, 10)]),
            polygon([(-180, 0), (-170, 0), (-170, 10), (-180, 10)]),
        ])
        let rings = try #require(area.onSphere.first)
        #expect(area.onSphere.count == 1 && rings.count == 1)
        #expect(rings[0].count == 7)
        #expect(rings[0].first == rings[0].last)
        #expect(isNear(rings, [(170, 0), (-170, 0), (-170, 10), (170, 10)]))
    }

    @Test("Where one side reaches farther along ±180, the rest of the edge stays")
    func stepped() throws {
        let area = try MultiPolygon([
            polygon([(170, 0), (180, 0), (180, 20), (170, 20)]),
            polygon([(-180, 5), (-170, 5), (-170, 30), (-180, 30)]),
        ])
        let rings = try #require(area.onSphere.first)
        #expect(area.onSphere.count == 1 && rings.count == 1)
        let seam = edgesOnSeam(rings[0])
        #expect(seam == [[0, 5], [20, 30]])
    }

    @Test("A lake over ±180 becomes a hole, which runs the other way")
    func lake() throws {
        let area = try MultiPolygon([
            polygon([(170, 0), (180, 0), (180, 3), (175, 3), (175, 7), (180, 7), (180, 10), (170, 10)]),
            polygon([(-180, 0), (-170, 0), (-170, 10), (-180, 10), (-180, 7), (-175, 7), (-175, 3), (-180, 3)]),
        ])
        let rings = try #require(area.onSphere.first)
        #expect(area.onSphere.count == 1 && rings.count == 2)
        #expect(doubledArea(rings[0]) == -400)
        #expect(doubledArea(rings[1]) == 80)
    }

    @Test("Two parts that meet ±180 at one point only stay two rings")
    func touching() throws {
        let area = try MultiPolygon([
            polygon([(170, 0), (180, 0), (180, 10), (170, 10)]),
            polygon([(-180, 10), (-170, 10), (-170, 20), (-180, 20)]),
        ])
        let polygons = area.onSphere
        #expect(polygons.map(\.count) == [1, 1])
        #expect(polygons.map { doubledArea($0[0]) } == [-200, -200])
    }

    @Test("Parts that touch where two seams end are linked without crossing")
    func corner() throws {
        let area = try MultiPolygon([
            polygon([(170, 0), (180, 0), (180, 10), (170, 10)]),
            polygon([(-180, 0), (-170, 0), (-170, 10), (-180, 10)]),
            polygon([(170, 12), (180, 10), (180, 20), (170, 20)]),
            polygon([(-180, 10), (-170, 12), (-170, 20), (-180, 20)]),
        ])
        let polygons = area.onSphere
        #expect(polygons.map(\.count) == [1, 1])
        #expect(polygons.map { doubledArea($0[0]) } == [-400, -360])
    }

    @Test("A cap round the pole becomes one ring round it")
    func cap() throws {
        let area = try MultiPolygon([
            polygon([(-180, -90), (180, -90), (180, -70), (90, -60), (0, -70), (-90, -60), (-180, -70)])
        ])
        let rings = try #require(area.onSphere.first)
        #expect(area.onSphere.count == 1 && rings.count == 1)
        #expect(!rings[0].contains { $0.latitude == -90 })
        #expect(rings[0].count == 5)
        // Clockwise seen from outside is eastward when the south pole is inside.
        let steps = zip(rings[0], rings[0].dropFirst()).map { remainder($1.longitude - $0.longitude, 360) }
        #expect(steps.reduce(0, +) == 360)
    }

    @Test("A line that was cut at ±180 or at a pole is one again; one with real gaps is not")
    func lines() {
        let cut = MultiLineString([
            [p(170, 0), p(180, 5)], [p(-180, 5), p(-170, 10), p(-170, 90)], [p(10, 90), p(10, 80)],
        ])
        #expect(cut.onSphere.lines == [[p(170, 0), p(180, 5), p(-170, 10), p(-170, 90), p(10, 80)]])
        let gap = MultiLineString([[p(0, 0), p(1, 1)], [p(2, 2), p(3, 3)]])
        #expect(gap.onSphere == gap)
    }

    private func p(_ longitude: Double, _ latitude: Double) -> Position {
        Position(longitude: longitude, latitude: latitude)
    }

    private func ring(_ corners: [(Double, Double)]) throws -> Ring {
        try #require(Ring((corners + corners.prefix(1)).map { p($0.0, $0.1) }))
    }

    private func polygon(_ corners: [(Double, Double)], hole: [(Double, Double)]? = nil) throws -> Polygon {
        Polygon(exterior: try ring(corners), holes: try hole.map { [try ring($0)] } ?? [])
    }

    /// Whether a polygon is one ring through these corners, whichever comes first, and nothing but ±180 between them.
    private func isNear(_ rings: [[Position]], _ corners: [(Double, Double)]) -> Bool {
        let seen = Set(rings[0].filter { abs($0.longitude) != 180 })
        return rings.count == 1 && seen == Set(corners.map { p($0.0, $0.1) })
    }

    /// The latitudes of the edges along ±180, south first.
    private func edgesOnSeam(_ ring: [Position]) -> [[Double]] {
        zip(ring, ring.dropFirst()).filter { abs($0.longitude) == 180 && abs($1.longitude) == 180 }
            .map { [$0.latitude, $1.latitude].sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Twice the area in a plane that goes on beyond ±180: positive where a ring runs counter-clockwise.
    private func doubledArea(_ ring: [Position]) -> Double {
        var (x, area) = (0.0, 0.0)
        for (a, b) in zip(ring, ring.dropFirst()) {
            let next = x + remainder(b.longitude - a.longitude, 360)
            area += (x - next) * (a.latitude + b.latitude)
            x = next
        }
        return area
    }
}
