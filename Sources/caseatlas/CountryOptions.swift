import ArgumentParser
import CaseAtlasKit
import Geodata
import Profiles

/// The options that say which countries there are and whom disputed areas count to.
struct CountryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("GeoJSON file with the countries to count by.", valueName: "file"))
    var countries: String?

    @Option(help: ArgumentHelp("The property of --countries that tells them apart (iso_a3).", valueName: "field"))
    var key: String?

    @Option(help: ArgumentHelp("The property of --countries with the name to show (name).", valueName: "field"))
    var name: String?

    @Option(help: ArgumentHelp("The folder with country geometries and names.", valueName: "folder"))
    var geodata: String?

    @Option(help: "To which country disputed areas count: the United Nations' view (iso), or who controls them.")
    var worldview: Worldview?

    func validate() throws {
        if countries == nil, key != nil || name != nil {
            throw ValidationError("--key and --name describe the file of --countries, which is not given")
        }
    }

    /// The options of a profile, and before them those that are given.
    func atlasOptions(_ profile: Profile? = nil) throws -> AtlasOptions {
        var options = AtlasOptions(geodata: geodata ?? "")
        try profile?.apply(to: &options)
        if let geodata { options.geodata = geodata }
        if options.geodata.isEmpty { options.geodata = try GeodataSearch.folder() }
        if let countries {
            options.countryFile = .init(path: countries, key: key ?? "iso_a3", name: name ?? "name")
        }
        if let worldview { options.worldview = worldview }
        return options
    }
}
