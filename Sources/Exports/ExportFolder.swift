import CFileExchange
import Foundation

/// The folder of an export: it appears whole or not at all.
///
/// Files are written to a hidden folder beside it, brought to the disk, and the two folders exchange their names in one
/// step. Whoever reads the folder sees the old exports or the new ones, and a run that fails or is killed leaves the
/// old ones. Whatever folder bears the hidden name is locked by the run that works on it, the new files as well as the
/// old ones that are being removed; that keeps a second run out. The system frees the lock when a process dies, and the
/// next run takes over what a dead one left. Thread rule: its files may be written by several threads at a time.
package final class ExportFolder: Sendable {
    /// The folder as the user named it.
    package let path: String
    private let name: String
    private let parent: Int32
    private let staging: HiddenFolder
    private let queue = DiskQueue()

    /// Writes a folder: `fill` makes its files, then the folder takes its place; returns what `fill` returns.
    ///
    /// Throws: what `fill` throws, or ``ExportError``; the folder is then as it was.
    package static func replace<Result>(at path: String, _ fill: (ExportFolder) throws -> Result) throws -> Result {
        let folder = try ExportFolder(path: path)
        defer { Foundation.close(folder.parent) }
        do {
            let result = try fill(folder)
            try folder.commit()
            return result
        } catch {
            Abandonment.shared.finish(folder.staging)
            throw error
        }
    }

    private init(path: String) throws(ExportError) {
        let target = ExportFolder.resolved(path)
        guard !target.name.isEmpty else {
            throw .folder(
                path: path.isEmpty ? "''" : path,
                reason: "exports cannot take the place of this folder; name a new one with -o")
        }
        self.path = path
        name = target.name
        parent = Foundation.open(target.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else {
            throw errno == EACCES
                ? ExportError(errno: errno, path: target.parent)
                : .folder(path: path, reason: "the folder \(target.parent) is not there; make it first")
        }
        do throws(ExportError) {
            staging = try HiddenFolder.acquire(".\(target.name).caseatlas", in: parent, path: path)
        } catch {
            Foundation.close(parent)
            throw error
        }
        Abandonment.shared.watch(staging)
        do throws(ExportError) {
            // Only now: while another run removes its old files, the folder would look like somebody else's.
            try Occupant.check(parent: parent, name: name, path: path)
        } catch {
            Abandonment.shared.finish(staging)
            Foundation.close(parent)
            throw error
        }
    }

    /// Writes a file of the export as `body` has it.
    package func write(_ name: String, _ body: (ExportFile) throws -> Void) throws -> WrittenFile {
        let file = try ExportFile(name: name, directory: staging.descriptor, path: "\(path)/\(name)", queue)
        try body(file)
        return try file.finish()
    }

    /// Makes a folder of the export and has `body` write its files.
    package func writeFolder<Result>(_ name: String, _ body: (ExportSubfolder) throws -> Result) throws -> Result {
        let folder = try ExportSubfolder(name, in: staging.descriptor, path: "\(path)/\(name)", queue)
        let result = try body(folder)
        try folder.finish()
        return result
    }

    private func commit() throws(ExportError) {
        try queue.empty()
        guard isOnDisk(staging.descriptor) else { throw ExportError(errno: errno, path: path) }
        try Abandonment.shared.replacing(staging) { () throws(ExportError) in try takePlace() }
        Abandonment.shared.finish(staging)
    }

    /// Gives the new folder its name; returns the old one under the hidden name, if there was one.
    ///
    /// When the disk does not take it, the names are changed back.
    private func takePlace() throws(ExportError) -> HiddenFolder? {
        guard faccessat(parent, name, F_OK, 0) == 0 else {
            guard renameat(parent, staging.name, parent, name) == 0 else { throw ExportError(errno: errno, path: path) }
            guard isOnDisk(parent) else {
                let failure = ExportError(errno: errno, path: path)
                _ = renameat(parent, name, parent, staging.name)
                throw failure
            }
            return nil
        }
        // Whoever wrote into the folder since we looked loses nothing.
        try Occupant.check(parent: parent, name: name, path: path)
        guard let old = try HiddenFolder.lock(name, in: parent, path: path) else { throw .busy(path: path) }
        staging.takeMode(of: old)
        try exchange()
        guard isOnDisk(parent) else {
            let failure = ExportError(errno: errno, path: path)
            try exchange()
            throw failure
        }
        return old.renamed(staging.name)
    }

    private func exchange() throws(ExportError) {
        guard caseatlas_exchange(parent, staging.name, name) != 0 else { return }
        guard [EINVAL, ENOSYS, EXDEV, ENOTSUP].contains(errno) else { throw ExportError(errno: errno, path: path) }
        throw .folder(
            path: path, reason: "this file system cannot exchange two folders in one step; name a new folder with -o")
    }

    /// The real parent and name of a folder that may be a link, may end in a slash, or may not exist yet.
    private static func resolved(_ path: String) -> (parent: String, name: String) {
        var real = path
        if let pointer = realpath(path, nil) {
            real = String(cString: pointer)
            free(pointer)
        }
        while real.count > 1, real.hasSuffix("/") { real.removeLast() }
        guard let slash = real.lastIndex(of: "/") else { return (".", real) }
        return (slash == real.startIndex ? "/" : String(real[..<slash]), String(real[real.index(after: slash)...]))
    }
}
