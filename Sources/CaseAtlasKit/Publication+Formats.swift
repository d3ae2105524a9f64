import Exports
import Geodata
import SimpleFeatures

/// The files besides RFC 7946 GeoJSON, for those who ask for them.
extension Publication {
    /// Adds a layer in the formats that have a file for each layer.
    mutating func addFormats(of name: AtlasOptions.LayerName, _ layer: Once<ProtectedLayer>) {
        if formats.contains(.d3), AtlasOptions.Format.d3.layers.contains(name) {
            add("\(name.rawValue).d3.json") { file in
                let protected = try layer.get()
                try GeoJSONWriter.write(protected, .onSphere, to: file)
                return (protected.layer.title + "; rings for d3-geo", protected.layer.fields)
            }
        }
        if formats.contains(.geojsonseq) {
            add("\(name.rawValue).geojsons") { file in
                let protected = try layer.get()
                try GeoJSONWriter.writeSequence(protected, to: file)
                return (protected.layer.title, protected.layer.fields)
            }
        }
        if formats.contains(.topojson), AtlasOptions.Format.topojson.layers.contains(name) {
            topologyLayers.append(layer)
        }
    }

    /// Adds the cases in the formats that hold them.
    mutating func addCaseFormats(_ published: [SortedFeatures], fields: [Field]) {
        guard formats.contains(.geojsonseq) else { return }
        add("cases.geojsons") { [threadCount] file in
            try SortedFeatures.writeSequence(published, to: file, threadCount: threadCount)
            return (LayerSchema.cases.title, fields)
        }
    }

    /// Adds each country as a file of its own. What the properties mean is said once, at the layer.
    mutating func addCountryFiles(_ layer: Once<ProtectedLayer>) {
        add { folder in
            let files = try folder.writeFolder(CountryFiles.folder) { try CountryFiles.write(try layer.get(), to: $0) }
            return files.map { file in
                let isIndex = file == files.last
                return DataPackage.Resource(
                    file: file, title: isIndex ? "Which file holds which country" : "A country of the layer countries")
            }
        }
    }

    /// Adds the one file that holds several layers, after these have been added.
    mutating func addTopology() {
        let layers = topologyLayers
        guard !layers.isEmpty else { return }
        add(TopoJSONWriter.fileName) { file in
            try TopoJSONWriter.write(try layers.map { try $0.get() }, to: file)
            return ("Countries, symbols and routes as one topology", [])
        }
    }
}
