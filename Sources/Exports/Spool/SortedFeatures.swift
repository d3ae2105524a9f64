import SimpleFeatures

/// Point features as a spool collected them, given out sorted by group, then by the bytes of the first field.
///
/// Cost: what lies in memory is sorted when it is given out, a group at a time. Thread rule: any thread at any time; nothing changes any more.
package final class SortedFeatures: @unchecked Sendable {
    // Safe: nobody fills the blocks any more.
    private let blocks: RecordBlocks
    private let files: [SpillFile]
    private let form: FeatureForm?
    private let extent: PointExtent
    /// How many features there are.
    package let count: Int

    /// `form` is nil when there is no feature.
    init(_ form: FeatureForm?, _ files: [SpillFile], _ blocks: RecordBlocks, _ extent: PointExtent, count: Int) {
        self.form = form
        self.files = files
        self.blocks = blocks
        self.extent = extent
        self.count = count
    }

    /// Writes the features of several parts as one layer; with several threads, one of them digests and writes what another
    /// has put into words.
    package static func write(_ parts: [SortedFeatures], to file: ExportFile, threadCount: Int) throws {
        var extent = PointExtent()
        for part in parts { extent.merge(part.extent) }
        let output = BlockOutput(file, threadCount: threadCount)
        try output.write(GeoJSONCollection.head(extent.boundingBox))
        try write(parts, between: GeoJSONCollection.breaks, to: output)
        try output.write(GeoJSONCollection.tail)
        try output.finish()
    }

    /// Writes the same features as a sequence. Source: RFC 8142.
    package static func writeSequence(_ parts: [SortedFeatures], to file: ExportFile, threadCount: Int) throws {
        let output = BlockOutput(file, threadCount: threadCount)
        try write(parts, between: GeoJSONSequence.breaks, to: output)
        try output.finish()
    }

    /// Gives the features of several parts one after the other, as they are written.
    package static func forEach(_ parts: [SortedFeatures], _ body: ([UInt8]) throws -> Void) throws {
        let block = ByteBlock(byteCount: 0)
        var merge = try RecordMerge(parts.runs)
        while let (record, owner) = merge.first {
            if let template = parts[owner].form?.template {
                block.clear(for: template.longest(record))
                block.count = template.write(record, to: block.base)
                try body(Array(block.bytes))
            }
            try merge.removeFirst()
        }
    }

    /// Puts features into words with `breaks` around them.
    private static func write(
        _ parts: [SortedFeatures], between breaks: FeatureBreaks, to output: BlockOutput
    ) throws {
        let templates = parts.map { $0.form?.template }
        var before = breaks.first
        var merge = try RecordMerge(parts.runs)
        var block = try output.block(for: 0)
        while let (record, owner) = merge.first {
            if let template = templates[owner] {
                let longest = template.longest(record) + breaks.longest
                if block.room < longest { block = try output.block(for: longest) }
                block.append(few: before)
                block.count += template.write(record, to: block.base + block.count)
                block.append(few: breaks.after)
                before = breaks.next
            }
            try merge.removeFirst()
        }
    }
}

extension [SortedFeatures] {
    fileprivate var runs: [RecordRun] {
        enumerated().flatMap { number, part in part.runs(of: number) }
    }
}

extension SortedFeatures {
    fileprivate func runs(of owner: Int) -> [RecordRun] {
        guard let order = form.map({ RecordOrder(layout: $0.layout) }) else { return [] }
        return files.map { RecordRun($0, order, of: owner) } + [RecordRun(blocks, order, of: owner)]
    }
}

/// What stands around features in a file: before the first, before any other, and behind each.
struct FeatureBreaks {
    let first: [UInt8]
    let next: [UInt8]
    let after: [UInt8]

    /// The most bytes that a feature has around it.
    var longest: Int { max(first.count, next.count) + after.count }
}
