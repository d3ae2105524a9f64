import Foundation
import SimpleFeatures

/// The plane that touches the ellipsoid at a position: distances near it are distances in the plane.
///
/// Units: metres east and north of the position. Edges: for lines within 10 km and latitudes below 80° the plane is
/// wrong by less than 1 part in 100; callers measure the line that it finds on the ellipsoid. Source: the radii of
/// curvature of WGS 84 in Torge and Müller, Geodesy, 4th edition, 2012, section 4.1.3.
struct LocalPlane: Sendable {
    struct Nearest: Sendable {
        let position: Position
        let squaredMeters: Double

        /// Whether this one is to be taken before another: of two that are equally near the southern, then the western,
        /// in whatever order they are found.
        func precedes(_ other: Nearest) -> Bool {
            (squaredMeters, position.latitude, position.longitude)
                < (other.squaredMeters, other.position.latitude, other.position.longitude)
        }
    }

    let origin: Position
    private let metersPerDegreeEast: Double
    private let metersPerDegreeNorth: Double

    init(at origin: Position) {
        self.origin = origin
        (metersPerDegreeEast, metersPerDegreeNorth) = LocalPlane.scales[GlobeGrid.fineRow(of: origin.latitude)]
    }

    /// Metres in a degree to the east and to the north, in the middle of each row of fine cells; within a row the first
    /// changes by less than 1 part in 600 below 80° of latitude.
    private static let scales = (0..<GlobeGrid.fineRowCount).map { row in
        let latitude = GlobeGrid.middleLatitude(ofFineRow: row).inRadians
        let eccentricitySquared = Earth.flattening * (2 - Earth.flattening)
        let root = (1 - eccentricitySquared * sin(latitude) * sin(latitude)).squareRoot()
        let meridian = Earth.equatorialRadiusInMeters * (1 - eccentricitySquared) / (root * root * root)
        let normal = Earth.equatorialRadiusInMeters / root
        return (normal * cos(latitude) * 1.0.inRadians, meridian * 1.0.inRadians)
    }

    func degreesOfLatitude(inMeters meters: Double) -> Double {
        meters / metersPerDegreeNorth
    }

    /// How many degrees to add to a box's longitudes so that it lies on the origin's side of the antimeridian.
    func shift(of box: BoundingBox) -> Double {
        if box.west - origin.longitude > 180 { return -360 }
        if origin.longitude - box.east > 180 { return 360 }
        return 0
    }

    /// Likewise for an edge.
    func shift(of edge: BorderEdge) -> Double {
        if min(edge.start.longitude, edge.end.longitude) - origin.longitude > 180 { return -360 }
        if origin.longitude - max(edge.start.longitude, edge.end.longitude) > 180 { return 360 }
        return 0
    }

    /// No position of a fine cell is nearer to the origin than this; the cell is taken a little larger than it is.
    func squaredMeters(toCellAt column: Int, _ row: Int) -> Double {
        let half = 0.5 / Double(GlobeGrid.division) + GlobeGrid.inflation
        var east = abs(GlobeGrid.middleLongitude(ofFineColumn: column) - origin.longitude)
        if east > 180 { east = 360 - east }
        let north = abs(GlobeGrid.middleLatitude(ofFineRow: row) - origin.latitude)
        let x = max(0, east - half) * metersPerDegreeEast
        let y = max(0, north - half) * metersPerDegreeNorth
        return x * x + y * y
    }

    /// No position in a box is nearer to the origin than this, but for rounding.
    func squaredMeters(to box: BoundingBox, shift: Double) -> Double {
        let (west, east) = (box.west + shift - origin.longitude, origin.longitude - box.east - shift)
        let (south, north) = (box.south - origin.latitude, origin.latitude - box.north)
        let x = max(0, max(west, east)) * metersPerDegreeEast
        let y = max(0, max(south, north)) * metersPerDegreeNorth
        return x * x + y * y
    }

    /// The position of a segment that is nearest to the origin.
    func nearest(on start: Position, _ end: Position, shift: Double) -> Nearest {
        let ax = (start.longitude + shift - origin.longitude) * metersPerDegreeEast
        let ay = (start.latitude - origin.latitude) * metersPerDegreeNorth
        let dx = (end.longitude - start.longitude) * metersPerDegreeEast
        let dy = (end.latitude - start.latitude) * metersPerDegreeNorth
        let squaredLength = dx * dx + dy * dy
        let along = squaredLength == 0 ? 0 : max(0, min(1, -(ax * dx + ay * dy) / squaredLength))
        let x = ax + along * dx
        let y = ay + along * dy
        return Nearest(
            position: Position(
                longitude: start.longitude + along * (end.longitude - start.longitude),
                latitude: start.latitude + along * (end.latitude - start.latitude)),
            squaredMeters: x * x + y * y)
    }
}
