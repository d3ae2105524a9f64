import SimpleFeatures

/// Path data of a line.
struct LineDrawing {
    let path: String

    init(_ line: MultiLineString, on sheet: Sheet) {
        var path = PathText()
        for piece in line.lines {
            for part in LineDrawing.parts(of: piece, sheet.projection) {
                path.add(SheetLine(AreaDrawing.points(part, on: sheet), isClosed: false))
            }
        }
        self.path = path.text
    }

    /// The pieces between the edges of the sheet, with degrees from the central meridian.
    private static func parts(of piece: [Position], _ projection: EqualEarth) -> [[Position]] {
        var parts: [[Position]] = []
        var before: Position?
        for position in piece {
            let step = projection.degreesFromCentralMeridian(position.longitude)
            let next = Position(longitude: step, latitude: position.latitude)
            if let before, abs(next.longitude - before.longitude) <= 180 {
                parts[parts.count - 1].append(next)
            } else if let before, abs(next.latitude) < 90 {
                // Over the edge: the line ends on one side and goes on at the other.
                let side = before.longitude > 0 ? 180.0 : -180
                let share = (side - before.longitude) / (next.longitude + 2 * side - before.longitude)
                let latitude = before.latitude + (next.latitude - before.latitude) * share
                parts[parts.count - 1].append(Position(longitude: side, latitude: latitude))
                parts.append([Position(longitude: -side, latitude: latitude), next])
            } else {
                parts.append([next])
            }
            before = next
        }
        return parts.filter { $0.count > 1 }
    }
}
