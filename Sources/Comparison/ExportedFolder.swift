import Exports
import TextFormats

/// A folder that `export` wrote, read layer by layer.
struct ExportedFolder {
    let path: String
    private let files: [String: DataPackage.Listed]

    /// Reads the manifest.
    init(_ path: String) throws {
        self.path = path
        let manifest = "\(path)/\(DataPackage.fileName)"
        let bytes: [UInt8]
        do throws(ByteSource.Failure) {
            bytes = try ByteSource.bytes(of: manifest)
        } catch {
            guard error.kind == .missing else { throw ComparisonError(error) }
            throw ComparisonError(
                .missing, "\(manifest): no such file; \(path) must be a folder that `caseatlas export` wrote")
        }
        guard let files = DataPackage.listing(in: bytes) else {
            throw ComparisonError(
                .unreadable, "\(manifest): no manifest of caseatlas; name a folder that `caseatlas export` wrote")
        }
        self.files = files
    }

    /// Whether the export has a layer.
    func has(_ layer: String) -> Bool { files[fileName(layer)] != nil }

    func filePath(_ layer: String) -> String { "\(path)/\(fileName(layer))" }

    private func fileName(_ layer: String) -> String { "\(layer).geojson" }

    /// Calls `body` with the text of each feature and its line, then sees that the file is as it was written.
    ///
    /// Cost: memory for a chunk, and for the longest line.
    func forEachFeature(of layer: String, _ body: (_ feature: [UInt8], _ line: Int) throws -> Void) throws {
        let path = filePath(layer)
        let source: ByteSource
        do throws(ByteSource.Failure) {
            source = try ByteSource(path: path)
        } catch {
            throw ComparisonError(error)
        }
        var lines = FeatureLines(path: path, source: source)
        try lines.forEach(body)
        guard let listed = files[fileName(layer)] else { return }
        if let wanted = listed.byteCount, wanted != lines.byteCount {
            throw ComparisonError.changed(path, "\(lines.byteCount) bytes where the manifest has \(wanted)")
        }
        if let wanted = listed.sha256, wanted != lines.sha256 {
            throw ComparisonError.changed(path, "SHA-256 \(lines.sha256) where the manifest has \(wanted)")
        }
    }
}

/// The features of a GeoJSON file of ours, which has one a line.
private struct FeatureLines {
    let path: String
    private let source: ByteSource
    private let digest = SHA256Digest()
    private(set) var byteCount = 0
    private(set) var sha256 = ""
    private var line = 0
    private var isOver = false

    init(path: String, source: ByteSource) {
        self.path = path
        self.source = source
    }

    mutating func forEach(_ body: (_ feature: [UInt8], _ line: Int) throws -> Void) throws {
        var rest: [UInt8] = []
        while true {
            let seen = rest.count
            guard try read(into: &rest) else { break }
            digest.update(rest[seen...])
            byteCount += rest.count - seen
            var start = 0
            var search = seen
            while let end = rest[search...].firstIndex(of: UInt8(ascii: "\n")) {
                try take(rest[start..<end], body)
                start = end + 1
                search = start
            }
            rest.removeSubrange(..<start)
        }
        sha256 = digest.finish().hexadecimal
        guard isOver, rest.isEmpty else {
            throw ComparisonError.changed(path, "it ends on line \(line + 1), before ]}")
        }
    }

    private func read(into bytes: inout [UInt8]) throws -> Bool {
        do throws(ByteSource.Failure) {
            return try source.read(into: &bytes, count: ByteSource.defaultChunkByteCount)
        } catch {
            throw ComparisonError(error)
        }
    }

    /// The first line opens the list, the last one closes it; a comma ends each of the others but one.
    private mutating func take(_ text: ArraySlice<UInt8>, _ body: ([UInt8], Int) throws -> Void) throws {
        line += 1
        if line == 1 {
            guard text.ends(with: #""features":["#) else {
                throw ComparisonError.changed(path, "line 1 opens no list of features")
            }
        } else {
            guard !isOver else { throw ComparisonError.changed(path, "text behind the end on line \(line)") }
            isOver = text.elementsEqual("]}".utf8)
            guard !isOver else { return }
            try body(Array(text.last == UInt8(ascii: ",") ? text.dropLast() : text), line)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
