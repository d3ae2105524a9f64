import Exports
import Geodata
import SimpleFeatures
import Styles
import Synchronization

/// Writes the files of an export, several at a time, and keeps the books for the manifest.
///
/// Shape: the manifest lists the files in the order in which they were added, whichever was finished first.
struct Publication {
    private let layers: Set<AtlasOptions.LayerName>
    let formats: Set<AtlasOptions.Format>
    private let splitsCountries: Bool
    let threadCount: Int
    private var works: [Work] = []
    /// The layers that are written, but for the cases, which are written as they were collected.
    private(set) var made: [AtlasOptions.LayerName: Once<ProtectedLayer>] = [:]
    /// The names of files that have been added, in that order.
    private(set) var fileNames: [String] = []
    /// The layers of the topology, if there is to be one.
    var topologyLayers: [Once<ProtectedLayer>] = []

    /// What the manifest says of a file, but for its bytes.
    typealias Description = (title: String, fields: [Field])

    /// Makes what a file or some files hold and writes them.
    typealias Work = @Sendable (ExportFolder) throws -> [DataPackage.Resource]

    init(_ options: AtlasOptions) {
        layers = options.layers
        formats = options.formats
        splitsCountries = options.splitsCountries
        threadCount = options.threadCount
    }

    mutating func add(_ name: AtlasOptions.LayerName, _ make: @escaping @Sendable () throws -> ProtectedLayer) {
        guard layers.contains(name) else { return }
        let layer = Once(make)
        made[name] = layer
        add("\(name.rawValue).geojson") { file in
            let protected = try layer.get()
            try GeoJSONWriter.write(protected, to: file)
            return (protected.layer.title, protected.layer.fields)
        }
        addFormats(of: name, layer)
        if name == .countries, splitsCountries { addCountryFiles(layer) }
    }

    /// Adds the cases as the threads have collected them; `fields` are those of their layer.
    mutating func addCases(_ published: [SortedFeatures], fields: [Field]) {
        guard layers.contains(.cases) else { return }
        add("cases.geojson") { [threadCount] file in
            try SortedFeatures.write(published, to: file, threadCount: threadCount)
            return (LayerSchema.cases.title, fields)
        }
        addCaseFormats(published, fields: fields)
    }

    mutating func addTimeline(_ make: @escaping @Sendable () -> Table) {
        guard layers.contains(.timeline) else { return }
        add("timeline.csv") { file in
            let table = make()
            try TableWriter.write(table, to: file)
            return ("Cases by country and year", table.fields)
        }
    }

    /// Adds for each layer that is written the styles that desktop programs look for beside it, and one style and one
    /// legend for all.
    mutating func addStyles(_ model: StyleModel) {
        let styled = styledLayers
        guard !styled.isEmpty else { return }
        for layer in styled {
            add("\(layer.rawValue).qml", "Style of the \(layer.rawValue) for QGIS") { QMLStyle.text(layer, of: model) }
            add("\(layer.rawValue).sld", "Style of the \(layer.rawValue) for GeoServer and other programs") {
                SLDStyle.text(layer, of: model)
            }
        }
        add("style.json", "Style of a web map for MapLibre") { MapLibreStyle.text(styled, of: model) }
        add("legend.json", "What colours, patterns and sizes mean") { LegendJSON.text(styled, of: model) }
    }

    /// Adds the map that QGIS opens, which says where the data come from.
    mutating func addProject(_ model: StyleModel, _ provenance: Provenance) {
        let styled = styledLayers
        guard !styled.isEmpty else { return }
        let credits = QGISProject.Credits(
            title: DataPackage.title, sources: provenance.sources.map(\.title),
            licences: provenance.licences.map(\.title))
        add(QGISProject.fileName, "Map project for QGIS with all layers and a page to print") {
            QGISProject(styled, of: model, credits).text
        }
    }

    private var styledLayers: [StyledLayer] {
        StyledLayer.allCases.filter { layer in layers.contains { $0.rawValue == layer.rawValue } }
    }

    private mutating func add(_ name: String, _ title: String, _ text: @escaping @Sendable () -> [UInt8]) {
        add(name) { file in
            try file.write(text())
            return (title, [])
        }
    }

    mutating func addReport(_ report: Report) {
        add("report.json") { [threadCount] file in
            let output = BlockOutput(file, threadCount: threadCount)
            try report.forEachPartOfJSON { try output.write($0) }
            try output.finish()
            return ("What happened to every row of the input", [])
        }
    }

    mutating func add(_ name: String, _ write: @escaping @Sendable (ExportFile) throws -> Description) {
        fileNames.append(name)
        add { folder in
            var description = Description("", [])
            let written = try folder.write(name) { description = try write($0) }
            return [DataPackage.Resource(file: written, title: description.title, fields: description.fields)]
        }
    }

    mutating func add(_ work: @escaping Work) {
        works.append(work)
    }

    /// Has something made before everything else, which several files wait for.
    mutating func prepare(_ make: @escaping @Sendable () throws -> Void) {
        works.insert(
            { _ in
                try make()
                return []
            }, at: 0)
    }

    /// Writes all files on several threads, then the manifest; says what was written.
    func write(to folder: ExportFolder, _ provenance: Provenance) throws -> [WrittenFile] {
        let resources = try resources(in: folder)
        let manifest = DataPackage(
            resources: resources, licences: provenance.licences, sources: provenance.sources)
        return try resources.map(\.file) + [folder.write(DataPackage.fileName) { try $0.write(manifest.text) }]
    }

    private func resources(in folder: ExportFolder) throws -> [DataPackage.Resource] {
        let works = works
        let next = Mutex(0)
        let resources = Mutex([[DataPackage.Resource]](repeating: [], count: works.count))
        _ = try Crew.run(min(threadCount, works.count)) {
            next.withLock { $0 = works.count }
        } _: { _ in
            while true {
                let number = next.withLock { next in
                    next += 1
                    return next - 1
                }
                guard number < works.count else { return }
                let written = try works[number](folder)
                resources.withLock { $0[number] = written }
            }
        }
        return resources.withLock { $0.flatMap { $0 } }
    }
}
