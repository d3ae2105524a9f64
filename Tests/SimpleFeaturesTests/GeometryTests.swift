import SimpleFeatures
import Testing

@Suite("Positions, rings, polygons and boxes")
struct GeometryTests {
    @Test(
        "A position outside the ranges, or not finite, cannot be made",
        arguments: [
            (180.1, 0.0), (-181, 0), (0, 90.0001), (0, -91), (.nan, 0), (0, .nan), (.infinity, 0),
        ])
    func badPosition(longitude: Double, latitude: Double) {
        #expect(Position(checking: longitude, latitude: latitude) == nil)
    }

    @Test("An open ring, or one with three positions, cannot be made")
    func badRing() {
        #expect(Ring(positions([(0, 0), (1, 0), (1, 1), (0, 1)])) == nil)
        #expect(Ring(positions([(0, 0), (1, 0), (0, 0)])) == nil)
    }

    @Test("A polygon turns its rings the way of RFC 7946")
    func winding() throws {
        let clockwise = try #require(Ring(positions([(0, 0), (0, 9), (9, 9), (9, 0), (0, 0)])))
        let hole = try #require(Ring(positions([(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)])))
        let polygon = Polygon(exterior: clockwise, holes: [hole])
        #expect(polygon.exterior.isCounterClockwise)
        #expect(!polygon.holes[0].isCounterClockwise)
    }

    @Test("A ring that collapses when its positions are moved is gone")
    func collapse() throws {
        let ring = try #require(Ring(positions([(0, 0), (0.2, 0), (0.2, 0.2), (0, 0)])))
        #expect(ring.mapped { Position(longitude: $0.longitude.rounded(), latitude: $0.latitude.rounded()) } == nil)
    }

    /// West and east ends of parts, and the box round them.
    static let boxes: [(parts: [(Double, Double)], west: Double, east: Double)] = [
        ([(5, 10)], 5, 10),
        ([(27, 180), (-180, -169)], 27, -169),
        ([(177, 180), (-180, -178)], 177, -178),
        ([(-180, -130), (-125, -66), (172, 180)], 172, -66),
        ([(169, 176), (-174, -150)], 169, -150),
        ([(-61, -51), (-5, 9), (55, 56)], -61, 56),
        ([(-180, 180)], -180, 180),
    ]

    @Test("The box of several parts leaves out the widest gap on the circle", arguments: boxes)
    func minimalBox(parts: [(Double, Double)], west: Double, east: Double) {
        let box = BoundingBox(containing: parts.map { BoundingBox(west: $0.0, south: -1, east: $0.1, north: 1) })
        #expect(box == BoundingBox(west: west, south: -1, east: east, north: 1))
    }

    @Test("The main part is the largest on the globe, not on the plane")
    func mainPart() throws {
        let north = try square(west: 0, south: 75, size: 5)
        let equator = try square(west: 20, south: 0, size: 3)
        #expect(MultiPolygon([north, equator]).mainPart == equator)
    }

    @Test("The area of an octant is an eighth of the sphere, and a hole is taken off")
    func area() throws {
        let octant = try #require(Ring(positions([(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)])))
        let sphere = 4 * Double.pi * 6_371_008.8 * 6_371_008.8
        #expect(abs(Polygon(exterior: octant).areaInSquareMeters / sphere - 0.125) < 1e-12)
        let hole = try square(west: 10, south: 10, size: 10)
        let holed = Polygon(exterior: octant, holes: [hole.exterior])
        #expect(abs(holed.areaInSquareMeters - sphere / 8 + hole.areaInSquareMeters) < 1)
    }

    private func positions(_ numbers: [(Double, Double)]) -> [Position] {
        numbers.map { Position(longitude: $0.0, latitude: $0.1) }
    }

    private func square(west: Double, south: Double, size: Double) throws -> Polygon {
        let ring = Ring(
            positions([
                (west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south),
            ]))
        return Polygon(exterior: try #require(ring))
    }
}
