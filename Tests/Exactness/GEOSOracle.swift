import GEOS
package import Geodata
package import SimpleFeatures

/// Asks GEOS which country holds a position: the truth that locating is measured by.
///
/// Thread rule: each thread has one of its own.
package struct GEOSOracle {
    private var boxes: [BoundingBox] = []
    private var areas: [PreparedArea] = []
    private var owners: [CountryID] = []
    /// The polygons whose boxes touch a strip of one degree of longitude, in the order of their countries.
    private var strips = [[Int]](repeating: [], count: 361)

    package init(_ countries: Countries) throws {
        let context = GEOSContext()
        for id in countries.ids {
            for polygon in countries[id].area.polygons {
                let box = BoundingBox(of: polygon.exterior.positions)
                for strip in Int(box.west + 180)...Int(box.east + 180) { strips[strip].append(areas.count) }
                boxes.append(box)
                areas.append(try PreparedArea(MultiPolygon([polygon]), context: context))
                owners.append(id)
            }
        }
    }

    /// The first country by key whose area intersects the position; on the antimeridian both sides are asked.
    package func country(at position: Position) throws -> CountryID? {
        let found = try owner(of: position)
        guard abs(position.longitude) == 180 else { return found }
        let opposite = Position(longitude: -position.longitude, latitude: position.latitude)
        return [found, try owner(of: opposite)].compactMap { $0 }.min()
    }

    private func owner(of position: Position) throws -> CountryID? {
        for part in strips[Int(position.longitude + 180)] where boxes[part].contains(position) {
            if try areas[part].intersects(position) { return owners[part] }
        }
        return nil
    }
}
