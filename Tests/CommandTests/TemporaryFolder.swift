import Foundation

/// A folder that a test has for itself.
struct TemporaryFolder {
    let path: String

    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: false)
    }

    func remove(_ name: String) throws {
        guard exists(name) else { return }
        try FileManager.default.removeItem(atPath: path(name))
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    /// The names in the folder, hidden ones too, in order.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    func contents(of name: String) throws -> FolderContents {
        try FolderContents(path(name))
    }
}

/// Runs `body` with a folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "/caseatlas-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    // The program names real paths, and the folder for temporary files may be a link.
    let folder = TemporaryFolder(path: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(folder)
}

/// Waits until something has come to pass; false when it has not within `seconds`.
func wait(seconds: Double = 20, until condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while try !condition() {
        guard Date() < deadline else { return false }
        usleep(2_000)
    }
    return true
}
