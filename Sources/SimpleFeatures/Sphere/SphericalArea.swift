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

extension MultiPolygon {
    /// The part with the largest true area, the first of equals: what "the country" is for a label or a symbol.
    ///
    /// Cost: few parts are measured, since none is larger than the box round it.
    package var mainPart: Polygon? {
        let boxes = polygons.enumerated().map { (number: $0, area: BoundingBox(of: $1.exterior.positions).area) }
        var main: (number: Int, area: Double)?
        for (number, boxArea) in boxes.sorted(by: { $0.area > $1.area }) {
            if let main, main.area > boxArea * MultiPolygon.rounding { break }
            let area = polygons[number].areaInSquareMeters
            if let main, (main.area, number) > (area, main.number) { continue }
            main = (number, area)
        }
        return main.map { polygons[$0.number] }
    }

    /// Sums of edges and products of sides are rounded in different ways.
    private static let rounding = 1 + 1e-9
}

extension BoundingBox {
    /// Square metres, on the same sphere.
    fileprivate var area: Double {
        (east - west).inRadians * (sin(north.inRadians) - sin(south.inRadians))
            * Earth.meanRadiusInMeters * Earth.meanRadiusInMeters
    }
}

extension Ring {
    fileprivate var signedAreaInSquareMeters: Double {
        var sum = 0.0
        var sine = sin(positions[0].latitude.inRadians)
        for (a, b) in zip(positions, positions.dropFirst()) {
            let nextSine = sin(b.latitude.inRadians)
            sum += (b.longitude - a.longitude).inRadians * (2 + sine + nextSine)
            sine = nextSine
        }
        return sum * Earth.meanRadiusInMeters * Earth.meanRadiusInMeters / 2
    }
}
