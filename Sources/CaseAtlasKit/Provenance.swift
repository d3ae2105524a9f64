import Exports
import Geodata

/// Where the data of an export come from, and under which licence they may be used.
struct Provenance {
    let caseFiles: [String]
    let areShippedCases: Bool
    let countryFile: String?
    let worldview: Worldview
    /// Whether cases have the positions of the towns that they name.
    let hasTownPositions: Bool

    var licences: [DataPackage.Licence] {
        let attribution = "https://creativecommons.org/licenses/by/4.0/"
        let open = [
            countryFile == nil
                ? DataPackage.Licence(
                    name: "other-pd", title: "Country geometries: public domain (Natural Earth)",
                    address: "https://www.naturalearthdata.com/about/terms-of-use/") : nil,
            areShippedCases
                ? DataPackage.Licence(
                    name: "CC-BY-4.0", title: "Cases: Creative Commons Attribution 4.0", address: attribution) : nil,
            hasTownPositions && !areShippedCases
                ? DataPackage.Licence(
                    name: "CC-BY-4.0", title: "Positions of towns: Creative Commons Attribution 4.0 (GeoNames)",
                    address: attribution) : nil,
        ].compactMap { $0 }
        let isAllOpen = areShippedCases && countryFile == nil
        return isAllOpen ? open : open + [.init(name: "notspecified", title: "What else is in them: ask its publisher")]
    }

    var sources: [DataPackage.Source] {
        let cases =
            areShippedCases
            ? [DataPackage.Source(title: "Demonstration cases of caseatlas, compiled from public reporting")]
            : caseFiles.map { DataPackage.Source(title: "Cases: \($0)") }
        let towns =
            areShippedCases || hasTownPositions
            ? [DataPackage.Source(title: "City positions: GeoNames, CC BY 4.0", address: "https://www.geonames.org/")]
            : []
        return cases + towns + [countrySource]
    }

    private var countrySource: DataPackage.Source {
        if let countryFile { return .init(title: "Countries: \(countryFile)") }
        return .init(
            title: "Countries: Natural Earth 5.1.1, world view \(worldview.rawValue)",
            address: "https://www.naturalearthdata.com/")
    }
}
