import Foundation

/// A folder in an export while it is written: it belongs to the export and appears and goes with it.
///
/// Thread rule: one owner at a time. Shape: it holds files and no folders, so that an export is removed in two steps.
package final class ExportSubfolder {
    private let name: String
    /// For messages.
    private let path: String
    private let descriptor: Int32

    /// Makes the folder in a directory that is open already; anything of that name is an error.
    init(_ name: String, in directory: Int32, path: String) throws(ExportError) {
        self.name = name
        self.path = path
        guard mkdirat(directory, name, 0o777) == 0 else { throw ExportError(errno: errno, path: path) }
        descriptor = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw ExportError(errno: errno, path: path) }
    }

    deinit { close(descriptor) }

    /// Writes a file as `body` has it and brings it to the disk; its name is said with that of the folder.
    package func write(_ name: String, _ body: (ExportFile) throws -> Void) throws -> WrittenFile {
        let file = try ExportFile(name: name, directory: descriptor, path: "\(path)/\(name)")
        try body(file)
        let written = try file.finish()
        return WrittenFile(name: "\(self.name)/\(name)", byteCount: written.byteCount, sha256: written.sha256)
    }

    /// Brings the names of its files to the disk.
    func finish() throws(ExportError) {
        guard isOnDisk(descriptor) else { throw ExportError(errno: errno, path: path) }
    }
}
