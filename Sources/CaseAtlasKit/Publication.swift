import Exports
import Geodata
import SimpleFeatures

/// Writes the files of an export one after the other and keeps the books for the manifest.
struct Publication {
    private let folder: ExportFolder
    private let layers: Set<AtlasOptions.LayerName>
    private var descriptions: [String: (title: String, fields: [Field])] = [:]

    init(in folder: ExportFolder, layers: Set<AtlasOptions.LayerName>) {
        self.folder = folder
        self.layers = layers
    }

    mutating func write(_ name: AtlasOptions.LayerName, _ make: () throws -> ProtectedLayer) throws {
        guard layers.contains(name) else { return }
        let protected = try make()
        let fileName = "\(name.rawValue).geojson"
        try GeoJSONWriter.write(protected, to: try folder.file(fileName))
        descriptions[fileName] = (protected.layer.title, protected.layer.fields)
    }

    /// Writes the cases part by part: there may be more than memory holds.
    mutating func writeCases(_ published: [PublishedCases], _ schema: CaseLayerSchema) throws {
        guard layers.contains(.cases) else { return }
        let file = try folder.file("cases.geojson")
        var writer = try GeoJSONWriter(to: file, boundingBox: PublishedCases.boundingBox(of: published))
        try PublishedCases.forEachPart(of: published, schema) { try writer.write($0) }
        try writer.finish()
        descriptions["cases.geojson"] = (LayerSchema.cases.title, schema.fields)
    }

    mutating func writeTimeline(_ make: () -> Table) throws {
        guard layers.contains(.timeline) else { return }
        let table = make()
        try TableWriter.write(table, to: try folder.file("timeline.csv"))
        descriptions["timeline.csv"] = ("Cases by country and year", table.fields)
    }

    mutating func writeReport(_ report: Report) throws {
        try folder.file("report.json").write(report.json)
        descriptions["report.json"] = ("What happened to every row of the input", [])
    }

    func writeManifest(_ provenance: Provenance) throws {
        let resources = try folder.writtenFiles().map { file in
            let description = descriptions[file.name]
            return DataPackage.Resource(
                file: file, title: description?.title ?? file.name, fields: description?.fields ?? [])
        }
        let manifest = DataPackage(
            resources: resources, licences: provenance.licences, sources: provenance.sources)
        try folder.file(DataPackage.fileName).write(manifest.text)
    }
}
