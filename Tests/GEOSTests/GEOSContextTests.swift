import GEOS
import SimpleFeatures
import Testing

@Suite("GEOS")
struct GEOSContextTests {
    @Test("A bow tie is invalid for the reason GEOS gives, and becomes two triangles")
    func validity() throws {
        let context = GEOSContext()
        let bowTie = try area([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])
        #expect(try context.invalidity(of: bowTie)?.hasPrefix("Self-intersection") == true)
        let valid = try context.makeValid(bowTie)
        #expect(valid.polygons.count == 2)
        #expect(try context.invalidity(of: valid) == nil)
    }

    @Test("An area with a hole goes through GEOS and comes back")
    func roundTrip() throws {
        let outer = try ring([(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)])
        let hole = try ring([(3, 3), (3, 6), (6, 6), (6, 3), (3, 3)])
        let area = MultiPolygon([Polygon(exterior: outer, holes: [hole])])
        let back = try GEOSContext().makeValid(area)
        #expect(back.polygons.map(\.areaInSquareMeters) == area.polygons.map(\.areaInSquareMeters))
        #expect(back.polygons[0].holes.count == 1)
    }

    @Test("Crossing squares have three faces, which unite to the whole without their inner borders")
    func faces() throws {
        let context = GEOSContext()
        let a = try area([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
        let b = try area([(1, 1), (3, 1), (3, 3), (1, 3), (1, 1)])
        let faces = try context.faces(between: [a, b], gridSize: 0.1)
        #expect(faces.count == 3)
        let union = try context.union(ofFaces: faces)
        #expect(union.polygons.count == 1)
        #expect(union.polygons[0].exterior.positions.count == 9)
    }

    @Test("The interior position of a crescent lies inside it")
    func interiorPosition() throws {
        let context = GEOSContext()
        let crescent = try area([(0, 0), (10, 0), (10, 10), (0, 10), (0, 9), (9, 9), (9, 1), (0, 1), (0, 0)])
        let prepared = try PreparedArea(crescent, context: context)
        #expect(try prepared.intersects(context.interiorPosition(of: crescent.polygons[0])))
        #expect(try prepared.intersects(context.positionOnSurface(of: crescent.polygons[0])))
        #expect(try !prepared.intersects(Position(longitude: 5, latitude: 5)))
        #expect(try prepared.intersects(Position(longitude: 5, latitude: 9)), "a border counts")
    }

    private func ring(_ numbers: [(Double, Double)]) throws -> Ring {
        try #require(Ring(numbers.map { Position(longitude: $0.0, latitude: $0.1) }))
    }

    private func area(_ numbers: [(Double, Double)]) throws -> MultiPolygon {
        MultiPolygon([Polygon(exterior: try ring(numbers))])
    }
}
