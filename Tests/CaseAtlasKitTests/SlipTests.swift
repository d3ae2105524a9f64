import CaseAtlasKit
import SimpleFeatures
import Testing

@Suite("Slips of the pen")
struct SlipTests {
    private static let bangkok = Position(longitude: 100.5, latitude: 13.75)
    private static let brasilia = Position(longitude: -47.9, latitude: -15.8)

    static let table: [(written: Position, meant: Position, slip: Slip?)] = [
        (Position(longitude: 13.75, latitude: 80.5), Position(longitude: 80.5, latitude: 13.75), .swapped),
        (Position(longitude: -100.5, latitude: 13.75), bangkok, .signOfLongitude),
        (Position(longitude: 100.5, latitude: -13.75), bangkok, .signOfLatitude),
        (Position(longitude: 47.9, latitude: 15.8), brasilia, .bothSigns),
        (Position(longitude: 15.8, latitude: -47.9), brasilia, .swappedWithoutSign),
        (Position(longitude: 10.05, latitude: 13.75), bangkok, .pointOfLongitude),
        (Position(longitude: 100.5, latitude: 1.375), bangkok, .pointOfLatitude),
        (Position(longitude: 100.5, latitude: 18), bangkok, nil),
    ]

    @Test("The slip is named without which a position is right", arguments: table)
    func named(written: Position, meant: Position, slip: Slip?) {
        let found = Slip(in: written) {
            abs($0.longitude - meant.longitude) < 1e-9 && abs($0.latitude - meant.latitude) < 1e-9
        }
        #expect(found == slip)
    }

    @Test("A position beyond the poles or the antimeridian was never meant")
    func outOfRange() {
        var asked: [Position] = []
        _ = Slip(in: SlipTests.bangkok) { position in
            asked.append(position)
            return false
        }
        #expect(!asked.isEmpty && asked.allSatisfy { abs($0.latitude) <= 90 && abs($0.longitude) <= 180 })
    }
}
