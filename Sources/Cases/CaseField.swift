/// A field of a case, and the column names by which files call it.
public enum CaseField: String, CaseIterable, Sendable {
    case caseID = "case_id"
    case date
    case country
    case alpha3 = "iso3"
    case alpha2 = "iso2"
    case place
    case longitude
    case latitude
    case locationPrecision = "location_precision"
    case persons
    case method
    case outcome
    case destination
    case sourceURL = "source_url"

    /// The names that mean this field, the field's own name first; when a file has several, the first one counts.
    package var columnNames: [String] {
        switch self {
        case .caseID: ["case_id", "id", "case", "ref", "reference", "case_number"]
        case .date: ["date", "event_date", "year", "event_year"]
        case .country: ["country", "host_country", "location", "country_name", "host", "admin0"]
        case .alpha3: ["iso3", "iso_a3", "alpha3", "iso_alpha3", "country_iso3", "host_iso3"]
        case .alpha2: ["iso2", "country_code", "iso_a2", "alpha2", "iso_alpha2", "country_iso2", "host_iso2"]
        case .place: ["place", "city", "town", "locality", "place_name"]
        case .longitude: ["longitude", "lon", "lng", "long", "x"]
        case .latitude: ["latitude", "lat", "y"]
        case .locationPrecision: ["location_precision", "precision", "geo_precision"]
        case .persons: ["persons", "count", "people", "number_of_persons"]
        case .method: ["method", "type", "means"]
        case .outcome: ["outcome", "result", "status", "success"]
        case .destination: ["destination", "to", "destination_country", "to_country"]
        case .sourceURL: ["source_url", "source", "url", "link"]
        }
    }

    /// The fields that say where a case was.
    package static let whereabouts: Set<CaseField> = [
        .country, .alpha3, .alpha2, .place, .longitude, .latitude, .locationPrecision,
    ]

    /// Whether fields say where a case was.
    static func sayWhere(_ fields: Set<CaseField>) -> Bool {
        !fields.isDisjoint(with: [.country, .alpha3, .alpha2, .place])
            || fields.isSuperset(of: [.longitude, .latitude])
    }

    /// The form in which column names are compared: lower case, without spaces, underscores and hyphens.
    package static func fold(_ columnName: String) -> String {
        String(columnName.lowercased().unicodeScalars.filter { !ignored.contains($0) })
    }

    private static let ignored: Set<Unicode.Scalar> = [" ", "_", "-", "\u{FEFF}", "\u{A0}", "\t", "."]
}
