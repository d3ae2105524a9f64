package import SimpleFeatures
import TextFormats

/// The manifest of an export: which files, how many bytes, which digest, whose licence, from which sources.
///
/// Source: Frictionless Data Package 1.0 and Table Schema 1.0.
package struct DataPackage: Sendable {
    package static let fileName = "datapackage.json"
    /// What all exports are called.
    package static let title = "Attempted and successful apprehensions abroad, per country"

    package struct Licence: Hashable, Sendable {
        /// An identifier of the Open Definition.
        package let name: String
        package let title: String
        package let address: String?

        package init(name: String, title: String, address: String? = nil) {
            self.name = name
            self.title = title
            self.address = address
        }
    }

    package struct Source: Hashable, Sendable {
        package let title: String
        package let address: String?

        package init(title: String, address: String? = nil) {
            self.title = title
            self.address = address
        }
    }

    package struct Resource: Sendable {
        package let file: WrittenFile
        package let title: String
        package let fields: [Field]

        package init(file: WrittenFile, title: String, fields: [Field] = []) {
            self.file = file
            self.title = title
            self.fields = fields
        }
    }

    package let resources: [Resource]
    package let licences: [Licence]
    package let sources: [Source]

    package init(resources: [Resource], licences: [Licence], sources: [Source]) {
        self.resources = resources
        self.licences = licences
        self.sources = sources
    }

    package var text: [UInt8] {
        JSONValue.object([
            ("profile", .string("data-package")),
            ("name", .string("caseatlas-exports")),
            ("title", .string(DataPackage.title)),
            (DataPackage.generatorKey, .string(DataPackage.generator)),
            ("licenses", .array(licences.map(\.json))),
            ("sources", .array(sources.map(\.json))),
            ("resources", .array(zip(resources, resourceNames).map { $0.json(name: $1) })),
        ]).text
    }

    /// The name of each file without its extension; of several files that share it the first has it alone.
    private var resourceNames: [String] {
        var seen: Set<String> = []
        return resources.map { resource in
            let parts = resource.file.name.lowercased().split(separator: ".")
            let name = String(parts[0])
            return seen.insert(name).inserted ? name : parts.joined(separator: "-")
        }
    }

    // Tells a folder of ours from somebody else's data package.
    static let generatorKey = "generator"
    static let generator = "caseatlas"
    /// What stands before a digest.
    static let hashPrefix = "sha256:"

    /// The files of an export whose manifest this is, itself included; nil when it is none of ours.
    static func files(in bytes: [UInt8]) -> Set<String>? {
        listing(in: bytes).map { Set($0.keys).union([fileName]) }
    }
}

extension DataPackage.Licence {
    fileprivate var json: JSONValue {
        .object([("name", .string(name)), ("title", .string(title))] + (address.map { [("path", .string($0))] } ?? []))
    }
}

extension DataPackage.Source {
    fileprivate var json: JSONValue {
        .object([("title", .string(title))] + (address.map { [("path", .string($0))] } ?? []))
    }
}

extension DataPackage.Resource {
    fileprivate func json(name: String) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .string(name)),
            ("path", .string(file.name)),
            ("title", .string(title)),
            ("format", .string(format)),
            ("mediatype", .string(mediaType)),
            ("encoding", .string("utf-8")),
            ("bytes", .integer(file.byteCount)),
            ("hash", .string(DataPackage.hashPrefix + file.sha256)),
        ]
        if format == "csv" { members.insert(("profile", .string("tabular-data-resource")), at: 2) }
        if !fields.isEmpty { members.append(("schema", .object([("fields", .array(fields.map(\.json)))]))) }
        return .object(members)
    }

    private var format: String { String(file.name.split(separator: ".").last ?? "") }

    private var mediaType: String {
        switch format {
        case "geojson": "application/geo+json"
        case "geojsons": "application/geo+json-seq"
        case "topojson": "application/json"
        case "json": "application/json"
        case "csv": "text/csv"
        case "svg": "image/svg+xml"
        case "html": "text/html"
        case "qml", "qgs": "application/xml"
        case "sld": "application/vnd.ogc.sld+xml"
        default: "application/octet-stream"
        }
    }
}

extension Field {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .string(name)), ("type", .string(kind.rawValue)), ("description", .string(description)),
        ]
        if isRequired { members.append(("constraints", .object([("required", .bool(true))]))) }
        return .object(members)
    }
}
