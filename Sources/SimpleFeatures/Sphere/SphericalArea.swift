import Foundation

extension Polygon {
    /// The area of the polygon on the sphere that has the Earth's mean radius, holes taken off.
    ///
    /// Units: square metres. Edges: within 0.6 % of the area on the ellipsoid, enough to tell which part of a country
    /// is the largest. Source: Chamberlain and Duquette, Some Algorithms for Polygons on a Sphere, JPL Publication
    /// 07-03, 2007, equation 4, in the form that sums over edges.
    package var areaInSquareMeters: Double {
        rings.enumerated().reduce(0) { total, next in
            total + (next.offset == 0 ? 1 : -1) * abs(next.element.signedAreaInSquareMeters)
        }
    }
}

extension Ring {
    fileprivate var signedAreaInSquareMeters: Double {
        var sum = 0.0
        for (a, b) in zip(positions, positions.dropFirst()) {
            let width = (b.longitude - a.longitude).inRadians
            sum += width * (2 + sin(a.latitude.inRadians) + sin(b.latitude.inRadians))
        }
        return sum * Earth.meanRadiusInMeters * Earth.meanRadiusInMeters / 2
    }
}
