import SimpleFeatures

/// What is wrong with a stated position, in words for the report.
struct PositionComplaint {
    let field: CaseField
    private let kind: Kind
    /// What was seen, where it has been kept.
    private let text: String?
    /// Both numbers of a position that is out of range: they may be metres.
    private let numbers: (x: Double, y: Double)?

    enum Kind {
        case angle(AngleText.Flaw)
        case unknownOrder
        case otherGeometry(String)
        case otherReferenceSystem(String)
        case malformedGeoJSON
        case outOfRange(Double, AngleToken.Axis)
        case otherAxis(AngleToken.Axis)
        case alone
        /// The only one after which the position is used.
        case swapped

        init(_ flaw: PositionText.Flaw) {
            switch flaw {
            case .angle(let flaw): self = .angle(flaw)
            case .unknownOrder: self = .unknownOrder
            case .otherGeometry(let type): self = .otherGeometry(type)
            case .otherReferenceSystem(let system): self = .otherReferenceSystem(system)
            case .malformedGeoJSON: self = .malformedGeoJSON
            }
        }
    }

    init(_ field: CaseField, _ kind: Kind, text: String? = nil, numbers: (x: Double, y: Double)? = nil) {
        self.field = field
        self.kind = kind
        self.text = text
        self.numbers = numbers
    }

    /// The value as it may be shown: digits would be a position finer than may be shown, but for one made coarse.
    func value(_ coarsen: (Double) -> String) -> (text: String?, isFit: Bool) {
        switch kind {
        case .outOfRange(let degrees, _): (coarsen(degrees), true)
        case .otherGeometry(let type): (type, false)
        case .otherReferenceSystem(let system): ("SRID=\(system)", false)
        default: (text.flatMap { $0.contains(where: \.isNumber) ? nil : $0 }, false)
        }
    }

    var reason: String {
        switch kind {
        case .angle(.notAnAngle), .angle(.otherDecimalMark):
            return isWhole
                ? "not a position that can be read; it is not used"
                : "not a number of degrees; the position is not used"
        case .angle(.letterO):
            return "O is the west in French and Spanish and the east in German; the position is not used"
        case .angle(.letterS): return "the last S may mean seconds or south; the position is not used"
        case .angle(.signAndHemisphere): return "a sign and a hemisphere stand together; the position is not used"
        case .unknownOrder: return "which of the two numbers is the latitude is not told; the position is not used"
        case .otherGeometry: return "the geometry is no Point; its position is not used"
        case .otherReferenceSystem: return "the position is not in WGS 84 (SRID 4326); it is not used"
        case .malformedGeoJSON: return "not a GeoJSON Point; the position is not used"
        case .outOfRange(_, let axis):
            let limit = Int(axis == .latitude ? PositionReader.latitudeLimit : PositionReader.longitudeLimit)
            return "\(isWhole ? "the \(axis) is " : "")outside -\(limit) to \(limit) degrees; the position is not used"
        case .otherAxis(let axis):
            return
                "the hemisphere is that of a \(axis == .latitude ? "longitude" : "latitude"); the position is not used"
        case .alone: return "one coordinate without the other; the position is not used"
        case .swapped:
            return "the hemispheres show that longitude and latitude stand in each other's column; the position is used"
        }
    }

    /// What to write; `coarsen` makes degrees fit to be shown.
    func suggestion(_ coarsen: (Double) -> String) -> String? {
        numbers.flatMap { WebMercator.advice(xInMeters: $0.x, yInMeters: $0.y, coarsen: coarsen) } ?? suggestion
    }

    private var suggestion: String? {
        switch kind {
        case .angle(.notAnAngle):
            return isWhole
                ? "write 13°45'N, 100°30'E, or POINT (100.5 13.75), or use columns for longitude and latitude"
                : "write it as 100.5 or as 100°30'E"
        case .angle(.otherDecimalMark): return "--decimal-mark says which mark numbers have; is it the other one?"
        case .angle(.letterO): return "write W or E"
        case .angle(.letterS): return "write the seconds as ″, or the hemisphere as South"
        case .angle(.signAndHemisphere): return "write -33.9 or 33.9 S"
        case .unknownOrder:
            return
                "say it with the name of the column, latlon or lonlat (--column latlon=\(field.rawValue)), or with N, S, E, W"
        case .otherGeometry: return "write a Point inside the area"
        case .otherReferenceSystem: return "transform the positions to EPSG:4326 (ogr2ogr -t_srs EPSG:4326)"
        case .malformedGeoJSON: return #"write {"type": "Point", "coordinates": [longitude, latitude]}"#
        case .outOfRange(let degrees, .latitude) where abs(degrees) <= PositionReader.longitudeLimit:
            return "are longitude and latitude swapped?"
        case .otherAxis: return "are longitude and latitude swapped?"
        case .swapped: return "exchange the two columns"
        case .outOfRange, .alone: return nil
        }
    }

    /// Whether the field holds a whole position.
    private var isWhole: Bool { CaseField.positionTexts.contains(field) }
}
