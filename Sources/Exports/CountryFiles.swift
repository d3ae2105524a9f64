import SimpleFeatures
import TextFormats

/// Writes the countries as a file each, and an index of them.
///
/// Law: the features are those of the one file with all countries, byte for byte and in the same order.
package enum CountryFiles {
    /// The folder of the files in the export.
    package static let folder = "countries"
    private static let index = "index.json"

    /// Writes a collection of one feature for each country, then the index; says what was written.
    package static func write(_ protected: ProtectedLayer, to folder: ExportSubfolder) throws -> [WrittenFile] {
        let layer = protected.layer
        let keys = layer.texts(0)
        let names = SafeNames.names(of: keys)
        let titles = layer.texts(layer.fields.firstIndex { $0.name == "name" } ?? 0)
        var files: [WrittenFile] = []
        var entries: [JSONValue] = []
        let boxes = layer.geometries.boxes
        try GeoJSONFeatures(protected).forEach { row, feature in
            let written = try folder.write("\(names[row]).geojson") { file in
                var collection = try GeoJSONCollection(to: file, boundingBox: boxes[row])
                try collection.write(feature)
                try collection.finish()
            }
            files.append(written)
            entries.append(entry(keys[row], titles[row], boxes[row], written))
        }
        return try files + [folder.write(index) { try $0.write(JSONValue.object([("files", .array(entries))]).text) }]
    }

    private static func entry(_ key: String, _ title: String, _ box: BoundingBox?, _ file: WrittenFile) -> JSONValue {
        let bounds = box.map { [$0.west, $0.south, $0.east, $0.north].map(JSONValue.number) }
        return .object([
            ("iso_a3", .string(key)), ("name", .string(title)),
            ("file", .string(String(file.name.dropFirst(folder.count + 1)))),
            ("bbox", bounds.map(JSONValue.row) ?? .null), ("bytes", .integer(file.byteCount)),
            ("sha256", .string(file.sha256)),
        ])
    }
}

extension Layer {
    /// The values of a column of texts.
    fileprivate func texts(_ column: Int) -> [String] {
        guard case .text(let texts) = columns[column] else { return [] }
        return (0..<texts.count).map { texts[$0] ?? "" }
    }
}

extension Geometries {
    /// The box of each feature that is an area.
    fileprivate var boxes: [BoundingBox?] {
        guard case .multiPolygons(let areas) = self else { return [] }
        return areas.map(\.boundingBox)
    }
}
