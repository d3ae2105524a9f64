public import Cases
public import Exports
public import Geodata

/// What an atlas is made from, and what of.
public struct AtlasOptions: Sendable {
    public typealias Scale = Geodata.Scale
    public typealias Worldview = Geodata.Worldview
    public typealias CaseField = Cases.CaseField
    public typealias PositionPrecision = Exports.PositionPrecision

    /// A file of the user's with the countries to count by.
    public struct CountryFile: Hashable, Sendable {
        public var path: String
        /// The property that tells countries apart.
        public var key: String
        /// The property with the name to show.
        public var name: String

        public init(path: String, key: String = "iso_a3", name: String = "name") {
            self.path = path
            self.key = key
            self.name = name
        }
    }

    /// A file of the export that can be left out.
    public enum LayerName: String, CaseIterable, Sendable {
        case countries, symbols, cases, timeline
    }

    /// Paths of CSV files, `-` for standard input; none means the cases that ship with the project.
    public var inputs: [String] = []
    /// The folder with country geometries and names.
    public var geodata: String
    public var countryFile: CountryFile?
    public var scale = Scale.medium
    public var worldview = Worldview.iso
    public var layers = Set(LayerName.allCases)
    public var precision = PositionPrecision.standard
    /// The destination of cases that state none: a code or a name.
    public var destination: String?
    /// Columns named for fields.
    public var columns: [CaseField: String] = [:]
    /// Columns to publish beyond those of the contract.
    public var keptColumns: [String] = []
    /// Whether a rejected row stops the run.
    public var isStrict = false

    public init(geodata: String) {
        self.geodata = geodata
    }
}
