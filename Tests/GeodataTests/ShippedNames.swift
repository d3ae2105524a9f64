import Geodata
import TestSupport
import TextFormats

/// The name tables that ship with the project.
enum ShippedNames {
    static func names(_ worldview: Worldview = .iso) throws -> CountryNames {
        let countries = Countries(try ShippedCountries.folder.countries(worldview, .small))
        return CountryNames(countries, try ShippedCountries.folder.names(worldview))
    }

    static func countries(_ worldview: Worldview = .iso) throws -> Countries {
        Countries(try ShippedCountries.folder.countries(worldview, .small))
    }

    /// The rows of names.csv: code, language, name.
    static func rows(_ path: String = "names.csv") throws -> [[String]] {
        try ShippedCountries.folder.table(path, header: NameTable.header).rows
    }

    /// Language, name, scope, candidates, reason.
    static func unclearRows() throws -> [[String]] {
        try ShippedCountries.folder.table("unclear-names.csv", header: UnclearNames.header).rows
    }
}
