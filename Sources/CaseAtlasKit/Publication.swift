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

    /// Writes the cases as the threads have collected them; `fields` are those of their layer.
    mutating func writeCases(_ published: [FeatureSpool], fields: [Field]) throws {
        guard layers.contains(.cases) else { return }
        try FeatureSpool.write(published, to: try folder.file("cases.geojson"))
        descriptions["cases.geojson"] = (LayerSchema.cases.title, fields)
    }

    mutating func writeTimeline(_ make: () -> Table) throws {
        guard layers.contains(.timeline) else { return }
        let table = make()
        try TableWriter.write(table, to: try folder.file("timeline.csv"))
        descriptions["timeline.csv"] = ("Cases by country and year", table.fields)
    }

    mutating func writeReport(_ report: Report) throws {
        let file = try folder.file("report.json")
        try report.forEachPartOfJSON { try file.write($0) }
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
