import Foundation

/// A folder in an export while it is written: it belongs to the export and appears and goes with it.
///
/// Thread rule: one owner at a time. Shape: it holds files and no folders, so that an export is removed in two steps.
package final class ExportSubfolder {
    private let name: String
    private let descriptor: OpenDescriptor
    private let queue: DiskQueue

    /// Makes the folder in a directory that is open already; anything of that name is an error.
    init(_ name: String, in directory: Int32, path: String, _ queue: DiskQueue) throws(ExportError) {
        self.name = name
        self.queue = queue
        guard mkdirat(directory, name, 0o777) == 0 else { throw ExportError(errno: errno, path: path) }
        descriptor = try OpenDescriptor(
            openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path: path)
    }

    /// Writes a file as `body` has it; its name is said with that of the folder.
    package func write(_ name: String, _ body: (ExportFile) throws -> Void) throws -> WrittenFile {
        let file = try ExportFile(
            name: name, directory: descriptor.number, path: "\(descriptor.path)/\(name)", queue)
        try body(file)
        let written = try file.finish()
        return WrittenFile(name: "\(self.name)/\(name)", byteCount: written.byteCount, sha256: written.sha256)
    }

    /// Hands the names of its files to the queue for the disk.
    func finish() throws(ExportError) { try queue.add(descriptor) }
}
