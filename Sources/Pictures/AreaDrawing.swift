import SimpleFeatures

/// Path data of an area.
struct AreaDrawing {
    let path: String
    /// The lines of the path.
    let lines: [SheetLine]

    /// Twice the square units that an islet must have to be drawn beside larger ones: a quarter of a square pixel where the
    /// sheet is 1,000 pixels wide.
    private static let leastDoubledArea = 12
    /// What has less is drawn as a diamond.
    private static let leastDoubledAreaOfAll = 24
    private static let halfDiamond: Int32 = 4

    /// Takes the rings of an area as ``rings(of:on:)`` has them.
    init(_ rings: [[EqualEarth.Point]], grain: Int32) {
        var lines: [SheetLine] = []
        var largest: (line: SheetLine, area: Int)?
        var total = 0
        for ring in rings {
            let line = SheetLine(ring, isClosed: true, grain: grain)
            let area = line.doubledArea
            if area >= largest?.area ?? 0 { largest = (line, area) }
            guard area >= AreaDrawing.leastDoubledArea else { continue }
            lines.append(line)
            total += area
        }
        if total < AreaDrawing.leastDoubledAreaOfAll, let place = largest?.line.places.first {
            lines = [AreaDrawing.diamond(round: place)]
        }
        var path = PathText()
        for line in lines { path.add(line) }
        self.path = path.text
        self.lines = lines
    }

    private static func diamond(round place: SheetLine.Place) -> SheetLine {
        let corners = [(0, -halfDiamond), (halfDiamond, 0), (0, halfDiamond), (-halfDiamond, 0)]
        return SheetLine(
            corners.map { EqualEarth.Point(x: Double(place.x + $0.0), y: Double(place.y + $0.1)) }, isClosed: true)
    }

    /// The rings of an area on the sheet, each as often as it is seen there.
    static func rings(of polygons: [[UnrolledRing]], on sheet: Sheet) -> [[EqualEarth.Point]] {
        polygons.joined().flatMap { ring in
            ring.shifts(to: sheet.projection.centralMeridian).map { shift in
                ring.isWhole(shift: shift)
                    ? points(ring.positions, shift: shift, on: sheet) : points(ring.cut(shift: shift), on: sheet)
            }
        }
    }

    /// The positions on the sheet, where longitudes, once they are shifted, are degrees from the central meridian.
    static func points(_ line: [Position], shift: Double = 0, on sheet: Sheet) -> [EqualEarth.Point] {
        var points: [EqualEarth.Point] = []
        points.reserveCapacity(line.count)
        var (lastLongitude, lastLatitude) = line.first.map { ($0.longitude + shift, $0.latitude) } ?? (0, 0)
        for position in line {
            let (longitude, latitude) = (position.longitude + shift, position.latitude)
            let (eastward, northward) = (longitude - lastLongitude, latitude - lastLatitude)
            if abs(northward) > longestStep {
                let count = (abs(northward) / longestStep).rounded(.up)
                for share in stride(from: 1 / count, to: 1 - 0.5 / count, by: 1 / count) {
                    points.append(sheet.point(lastLongitude + eastward * share, lastLatitude + northward * share))
                }
            }
            points.append(sheet.point(longitude, latitude))
            (lastLongitude, lastLatitude) = (longitude, latitude)
        }
        return points
    }

    /// Degrees of latitude: what is straight in longitude and latitude is bent on the sheet.
    private static let longestStep = 2.0
}
