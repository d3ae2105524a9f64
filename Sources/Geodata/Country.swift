package import SimpleFeatures

/// A jurisdiction: its key, its attributes and its area.
package struct Country: Sendable {
    /// ISO 3166-1 alpha-3, or a user-assigned code that begins with X; with a file of the user's, any text.
    package let key: String
    /// ISO 3166-1 alpha-2.
    package let alpha2: String?
    package let name: String
    package let continent: String?
    package let region: String?
    /// Whether no ISO country holds this area in the chosen world view.
    package let isUnassigned: Bool
    /// Where a cartographer would put the label.
    package let label: Position?
    package var area: MultiPolygon
}

/// The place of a country in its list: smaller for keys that come first by bytes.
package struct CountryID: Hashable, Comparable, Sendable, BitwiseCopyable {
    // Half a word, since every case of a run has one or two of them.
    private let number: Int32

    package init(_ index: Int) { number = Int32(index) }

    package var index: Int { Int(number) }

    package static func < (a: CountryID, b: CountryID) -> Bool { a.number < b.number }
}

/// All countries of a run.
///
/// Law: keys are unique and in the order of their bytes.
package struct Countries: Sendable {
    package let all: [Country]
    private let idByKey: [String: CountryID]

    /// Sorts the countries; countries with the same key become one with the area of all.
    package init(_ countries: [Country]) {
        var merged: [Country] = []
        // The sort is stable, so that parts of one country stay in the order of the file.
        for country in countries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            if country.key == merged.last?.key {
                merged[merged.count - 1].area =
                    MultiPolygon(merged[merged.count - 1].area.polygons + country.area.polygons)
            } else {
                merged.append(country)
            }
        }
        all = merged
        idByKey = Dictionary(
            uniqueKeysWithValues: merged.enumerated().map { ($0.element.key, CountryID($0.offset)) })
    }

    package subscript(id: CountryID) -> Country { all[id.index] }

    package var ids: [CountryID] { all.indices.map(CountryID.init) }

    /// The areas as they are located in.
    package var locatingAreas: [LocatingArea] {
        all.map { LocatingArea(key: $0.key, parts: $0.area.polygons.map(AreaPart.init)) }
    }

    /// The same countries with other areas, in their order.
    package func with(areas: [MultiPolygon]) -> Countries {
        precondition(areas.count == all.count, "an area for each country")
        return Countries(
            zip(all, areas).map { country, area in
                var country = country
                country.area = area
                return country
            })
    }

    package func id(forKey key: String) -> CountryID? { idByKey[key] }
}
