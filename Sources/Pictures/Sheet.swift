package import SimpleFeatures

/// The sheet on which the world is drawn: the Equal Earth projection in units small enough to be whole numbers.
///
/// Units: x from the western edge to the east, y from the northern edge to the south; the equator has ``width`` of them, so
/// that one is 8.9 km of ground there.
package struct Sheet: Sendable {
    /// Finer than a print of 2,400 pixels shows.
    package static let width = 4500
    /// The width times 0.4867, rounded up.
    package static let height = 2191

    package let projection: EqualEarth

    package init(centralMeridian: Double) {
        projection = EqualEarth(centralMeridian: centralMeridian)
    }

    /// Where a position lies on the sheet.
    package func project(_ position: Position) -> EqualEarth.Point {
        point(projection.degreesFromCentralMeridian(position.longitude), position.latitude)
    }

    /// Likewise, with degrees east of the central meridian.
    ///
    /// Cost: a look into a table; the straight lines between its entries leave the projection by less than 1/1000 unit.
    func point(_ step: Double, _ latitude: Double) -> EqualEarth.Point {
        let place = (latitude + 90) * Sheet.entriesPerDegree
        let index = max(0, min(Sheet.parallels.count - 2, Int(place)))
        let share = place - Double(index)
        let (a, b) = (Sheet.parallels[index], Sheet.parallels[index + 1])
        let unitsPerDegree = a.metersPerDegree + (b.metersPerDegree - a.metersPerDegree) * share
        let north = a.northingInMeters + (b.northingInMeters - a.northingInMeters) * share
        return EqualEarth.Point(
            x: (Double(Sheet.width) / 2 + step * unitsPerDegree * Sheet.unitsPerMeter),
            y: Double(Sheet.height) / 2 - north * Sheet.unitsPerMeter)
    }

    private static let entriesPerDegree = 20.0
    private static let parallels = (0...180 * Int(entriesPerDegree)).map {
        EqualEarth.parallel(at: Double($0) / entriesPerDegree - 90)
    }
    private static let unitsPerMeter = Double(width) / (360 * EqualEarth.parallel(at: 0).metersPerDegree)

    // MARK: The globe

    /// The edge of the sheet, as path data.
    package var outline: String {
        let latitudes = stride(from: -90.0, through: 90, by: 2)
        let west = latitudes.map { (step: -180.0, latitude: $0) }
        let east = latitudes.reversed().map { (step: 180.0, latitude: $0) }
        var path = PathText()
        path.add(SheetLine((west + east).map { point($0.step, $0.latitude) }, isClosed: true))
        return path.text
    }

    /// Meridians and parallels every 30 degrees, as path data.
    package var graticule: String {
        var path = PathText()
        for longitude in stride(from: -150.0, through: 180, by: 30) {
            let step = projection.degreesFromCentralMeridian(longitude)
            guard abs(step) < 180 else { continue }
            path.add(SheetLine(stride(from: -90.0, through: 90, by: 2).map { point(step, $0) }, isClosed: false))
        }
        for latitude in stride(from: -60.0, through: 60, by: 30) {
            path.add(SheetLine([-180, 180].map { point($0, latitude) }, isClosed: false))
        }
        return path.text
    }
}
