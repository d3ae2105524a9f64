import TextFormats

/// The counts of the countries of an export, and their areas as they stand in the file.
struct CountryTallies {
    /// A country of an export.
    struct Country: Sendable {
        var name = ""
        var status: String?
        /// In the order of ``countFields``; nil where a count is withheld.
        var counts: [Int?] = []
        /// The area and its box as JSON.
        var area: [UInt8] = []
        var box: [UInt8] = []
    }

    static let layer = "countries"
    static let countFields = ["attempted", "successful", "unsuccessful", "pending", "unknown"]

    private(set) var countries: [String: Country] = [:]

    /// Reads the countries of a folder that has them; areas only where they are wanted.
    init(_ folder: ExportedFolder, withAreas: Bool) throws {
        let path = folder.filePath(CountryTallies.layer)
        try folder.forEachFeature(of: CountryTallies.layer) { feature, line in
            do {
                let (key, country) = try CountryTallies.read(feature, withArea: withAreas)
                guard let key, country.counts.count == CountryTallies.countFields.count else {
                    throw ComparisonError.changed(path, "line \(line): a country without a key or without counts")
                }
                guard countries.updateValue(country, forKey: key) == nil else {
                    throw ComparisonError.changed(path, "line \(line): \(key.printable) stands twice")
                }
            } catch let error as JSONError {
                throw ComparisonError.changed(path, "line \(line), byte \(error.offset + 1): wanted \(error.wanted)")
            }
        }
    }

    private static func read(_ feature: [UInt8], withArea: Bool) throws -> (key: String?, Country) {
        var key: String?
        var country = Country()
        try JSONScanner.scan(feature) { scanner in
            try scanner.readObject { name, scanner in
                switch name {
                case "properties": try readProperties(&scanner, &key, &country)
                case "geometry", "bbox":
                    let range = try scanner.skipValueRange()
                    guard withArea else { return }
                    if name == "bbox" {
                        country.box = Array(feature[range])
                    } else {
                        country.area = Array(feature[range])
                    }
                default: try scanner.skipValue()
                }
            }
            try scanner.expectEnd()
        }
        return (key, country)
    }

    private static func readProperties(
        _ scanner: inout JSONScanner, _ key: inout String?, _ country: inout Country
    ) throws {
        var counts = [Int??](repeating: nil, count: countFields.count)
        try scanner.readObject { name, scanner in
            switch name {
            case "iso_a3": key = try scanner.readText()
            case "name": country.name = try scanner.readText() ?? ""
            case "status": country.status = try scanner.readText()
            default:
                guard let place = countFields.firstIndex(of: name) else { return try scanner.skipValue() }
                counts[place] = .some(try scanner.readText().flatMap { Int($0) })
            }
        }
        country.counts = counts.compactMap { $0 }
    }
}
