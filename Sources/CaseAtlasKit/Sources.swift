package import Cases
import Exports
package import Geodata
import SimpleFeatures
import TextFormats

/// Where a run takes everything from: the cases, the countries, the names, the words.
package struct Sources: Sendable {
    let options: AtlasOptions
    let geodata: GeodataFolder

    package init(_ options: AtlasOptions, packedUse: GeodataFolder.PackedUse = .checkedFirst) {
        self.options = options
        geodata = GeodataFolder(path: options.geodata, packedUse: packedUse)
    }

    /// Runs `body`: once more, without the packed files of the geodata, when these turn out not to be what they were
    /// taken for. Input that comes only once waits until that is known.
    static func withTruth<Result>(_ options: AtlasOptions, _ body: (Sources) throws -> Result) throws -> Result {
        let canBeginAgain = options.inputs.allSatisfy(ByteSource.canBeReadTwice)
        let sources = Sources(options, packedUse: canBeginAgain ? .checkedMeanwhile : .checkedFirst)
        let result = Swift.Result { try body(sources) }
        if sources.geodata.packedFilesHold() { return try result.get() }
        return try body(Sources(options, packedUse: .none))
    }

    /// Throws when what packed files said does not count.
    func confirm() throws {
        if !geodata.packedFilesHold() { throw PackedFilesDoNotHold() }
    }

    private struct PackedFilesDoNotHold: Error {}

    /// The paths of the cases: the user's, or those that ship with the project.
    var inputs: [String] { options.inputs.isEmpty ? [geodata.path(of: "cases.csv")] : options.inputs }

    func feed() -> CaseFeed {
        CaseFeed(
            paths: inputs,
            choices: .init(
                .init(overrides: options.columns, kept: options.keptColumns, fields: options.fields), options.dialect),
            chunkByteCount: options.chunkByteCount)
    }

    /// What a file is called in issues: nothing when it is the only one.
    @Sendable func nameInIssues(_ path: String) -> String? { inputs.count > 1 ? fileName(of: path) : nil }

    package func validator() throws -> CaseValidator {
        CaseValidator(
            vocabularies: try vocabularies(), keptNames: options.keptColumns, decimalMark: options.dialect.decimalMark,
            coarsen: options.precision.coarsened)
    }

    /// The words that ship with the project, and those of the user.
    func vocabularies() throws -> Vocabularies {
        let words = try options.wordFiles.flatMap(WordFile.read) + options.words
        return Vocabularies(
            outcomes: try vocabulary("outcomes.csv", .outcome, words),
            methods: try vocabulary("methods.csv", .method, words),
            precisions: try vocabulary("location-precisions.csv", .locationPrecision, words))
    }

    /// The countries of a run: as they are drawn, and as cases are located in them.
    package func countries() throws(GeodataError) -> RunCountries {
        var mends: [Countries.Mend] = []
        if let file = options.countryFile {
            let bytes = try GeodataFolder.bytes(of: file.path)
            let fields = CountryFile.Fields(key: file.key, name: file.name)
            let countries = Countries(try CountryFile.countries(in: bytes, path: file.path, fields: fields))
            let valid = try countries.madeValid(&mends)
            let published = try valid.rounded(toDecimals: GeoJSONWriter.decimals, &mends)
            return RunCountries(published: published, located: valid, mends: mends)
        }
        let shipped = Countries(try geodata.countries(options.worldview, options.drawnScale))
        let published = try shipped.rounded(toDecimals: GeoJSONWriter.decimals, &mends)
        return RunCountries(published: published, located: options.drawnScale == .large ? shipped : nil, mends: mends)
    }

    /// The names of the countries of a run.
    func names(of countries: Countries) throws(GeodataError) -> CountryNames {
        CountryNames(countries, try geodata.names(options.worldview))
    }

    package func locator(for countries: RunCountries) throws -> CaseLocator {
        let (geodata, worldview) = (geodata, options.worldview)
        let limit = options.nearestLimitInKilometers * 1000
        let areas = SharedAreas { () throws(GeodataError) in
            CountryLocator(
                try countries.areas { () throws(GeodataError) in try geodata.areas(worldview, .large) },
                nearestLimitInMeters: limit)
        }
        // What goes wrong there goes wrong again when a position comes.
        if options.threadCount > 1 { geodata.meanwhile { _ = try? areas.locatorCopy() } }
        let names = try names(of: countries.published)
        let places = SharedPlaces { () throws(GeodataError) in try geodata.places() }
        let grounds = LocatingGrounds(
            countries: countries.published, names: SharedNames(names), areas: areas, places: places,
            nearestLimitInMeters: limit)
        return try CaseLocator(
            grounds, LocatorWords(countries.published, options), destination: options.destination)
    }

    private func vocabulary<Value>(
        _ name: String, _ field: CaseField, _ words: [WordChoice]
    ) throws -> Vocabulary<Value> {
        let table = try geodata.table(name, header: Vocabulary<Value>.tableHeader)
        do throws(Vocabulary<Value>.UnknownValue) {
            return try Vocabulary(table, and: words.filter { $0.field == field })
        } catch {
            throw GeodataError.malformed(path: geodata.path(of: name), reason: "no value '\(error.value)'")
        }
    }

    /// What the manifest says about the origin of the files; some positions may be those of towns.
    func provenance(hasTownPositions: Bool) -> Provenance {
        Provenance(
            caseFiles: inputs.map(fileName), areShippedCases: options.inputs.isEmpty,
            countryFile: options.countryFile.map { fileName(of: $0.path) }, worldview: options.worldview,
            hasTownPositions: hasTownPositions)
    }
}

/// The last part of a path: all that is told of the machine on which a run took place.
func fileName(of path: String) -> String {
    path == "-" ? "standard input" : String(path.split(separator: "/").last ?? "")
}

/// The countries of a run: as they are drawn, and as cases are located in them.
package struct RunCountries: Sendable {
    package let published: Countries
    /// The areas for locating; nil when they are the finest that ship with the project, read when a position comes.
    let located: Countries?
    let mends: [Countries.Mend]

    func areas(
        otherwise load: () throws(GeodataError) -> [LocatingArea]
    ) throws(GeodataError) -> [(id: CountryID, parts: [AreaPart])] {
        let finest = if let located { located.locatingAreas } else { try load() }
        return finest.compactMap { area in published.id(forKey: area.key).map { ($0, area.parts) } }
    }

    /// Mends as warnings about the country file.
    var issues: [Issue] {
        mends.map { mend in
            switch mend {
            case .madeValid(let id, let reason):
                Issue(
                    .warning, row: nil, line: nil, field: "countries", value: published[id].key,
                    reason: "the area of \(published[id].name) is not valid (\(reason)); it was made valid",
                    suggestion: "mend it in the country file")
            case .cutAnew(let decimals):
                Issue(
                    .warning, row: nil, line: nil, field: "countries", value: nil,
                    reason:
                        "rounded to \(decimals) decimals, areas touched themselves; all borders were cut anew there",
                    suggestion: nil)
            }
        }
    }
}
