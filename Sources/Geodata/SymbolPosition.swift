import Foundation
import GEOS
package import SimpleFeatures

extension Country {
    /// Where a symbol of the country stands: inside its main part.
    ///
    /// The cartographer's label position where it lies in the main part, else the pole of inaccessibility, which is the
    /// middle of the largest circle in it.
    package func symbolPosition() throws(GeodataError) -> Position {
        guard let mainPart = area.mainPart else { throw .collapsed(key: key) }
        var index = PolygonIndex(AreaPart(mainPart))
        if let label, index.contains(label) { return label }
        do throws(GEOSError) {
            let context = GEOSContext()
            let pole = try context.poleOfInaccessibility(of: mainPart)
            return index.contains(pole) ? pole : try context.positionOnSurface(of: mainPart)
        } catch {
            throw .geometry(key: key, reason: error.message)
        }
    }
}

extension GEOSContext {
    /// The middle of the largest circle on the ground: GEOS looks for one in a plane, where degrees of longitude must be as
    /// short as they are at the latitude of the polygon.
    fileprivate func poleOfInaccessibility(of polygon: Polygon) throws(GEOSError) -> Position {
        let box = BoundingBox(of: polygon.exterior.positions)
        let shortening = cos(((box.south + box.north) / 2).inRadians)
        guard let plane = polygon.mapped({ Position(longitude: $0.longitude * shortening, latitude: $0.latitude) })
        else { return try positionOnSurface(of: polygon) }
        let centre = try interiorPosition(of: plane)
        return Position(longitude: centre.longitude / shortening, latitude: centre.latitude)
    }
}
