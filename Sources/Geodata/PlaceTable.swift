package import SimpleFeatures
package import TextFormats

/// The towns of the geodata folder, by the names that they go by.
///
/// Shape: `scripts/geodata/places.py` says which towns there are. Cost: two files are read, and nothing is made of them;
/// a name costs a search in each.
package struct PlaceTable: Sendable {
    /// A town or a city.
    package struct Town: Hashable, Sendable {
        /// Its number in GeoNames.
        package let id: Int
        /// The key of its country in the world view `iso`.
        package let countryKey: String
        package let name: String
        package let position: Position
        /// 0 where they have not been counted.
        package let population: Int
    }

    private let towns: SortedLines
    private let names: SortedLines

    package static let townFile = "places.csv"
    package static let nameFile = "place-names.csv"
    package static let townHeader = ["id", "iso3", "longitude", "latitude", "population", "name"]
    package static let nameHeader = ["name", "places"]

    package init(towns: SortedLines, names: SortedLines) {
        self.towns = towns
        self.names = names
    }

    /// The towns that bear a folded name, the largest first.
    ///
    /// Throws: ``UnreadableLine`` where the tables do not belong together.
    package func towns(named folded: String) throws(UnreadableLine) -> [Town] {
        guard let ids = names.value(of: folded) else { return [] }
        var found: [Town] = []
        for id in ids.split(separator: " ") {
            guard let town = Town(id, towns.value(of: String(id)) ?? "") else {
                throw UnreadableLine(id: String(id))
            }
            found.append(town)
        }
        return found.sorted { ($1.population, $0.id) < ($0.population, $1.id) }
    }

    /// The line of a town is missing or cannot be read.
    package struct UnreadableLine: Error, Sendable {
        package let id: String
    }

    /// The folded names that differ from a folded text by one letter, but not the first, or by two that have changed
    /// places.
    package func similarNames(to folded: String) -> [String] {
        OneSlip(of: Array(folded.utf8)).words(in: names)
    }

    /// All folded names, in the order of their bytes.
    package var allNames: [String] { names.keys }

    /// All ids of towns, in the order of their bytes.
    package var allIDs: [String] { towns.keys }
}

extension PlaceTable.Town {
    /// Reads what stands behind the id in a line; nil where a field cannot be read.
    fileprivate init?(_ id: Substring, _ line: String) {
        let fields = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count == 5, let id = Int(id), let population = Int(fields[3]),
            let longitude = Double(fields[1]), let latitude = Double(fields[2]),
            let position = Position(checking: longitude, latitude: latitude)
        else { return nil }
        self.id = id
        countryKey = String(fields[0])
        self.position = position
        self.population = population
        let name = fields[4]
        self.name =
            name.hasPrefix("\"")
            ? name.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
                .joined(separator: "\"") : String(name)
    }
}
