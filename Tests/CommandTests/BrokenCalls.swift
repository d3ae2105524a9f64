/// Calls that ask for what cannot be, or name a file that cannot be used.
struct BrokenCall: Sendable, CustomStringConvertible {
    let description: String
    let options: [String]
    let status: Int32
    /// What the message must say.
    let fragments: [String]
    /// What it must not say, since it leads astray.
    let misleading: [String]

    init(
        _ description: String, _ options: [String], status: Int32, says fragments: [String],
        not misleading: [String] = []
    ) {
        self.description = description
        self.options = options
        self.status = status
        self.fragments = fragments
        self.misleading = misleading
    }

    static let all = usage + files + countryFiles

    private static let usage = [
        BrokenCall("an unknown option", ["--nonsense"], status: 64, says: ["--nonsense"]),
        BrokenCall("an unknown layer", ["--layers", "countries,rivers"], status: 64, says: ["rivers", "timeline"]),
        BrokenCall("an unknown scale", ["--scale", "5m"], status: 64, says: ["5m", "50m"]),
        BrokenCall("an unknown precision", ["--precision", "0.3"], status: 64, says: ["0.3", "0.1", "exact"]),
        BrokenCall(
            "a column for no field", ["--column", "colour=Farbe"], status: 64, says: ["colour=Farbe", "outcome"]),
        BrokenCall("a key without countries", ["--key", "code"], status: 64, says: ["--key", "--countries"]),
        BrokenCall(
            "an unknown destination", ["--destination", "Nowhereland"], status: 64,
            says: ["--destination", "Nowhereland", "code or name"]),
    ]

    private static let files = [
        BrokenCall("cases that are not there", ["nowhere.csv"], status: 66, says: ["nowhere.csv", "no such file"]),
        BrokenCall(
            "a folder in place of cases", ["folder"], status: 65, says: ["folder", "a folder, not a file", "CSV"]),
        BrokenCall("cases that may not be read", ["forbidden.csv"], status: 77, says: ["forbidden.csv", "permission"]),
    ]

    private static let countryFiles = [
        BrokenCall(
            "countries that are not there", ["--countries", "nowhere.geojson"], status: 66,
            says: ["nowhere.geojson"], not: ["--geodata"]),
        BrokenCall(
            "countries that may not be read", ["--countries", "forbidden.csv"], status: 77,
            says: ["forbidden.csv", "ermission"], not: ["--geodata"]),
        BrokenCall(
            "a folder in place of countries", ["--countries", "folder"], status: 65,
            says: ["folder"], not: ["--geodata"]),
        BrokenCall(
            "countries that are points", ["--countries", "points.geojson"], status: 65,
            says: ["points.geojson", "feature 1", "Point", "area"]),
        BrokenCall(
            "a country with the key -99", ["--countries", "no-code.geojson"], status: 65,
            says: ["no-code.geojson", "feature 1", "-99", "ADM0_A3"]),
        BrokenCall(
            "a ring that is not closed", ["--countries", "open-ring.geojson"], status: 65,
            says: ["open-ring.geojson", "feature 1", "ring", "open"]),
        BrokenCall(
            "degrees that are metres", ["--countries", "metres.geojson"], status: 65,
            says: ["metres.geojson", "feature 1", "EPSG:4326"]),
        BrokenCall(
            "countries cut short", ["--countries", "short.geojson"], status: 65, says: ["short.geojson", "byte"]),
        BrokenCall(
            "a key that no country has", ["--countries", "square.geojson", "--key", "code"], status: 65,
            says: ["square.geojson", "feature 1", "'code'", "--key"]),
    ]

    /// The files that the calls name, but for those that are missing, folders or forbidden.
    static let namedFiles: [(name: String, text: String)] = [
        ("points.geojson", collection(key: "THA", "{\"type\":\"Point\",\"coordinates\":[100.5,13.7]}")),
        ("no-code.geojson", collection(key: "-99", polygon("[[0,0],[1,0],[1,1],[0,1],[0,0]]"))),
        ("open-ring.geojson", collection(key: "THA", polygon("[[0,0],[1,0],[1,1],[0,1]]"))),
        ("metres.geojson", collection(key: "THA", polygon("[[0,0],[500000,0],[500000,9],[0,9],[0,0]]"))),
        ("short.geojson", String(collection(key: "THA", polygon("[[0,0],[1,0],[1,1],[0,1],[0,0]]")).dropLast(9))),
        ("square.geojson", collection(key: "THA", polygon("[[0,0],[1,0],[1,1],[0,1],[0,0]]"))),
    ]

    private static func polygon(_ ring: String) -> String {
        "{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}"
    }

    private static func collection(key: String, _ geometry: String) -> String {
        let properties = "{\"iso_a3\":\"\(key)\",\"name\":\"Somewhere\"}"
        return "{\"type\":\"FeatureCollection\",\"features\":"
            + "[{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":\(geometry)}]}"
    }
}
