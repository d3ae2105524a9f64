public import Cases
public import Exports
import Foundation
public import Geodata
public import Pictures
import SimpleFeatures
public import Styles

/// What an atlas is made from, and what of.
public struct AtlasOptions: Sendable {
    /// How much detail country borders have.
    public typealias Scale = Geodata.Scale
    /// To which country a disputed area counts.
    public typealias Worldview = Geodata.Worldview
    /// A field of a case.
    public typealias CaseField = Cases.CaseField
    /// What is said about how files are written.
    public typealias DialectChoices = Cases.DialectChoices
    /// A word for a value of a list.
    public typealias WordChoice = Cases.WordChoice
    /// How finely positions are published.
    public typealias PositionPrecision = Exports.PositionPrecision

    /// How values are put into classes for a map.
    public typealias ClassMethod = Styles.ClassMethod
    /// A language in which pictures speak.
    public typealias Language = Pictures.Language

    /// A file of the user's with the countries to count by.
    public struct CountryFile: Hashable, Sendable {
        /// The path of a GeoJSON FeatureCollection of polygons.
        public var path: String
        /// The property that tells countries apart.
        public var key: String
        /// The property with the name to show.
        public var name: String

        /// Names a file and its properties; the defaults are those of the files that ship with the project.
        public init(path: String, key: String = "iso_a3", name: String = "name") {
            self.path = path
            self.key = key
            self.name = name
        }
    }

    /// How much detail the written borders lose, from the finest on.
    public enum Simplification: Hashable, Sendable {
        /// No border moves farther than this, and islands with a smaller radius may go.
        case tolerance(inMeters: Double)
        /// As little as makes `countries.geojson` no larger than this when it is packed with gzip.
        case fit(byteCount: Int)
    }

    /// A file of the export that can be left out.
    public enum LayerName: String, CaseIterable, Sendable {
        case countries, symbols, cases, routes, timeline
    }

    /// A form in which layers are written.
    public enum Format: String, CaseIterable, Sendable {
        /// GeoJSON as RFC 7946 has it, a file for each layer.
        case rfc7946
        /// GeoJSON for d3-geo: exterior rings clockwise, nothing cut at ±180°.
        case d3
        /// One file with shared borders.
        case topojson
        /// Features one after the other, as RFC 8142 has it, a file for each layer.
        case geojsonseq

        /// The layers that it has; in d3 points are as in RFC 7946.
        var layers: Set<LayerName> {
            switch self {
            case .rfc7946, .geojsonseq: Set(LayerName.allCases)
            case .d3: [.countries, .routes]
            case .topojson: [.countries, .symbols, .routes]
            }
        }
    }

    /// Paths of CSV, NDJSON, GeoJSON or GeoJSONSeq files, packed with gzip or not; `-` for standard input; none means the
    /// cases that ship with the project.
    public var inputs: [String] = []
    /// The folder with country geometries and names.
    public var geodata: String
    /// The countries to count by; nil means those that ship with the project.
    public var countryFile: CountryFile?
    /// The detail of the areas that are written; cases are always located in the finest.
    public var scale = Scale.medium
    /// How the finest borders are simplified instead of those of `scale`; nil means not at all.
    public var simplification: Simplification?
    /// The world view of the countries that ship with the project.
    public var worldview = Worldview.iso
    /// The layers to write; the report and the manifest are always written.
    public var layers = Set(LayerName.allCases)
    /// The forms in which layers are written; that of RFC 7946 is always among them.
    public var formats: Set<Format> = [.rfc7946]
    /// Whether each country is written as a file of its own too.
    public var splitsCountries = false
    /// How the styles put counts and rates into classes.
    public var classMethod = ClassMethod.nice
    /// Styles show the success rate of a country where so many of its cases are concluded; at least 1.
    public var rateMinimum = 3
    /// What ``rateMinimum`` can be: a rate needs a concluded case.
    public static let rateMinimums = 1...Int.max
    /// What pictures are called; nil means what they show.
    public var title: String?
    /// A line below the title of pictures.
    public var subtitle: String?
    /// The language in which pictures speak.
    public var language = Language.english
    /// How finely the positions of cases are published.
    public var precision = PositionPrecision.standard
    /// The destination of cases that state none: a code or a name.
    public var destination: String?
    /// Columns named for fields.
    public var columns: [CaseField: String] = [:]
    /// How the files are written; what is not said is found in each of them.
    public var dialect = DialectChoices()
    /// Words for outcomes, methods and precisions, beyond those that ship with the project.
    public var words: [WordChoice] = []
    /// CSV files with such words, whose columns are `list`, `word` and `value`.
    public var wordFiles: [String] = []
    /// Columns to publish beyond those of the contract.
    public var keptColumns: [String] = []
    /// A position this near to a country that no country holds belongs to it; 0 means that it belongs to none.
    public var nearestLimitInKilometers = 10.0
    /// What ``nearestLimitInKilometers`` can be: farther off the plane in which the nearest border is sought is no longer true.
    public static let nearestLimitsInKilometers = 0.0...100.0
    /// Whether a rejected row stops the run.
    public var isStrict = false
    /// How many threads work on the cases; what is written does not depend on it.
    public var threadCount = ProcessInfo.processInfo.activeProcessorCount
    /// The fields that are read; columns for others are passed over.
    var fields = Set(CaseField.allCases)
    /// Whether positions leave the tool only as the policy has them; messages say what is withheld then.
    var publishesPositions = true
    /// How many bytes are read at once; what is written does not depend on it.
    package var chunkByteCount = CaseFeed.defaultChunkByteCount

    /// Options for an export of the shipped cases.
    public init(geodata: String) {
        self.geodata = geodata
    }
}

extension AtlasOptions {
    /// The detail that a run begins with.
    var drawnScale: Scale { simplification == nil ? scale : .large }

    var policy: PrivacyPolicy { PrivacyPolicy(precision: precision, keptColumns: keptColumns) }

    /// Throws when options contradict the contract.
    func check() throws(AtlasError) {
        guard rateMinimum >= 1 else {
            throw AtlasError(.usage, "--rate-minimum \(rateMinimum): a rate needs a concluded case; give 1 or more")
        }
        guard !splitsCountries || layers.contains(.countries) else {
            throw AtlasError(.usage, "--split writes the countries one by one; ask for countries with --layers")
        }
        let taken = Set(LayerSchema.cases.fields.map(\.name))
        var seen: Set<String> = []
        for name in keptColumns where taken.contains(name) || !seen.insert(name).inserted {
            throw AtlasError(.usage, "--keep \(name): a property of that name is published already")
        }
        for format in Format.allCases where formats.contains(format) && format.layers.isDisjoint(with: layers) {
            let names = LayerName.allCases.filter(format.layers.contains).map(\.rawValue).joined(separator: ", ")
            throw AtlasError(
                .usage, "--format \(format.rawValue) has the layers \(names); ask for one of them with --layers")
        }
    }
}
