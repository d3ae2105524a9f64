import SimpleFeatures
import TextFormats

/// Writes a layer as RFC 7946 GeoJSON, one feature a line.
///
/// Coordinates have at most six decimals (11 cm); the layer's geometry must have been rounded to them.
package enum GeoJSONWriter {
    package static let decimals = 6

    /// How lines and areas are written.
    package enum Drawing: Sendable {
        /// Cut at the antimeridian, exterior rings counter-clockwise: RFC 7946.
        case cut
        /// Whole, exterior rings clockwise: as d3-geo draws on a globe.
        case onSphere
    }

    /// Writes a layer that is whole in memory.
    package static func write(_ protected: ProtectedLayer, _ drawing: Drawing = .cut, to file: ExportFile) throws {
        let features = GeoJSONFeatures(protected, drawing)
        var collection = try GeoJSONCollection(to: file, boundingBox: protected.layer.geometries.boundingBox)
        try features.forEach { _, feature in try collection.write(feature) }
        try collection.finish()
    }

    /// Writes a layer as a sequence of features. Source: RFC 8142.
    package static func writeSequence(_ protected: ProtectedLayer, to file: ExportFile) throws {
        let sequence = GeoJSONSequence(file: file)
        try GeoJSONFeatures(protected).forEach { _, feature in try sequence.write(feature) }
    }

    /// The same bytes in memory, to see how many they are.
    package static func text(_ protected: ProtectedLayer) -> [UInt8] {
        let features = GeoJSONFeatures(protected)
        let breaks = GeoJSONCollection.breaks
        var text = GeoJSONCollection.head(protected.layer.geometries.boundingBox)
        features.forEach { row, feature in
            text += row == 0 ? breaks.first : breaks.next
            text.append(contentsOf: feature)
        }
        return text + GeoJSONCollection.tail
    }
}

/// A FeatureCollection while it is written, feature by feature.
struct GeoJSONCollection {
    private let file: ExportFile
    private var isFirst = true

    /// Begins a file; `box` is that of all features, nil when there is none.
    init(to file: ExportFile, boundingBox box: BoundingBox?) throws(ExportError) {
        self.file = file
        try file.write(GeoJSONCollection.head(box))
    }

    /// What stands before the first feature.
    static func head(_ box: BoundingBox?) -> [UInt8] {
        var head: [UInt8] = []
        head.append(#"{"type":"FeatureCollection","#)
        if let box {
            head.append(bbox: box)
            head.append(",")
        }
        head.append(#""features":["#)
        return head
    }

    /// Writes a feature on a line of its own.
    mutating func write(_ feature: some Collection<UInt8>) throws(ExportError) {
        try file.write(isFirst ? GeoJSONCollection.breaks.first : GeoJSONCollection.breaks.next)
        isFirst = false
        try file.write(feature)
    }

    func finish() throws(ExportError) {
        try file.write(GeoJSONCollection.tail)
    }

    static let breaks = FeatureBreaks(first: Array("\n".utf8), next: Array(",\n".utf8), after: [])
    static let tail = Array("\n]}\n".utf8)
}

/// Features one after the other, each between a record separator and a line feed.
struct GeoJSONSequence {
    let file: ExportFile

    func write(_ feature: some Collection<UInt8>) throws(ExportError) {
        try file.write(GeoJSONSequence.breaks.next)
        try file.write(feature)
        try file.write(GeoJSONSequence.breaks.after)
    }

    /// A record separator before each feature and a line feed behind it.
    static let breaks = FeatureBreaks(first: [0x1E], next: [0x1E], after: [0x0A])
}

extension Geometries {
    fileprivate var boundingBox: BoundingBox? { BoundingBox(containing: plainBoxes) }

    /// The boxes of all parts, none of which crosses the antimeridian.
    var plainBoxes: [BoundingBox] {
        switch self {
        case .points(let points): points.map { BoundingBox(of: [$0]) }
        case .multiLineStrings(let lines): lines.flatMap(\.lines).map { BoundingBox(of: $0) }
        case .multiPolygons(let areas): areas.flatMap(\.polygons).map { BoundingBox(of: $0.exterior.positions) }
        }
    }
}
