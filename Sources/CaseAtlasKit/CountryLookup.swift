import Geodata
import TextFormats

/// Explains which country a text means, as ``Atlas`` and ``CountryJoin`` understand it.
public struct CountryLookup: Sendable {
    /// A country of the run.
    public struct ListedCountry: Hashable, Sendable {
        /// ISO 3166-1 alpha-3, or a user-assigned code; with a file of the user's, any text.
        public let key: String
        /// ISO 3166-1 alpha-2.
        public let alpha2: String?
        /// What it is called in layers and messages.
        public let name: String
        /// The continent, where it is known.
        public let continent: String?
        /// The region of UN M49, where it is known.
        public let region: String?
        /// Whether no ISO country holds it in the chosen world view.
        public let isUnassigned: Bool
    }

    /// Why a text means a country.
    public enum Basis: String, CaseIterable, Sendable {
        /// It is the country's code.
        case code
        /// It is what the country is called in layers and messages.
        case displayName = "display name"
        /// It is one of its names in some language.
        case name
        /// It is a name when it is read without its comma or brackets.
        case inverted = "inverted name"
        /// All its parts mean the country.
        case parts
    }

    /// Whether a text means a country.
    public enum Status: String, CaseIterable, Sendable {
        /// It means one.
        case resolved
        /// Several bear the name, or none: a former state, a region.
        case ambiguous
        /// Its country is not in the run's list.
        case notListed = "not_listed"
        /// It is no code and no name.
        case unknown
    }

    /// What a text means.
    public struct Answer: Sendable {
        /// The text that was asked about.
        public let text: String
        /// Whether it means a country.
        public let status: Status
        /// The country that it means, if it means one.
        public let country: ListedCountry?
        /// Why it means it.
        public let basis: Basis?
        /// The languages in which it is a name, as BCP 47 tags in the order of their bytes.
        public let languages: [String]
        /// The countries that it may mean, where it means no one.
        public let candidates: [ListedCountry]
        /// Why it means no one.
        public let reason: String?
        /// What to write instead.
        public let suggestion: String?
    }

    /// The countries of the run, in the order of their codes.
    public let countries: [ListedCountry]
    private let run: Countries
    private var names: CountryNames
    private let words: NameWords
    private let geodata: GeodataFolder
    private let worldview: Worldview
    private var tables: [CSVTable]?

    /// What the tables have for a language where a name is a code of another list than ISO 3166-1.
    private static let codeTag = "und"

    /// Reads the countries and names. Of the options it heeds the geodata, the countries and the world view.
    ///
    /// Throws: ``AtlasError``.
    public init(_ options: AtlasOptions) throws(AtlasError) {
        var options = options
        // Keys and names are the same at every scale, and the coarsest is read in no time.
        options.scale = .small
        let sources = Sources(options)
        (run, names) = try AtlasError.wrapping {
            let countries = try sources.countries().published
            return (countries, try sources.names(of: countries))
        }
        countries = run.all.map(ListedCountry.init)
        words = NameWords(run)
        geodata = GeodataFolder(path: options.geodata)
        worldview = options.worldview
    }

    /// What a text means, and why.
    ///
    /// Throws: ``AtlasError``, where the tables that tell the language of a name cannot be read.
    public mutating func answer(to text: String) throws(AtlasError) -> Answer {
        let finding = names.find(text)
        let trouble = words.trouble(finding.resolution)
        var candidates: [CountryID] = []
        let status: Status
        switch finding.resolution {
        case .country(let id, _):
            let languages = try languages(finding.evidence, id)
            let isOtherCode = languages == [CountryLookup.codeTag]
            return Answer(
                text: text, status: .resolved, country: countries[id.index],
                basis: isOtherCode ? .code : Basis(finding.evidence), languages: isOtherCode ? [] : languages,
                candidates: [], reason: nil, suggestion: nil)
        case .ambiguous(let ids, _): (status, candidates) = (.ambiguous, ids)
        case .notListed: status = .notListed
        case .unknown: status = .unknown
        }
        return Answer(
            text: text, status: status, country: nil, basis: nil, languages: [],
            candidates: candidates.map { countries[$0.index] }, reason: trouble?.reason, suggestion: trouble?.suggestion
        )
    }

    /// The lines of a file, `-` for standard input: one name each, without blank ones.
    ///
    /// Throws: ``AtlasError`` where it cannot be read, or is no UTF-8.
    public static func names(inLinesOf path: String) throws(AtlasError) -> [String] {
        let bytes: [UInt8]
        do throws(ByteSource.Failure) {
            bytes = try ByteSource.bytes(of: path)
        } catch {
            throw AtlasError(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw AtlasError(.unreadableInput, "\(fileName(of: path)): it is not UTF-8; save it as that")
        }
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let unmarked = lines.enumerated().map {
            $0.offset == 0 && $0.element.first == "\u{FEFF}" ? String($0.element.dropFirst()) : $0.element
        }
        return unmarked.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The languages in which a name means a country.
    private mutating func languages(
        _ evidence: NameFinding.Evidence, _ country: CountryID
    ) throws(AtlasError) -> [String] {
        let folded: String
        switch evidence {
        case .name(let name): folded = name
        case .displayName: folded = NameFolding.fold(run[country].name)
        case .inverted(let text): folded = NameFolding.fold(text)
        case .code, .parts, .none: return []
        }
        let rows = try nameTables().flatMap(\.rows).filter { row in
            row[0] == run[country].key
                && (NameFolding.fold(row[2]) == folded || NameFolding.foldKeepingAccents(row[2]) == folded)
        }
        return Set(rows.map { $0[1] }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func nameTables() throws(AtlasError) -> [CSVTable] {
        if let tables { return tables }
        let read = try AtlasError.wrapping { try geodata.nameRows(worldview) }
        tables = read
        return read
    }
}

extension CountryLookup.ListedCountry {
    fileprivate init(_ country: Country) {
        self.init(
            key: country.key, alpha2: country.alpha2, name: country.name, continent: country.continent,
            region: country.region, isUnassigned: country.isUnassigned)
    }
}

extension CountryLookup.Basis {
    fileprivate init?(_ evidence: NameFinding.Evidence) {
        switch evidence {
        case .code: self = .code
        case .displayName: self = .displayName
        case .name: self = .name
        case .inverted: self = .inverted
        case .parts: self = .parts
        case .none: return nil
        }
    }
}
