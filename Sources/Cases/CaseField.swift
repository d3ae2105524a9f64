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
    /// A whole position in one text: WKT, GeoJSON, or two coordinates that tell which is which.
    case position
    /// Two coordinates in one text, the latitude first.
    case latlon
    /// Two coordinates in one text, the longitude first.
    case lonlat
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
        case .position:
            ["position", "coordinates", "coordinate", "coords", "geometry", "geom", "the_geom", "wkt", "point", "gps"]
        case .latlon:
            [
                "latlon", "lat,lon", "lat/lon", "latlng", "lat,lng", "lat/lng", "latlong", "lat,long", "lat/long",
                "latitude,longitude", "latitude/longitude",
            ]
        case .lonlat:
            [
                "lonlat", "lon,lat", "lon/lat", "lnglat", "lng,lat", "lng/lat", "longlat", "long,lat", "long/lat",
                "longitude,latitude", "longitude/latitude",
            ]
        case .locationPrecision: ["location_precision", "precision", "geo_precision"]
        case .persons: ["persons", "count", "people", "number_of_persons"]
        case .method: ["method", "type", "means"]
        case .outcome: ["outcome", "result", "status", "success"]
        case .destination: ["destination", "to", "destination_country", "to_country"]
        case .sourceURL: ["source_url", "source", "url", "link"]
        }
    }

    /// The fields that hold a whole position in one text.
    static let positionTexts: [CaseField] = [.position, .latlon, .lonlat]

    /// The fields that hold a position or a part of one.
    static let positionFields: [CaseField] = [.longitude, .latitude] + positionTexts

    /// The fields that say where a case was.
    package static let whereabouts = Set([.country, .alpha3, .alpha2, .place, .locationPrecision] + positionFields)

    /// Whether fields say where a case was.
    static func sayWhere(_ fields: Set<CaseField>) -> Bool {
        !fields.isDisjoint(with: [.country, .alpha3, .alpha2, .place] + positionTexts)
            || fields.isSuperset(of: [.longitude, .latitude])
    }

    /// The form in which column names are compared: lower case, without spaces, underscores and hyphens.
    package static func fold(_ columnName: String) -> String {
        String(columnName.lowercased().unicodeScalars.filter { !ignored.contains($0) })
    }

    private static let ignored: Set<Unicode.Scalar> = [" ", "_", "-", "\u{FEFF}", "\u{A0}", "\t", "."]
}
