public import Foundation

/// A folder that lives as long as its test.
public final class TemporaryFolder: Sendable {
    /// Where the folder is.
    public let path: String

    /// Makes an empty folder.
    public init() throws {
        path = NSTemporaryDirectory() + "caseatlas-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file and returns its path.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// The names in the folder, hidden ones too, sorted.
    public func names(in subfolder: String = ".") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(subfolder)").sorted()
    }

    /// The bytes of all files of a folder by their names.
    public func contents(of subfolder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try names(in: subfolder) {
            contents[name] = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(subfolder)/\(name)"))
        }
        return contents
    }
}
