import Geodata
import TestSupport

/// The countries that ship with the project.
enum ShippedCountries {
    static let folder = GeodataFolder(path: Repository.geodata)

    static func iso(_ scale: Scale) throws -> Countries {
        Countries(try folder.countries(.iso, scale))
    }
}
