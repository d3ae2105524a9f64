import Exports
import Geodata
import Pictures
import TextFormats

extension Sources {
    /// What pictures say besides their layers.
    func pictureWords(_ survey: Survey, _ provenance: Provenance) throws -> PictureWords {
        let published = survey.published.reduce(0) { $0 + $1.count }
        return PictureWords(
            try phrases(), title: options.title, subtitle: options.subtitle, sources: provenance.sources.map(\.title),
            boundaries: provenance.countryFile.map { .file($0) } ?? .worldview(options.worldview.rawValue),
            casesWithoutPosition: options.layers.contains(.cases) ? survey.report.accepted - published : 0,
            countryNames: try countryNames())
    }

    /// The phrases of the language of the run.
    func phrases() throws -> Phrases {
        let table = try geodata.table("phrases.csv", header: Phrases.header)
        do throws(CSVTable.Failure) {
            return try Phrases(table, options.language)
        } catch {
            throw GeodataError.malformed(
                path: geodata.path(of: "phrases.csv"), reason: "line \(error.line): \(error.reason)")
        }
    }

    /// What the language of the run calls the countries that ship with the project, by their codes.
    func countryNames() throws -> [String: String] {
        guard options.language != .english, options.countryFile == nil else { return [:] }
        let header = ["iso_a3"] + AtlasOptions.Language.allCases.dropFirst().map(\.rawValue)
        let column = header.firstIndex(of: options.language.rawValue) ?? 0
        let rows = try geodata.table("country-names.csv", header: header).rows.filter { !$0[column].isEmpty }
        return Dictionary(rows.map { ($0[0], $0[column]) }) { first, _ in first }
    }
}
