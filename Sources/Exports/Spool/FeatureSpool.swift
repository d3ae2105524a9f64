import Foundation
import SimpleFeatures

/// Collects point features that come in any order, more of them than memory holds.
///
/// Shape: a feature is a record of its values, a quarter of its text (see ``RecordLayout``); it becomes text when it is
/// written. Records that outgrow memory are sorted and go to temporary files. All layers have the same fields and the
/// same lists of texts, as the parts of one layer do. Thread rule: one owner at a time, each thread fills its own.
package final class FeatureSpool {
    private let memoryLimitInBytes: Int
    private let temporaryFolder: String
    private var blocks = RecordBlocks()
    private var form: FeatureForm?
    private var files: [SpillFile] = []
    private var extent = PointExtent()
    private var count = 0

    /// Records beyond this go to a file for the time being.
    package static let standardMemoryLimitInBytes = 40 << 20

    /// Without a folder for temporary files the system's is used, when it is needed.
    package init(memoryLimitInBytes: Int = standardMemoryLimitInBytes, temporaryFolder: String? = nil) {
        self.memoryLimitInBytes = memoryLimitInBytes
        self.temporaryFolder = temporaryFolder ?? ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    }

    /// Adds the features of a layer of points, each with its group; their ids are the texts of the first field.
    ///
    /// Throws: when the folder for temporary files takes no more.
    package func append(_ protected: ProtectedLayer, groups: [UInt16]) throws(ExportError) {
        let layer = protected.layer
        guard case .points(let points) = layer.geometries, case .text(let ids)? = layer.columns.first,
            ids.isComplete
        else { preconditionFailure("points with an id in their first field") }
        let form = form(of: layer)
        RecordFilling.fill(blocks, with: layer, groups: groups, form.layout)
        extent.add(points)
        count += points.count
        if blocks.byteCount > memoryLimitInBytes { try spill(form.layout) }
    }

    /// The features when all have been added; the spool is empty then.
    package func sorted() -> SortedFeatures {
        defer { (blocks, form, files, extent, count) = (RecordBlocks(), nil, [], PointExtent(), 0) }
        return SortedFeatures(form, files, blocks, extent, count: count)
    }

    private func form(of layer: Layer) -> FeatureForm {
        if let form {
            precondition(form.fits(layer), "parts of one layer")
            return form
        }
        let made = FeatureForm(layer)
        form = made
        return made
    }

    private func spill(_ layout: RecordLayout) throws(ExportError) {
        files.append(try SpillFile(blocks, RecordOrder(layout: layout), in: temporaryFolder))
        blocks.removeAll()
    }
}

/// What all features of a layer have in common.
struct FeatureForm: Sendable {
    private let fields: [Field]
    private let lists: [TextColumn]
    let layout: RecordLayout
    let template: FeatureTemplate

    init(_ layer: Layer) {
        fields = layer.fields
        lists = layer.columns.map(\.list)
        layout = RecordLayout(layer.columns)
        template = FeatureTemplate(layer, layout)
    }

    /// Whether a layer has the same fields and the same lists of texts.
    func fits(_ layer: Layer) -> Bool {
        fields == layer.fields && lists == layer.columns.map(\.list) && layout == RecordLayout(layer.columns)
    }
}

extension Column {
    /// The texts that the column chooses from.
    var list: TextColumn {
        if case .coded(_, let texts) = self { texts } else { TextColumn() }
    }
}
