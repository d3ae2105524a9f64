import SimpleFeatures
import TextFormats

/// What a case states of its position, read the slow way, and what is wrong with it.
struct PositionReading {
    private(set) var position: Position?
    private(set) var complaints: [PositionComplaint] = []
    /// Whether a comma stands before decimals.
    private(set) var hasDecimalComma = false

    /// Reads two coordinates; nil is one that is not stated.
    init(longitude east: String?, latitude north: String?, mark: DialectChoices.DecimalMark?) {
        let longitude = east.flatMap { read($0, .longitude, mark) }
        let latitude = north.flatMap { read($0, .latitude, mark) }
        if (east == nil) != (north == nil) {
            complaints.append(PositionComplaint(east != nil ? .longitude : .latitude, .alone))
        }
        guard let longitude, let latitude else {
            if let longitude { check(longitude, .longitude, .longitude) }
            if let latitude { check(latitude, .latitude, .latitude) }
            return
        }
        if longitude.axis == .latitude, latitude.axis == .longitude {
            complaints.append(PositionComplaint(.longitude, .swapped))
            place(latitude, longitude, .longitude, .latitude)
        } else {
            place(longitude, latitude, .longitude, .latitude)
        }
    }

    /// Reads a whole position in the text of a field.
    init(_ text: String, _ field: CaseField, mark: DialectChoices.DecimalMark?) {
        let order: PositionText.Order =
            switch field {
            case .latlon: .latitudeFirst
            case .lonlat: .longitudeFirst
            default: .unknown
            }
        do throws(PositionText.Flaw) {
            guard let found = try PositionText.read(text, order, mark: mark) else { return }
            hasDecimalComma = found.hasDecimalComma
            place(Coordinate(found.longitude), Coordinate(found.latitude), field, field)
        } catch {
            complaints.append(PositionComplaint(field, .init(error), text: text))
        }
    }

    /// A number of degrees, and what its hemisphere says it is.
    private struct Coordinate {
        let degrees: Double
        let axis: AngleToken.Axis?

        init(_ degrees: Double, _ axis: AngleToken.Axis? = nil) {
            self.degrees = degrees
            self.axis = axis
        }
    }

    private mutating func read(
        _ text: String, _ field: CaseField, _ mark: DialectChoices.DecimalMark?
    ) -> Coordinate? {
        if mark != .comma, let number = DecimalNumber.parse(Array(text.utf8)[...]) { return Coordinate(number) }
        do throws(AngleText.Flaw) {
            let angle = try AngleText(text, mark: mark)
            if angle.hasDecimalComma { hasDecimalComma = true }
            return Coordinate(angle.degrees, angle.axis)
        } catch {
            complaints.append(PositionComplaint(field, .angle(error), text: text))
            return nil
        }
    }

    private mutating func place(
        _ longitude: Coordinate, _ latitude: Coordinate, _ longitudeField: CaseField, _ latitudeField: CaseField
    ) {
        let numbers = (x: longitude.degrees, y: latitude.degrees)
        let isLongitude = check(longitude, .longitude, longitudeField, numbers)
        let isLatitude = check(latitude, .latitude, latitudeField, numbers)
        guard isLongitude, isLatitude else { return }
        position = Position(longitude: longitude.degrees, latitude: latitude.degrees)
    }

    /// Whether a coordinate is what it must be, and within its limits.
    @discardableResult
    private mutating func check(
        _ coordinate: Coordinate, _ axis: AngleToken.Axis, _ field: CaseField, _ numbers: (x: Double, y: Double)? = nil
    ) -> Bool {
        guard coordinate.axis == nil || coordinate.axis == axis else {
            complaints.append(PositionComplaint(field, .otherAxis(axis)))
            return false
        }
        let limit = axis == .latitude ? PositionReader.latitudeLimit : PositionReader.longitudeLimit
        guard abs(coordinate.degrees) <= limit else {
            complaints.append(
                PositionComplaint(field, .outOfRange(coordinate.degrees, axis), numbers: numbers))
            return false
        }
        return true
    }
}
