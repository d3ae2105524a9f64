import Foundation
import Geodata
import SimpleFeatures
import Testing

@Suite("The shipped countries on the globe")
struct ShippedOnSphereTests {
    @Test(
        "Without the seam every polygon is smaller than a hemisphere and a country as large as with it",
        arguments: ShippedGeodataTests.files)
    func area(view: Worldview, scale: Scale) throws {
        for country in try ShippedCountries.folder.countries(view, scale) {
            let sizes = country.area.onSphere.map { rings in rings.map(enclosedOnTheRight).reduce(0, +) }
            #expect(sizes.allSatisfy { $0 > 0 && $0 < 2 * .pi }, "\(country.key) \(sizes)")
            let wanted = country.area.polygons.reduce(0) { $0 + $1.areaInSquareMeters }
            let seen = sizes.reduce(0, +) * Earth.meanRadiusInMeters * Earth.meanRadiusInMeters
            #expect(abs(seen - wanted) <= wanted * 1e-9 + 1, "\(country.key): \(seen) for \(wanted)")
        }
    }

    @Test("No edge of a country lies on ±180 any more", arguments: ShippedGeodataTests.files)
    func noSeam(view: Worldview, scale: Scale) throws {
        for country in try ShippedCountries.folder.countries(view, scale) {
            for ring in country.area.onSphere.joined() {
                #expect(ring.first == ring.last, "\(country.key)")
                let seam = zip(ring, ring.dropFirst()).first { abs($0.longitude) == 180 && abs($1.longitude) == 180 }
                #expect(seam == nil, "\(country.key)")
            }
        }
    }

    @Test("Bounding boxes are the smallest on the circle of longitudes", arguments: Scale.allCases)
    func boxes(scale: Scale) throws {
        let countries = try ShippedCountries.iso(scale)
        let limits = [
            ("RUS", 19.0, -168.0), ("FJI", 174, -178), ("USA", 172, -66), ("NZL", 165, -176), ("KIR", 169, -150),
        ]
        for (key, west, east) in limits {
            let country = countries[try #require(countries.id(forKey: key))]
            let box = try #require(country.area.boundingBox)
            let parts = country.area.polygons.map { BoundingBox(of: $0.exterior.positions) }
            #expect(parts.flatMap(\.corners).allSatisfy(box.contains), "\(key)")
            let limit = BoundingBox(west: west, south: -90, east: east, north: 90)
            #expect(width(of: box) <= width(of: limit), "\(key) \(box)")
            // Smallest: any other gap between its parts is no wider than the one that the box leaves out.
            let gap = 360 - width(of: box)
            #expect(gaps(between: parts).allSatisfy { $0 <= gap + 1e-9 }, "\(key)")
        }
    }

    private func width(of box: BoundingBox) -> Double {
        box.west <= box.east ? box.east - box.west : box.east - box.west + 360
    }

    /// The stretches of longitudes that no part covers, found degree by hundredth of a degree.
    private func gaps(between parts: [BoundingBox]) -> [Double] {
        let step = 0.01
        var isCovered = [Bool](repeating: false, count: 36_000)
        for part in parts {
            let cells = Int(((part.west + 180) / step).rounded(.down))...Int(((part.east + 180) / step).rounded(.up))
            for cell in cells { isCovered[cell % isCovered.count] = true }
        }
        guard let start = isCovered.firstIndex(of: true) else { return [360] }
        var gaps: [Double] = []
        var length = 0
        for cell in 0..<isCovered.count {
            if isCovered[(start + cell) % isCovered.count] {
                if length > 0 { gaps.append(Double(length) * step) }
                length = 0
            } else {
                length += 1
            }
        }
        return gaps + [Double(length) * step]
    }

    /// The area on the right of a ring on a globe of radius 1; less than zero where that is outside a ring that is a hole.
    ///
    /// Source: as for `Polygon.areaInSquareMeters`; a ring round the south pole encloses what lies between it and the pole.
    private func enclosedOnTheRight(_ ring: [Position]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
            let width = remainder(edge.1.longitude - edge.0.longitude, 360).inRadians
            return sum + width * (2 + sin(edge.0.latitude.inRadians) + sin(edge.1.latitude.inRadians)) / 2
        }
    }
}

extension BoundingBox {
    fileprivate var corners: [Position] {
        [Position(longitude: west, latitude: south), Position(longitude: east, latitude: north)]
    }
}
