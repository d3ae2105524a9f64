import CFileExchange
import Foundation
import Synchronization

/// The folder of an export: it appears whole or not at all.
///
/// Files are written to a hidden folder beside it, brought to the disk, and the two folders exchange their names in one
/// step. Whoever reads the folder sees the old exports or the new ones, and a run that fails or is killed leaves the
/// old ones. A lock on the hidden folder keeps a second run out; the system frees it when a process dies, and the next
/// run takes over what a dead one left. Thread rule: one owner at a time.
package final class ExportFolder {
    /// The folder as the user named it.
    package let path: String
    private let name: String
    private let stagingName: String
    private let parent: Int32
    private let staging: Int32
    private var open: ExportFile?
    private var written: [WrittenFile] = []

    /// Writes a folder: `fill` makes its files, then the folder takes its place.
    ///
    /// Throws: what `fill` throws, or ``ExportError``; the folder is then as it was.
    package static func replace(at path: String, _ fill: (ExportFolder) throws -> Void) throws -> [WrittenFile] {
        let folder = try ExportFolder(path: path)
        defer { folder.close() }
        do {
            try fill(folder)
            try folder.commit()
        } catch {
            folder.discard()
            throw error
        }
        return folder.written
    }

    private init(path: String) throws(ExportError) {
        let target = ExportFolder.resolved(path)
        self.path = path
        name = target.name
        stagingName = ".\(target.name).caseatlas"
        parent = Foundation.open(target.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else {
            throw errno == EACCES
                ? ExportError(errno: errno, path: target.parent)
                : .folder(path: path, reason: "the folder \(target.parent) is not there; make it first")
        }
        do throws(ExportError) {
            try Occupant.check(parent: parent, name: name, path: path)
            staging = try StagingLock.acquire(stagingName, in: parent, path: path)
        } catch {
            Foundation.close(parent)
            throw error
        }
        Abandonment.shared.watch(parent: parent, stagingName: stagingName)
    }

    /// A new file of the export. The one before it is finished.
    package func file(_ name: String) throws(ExportError) -> ExportFile {
        try finishFile()
        let file = try ExportFile(name: name, directory: staging, path: "\(path)/\(name)")
        open = file
        return file
    }

    /// What has been written so far, in that order; the open file is finished.
    package func writtenFiles() throws(ExportError) -> [WrittenFile] {
        try finishFile()
        return written
    }

    private func finishFile() throws(ExportError) {
        guard let file = open else { return }
        written.append(try file.finish())
        open = nil
    }

    private func commit() throws(ExportError) {
        try finishFile()
        guard fsync(staging) == 0 else { throw ExportError(errno: errno, path: path) }
        try Abandonment.shared.withoutInterruption { () throws(ExportError) in try exchange() }
        guard fsync(parent) == 0 else { throw ExportError(errno: errno, path: path) }
        discard()
    }

    private func exchange() throws(ExportError) {
        if faccessat(parent, name, F_OK, 0) != 0 {
            guard renameat(parent, stagingName, parent, name) == 0 else { throw ExportError(errno: errno, path: path) }
            return
        }
        // Whoever wrote into the folder since we looked loses nothing.
        try Occupant.check(parent: parent, name: name, path: path)
        guard caseatlas_exchange(parent, stagingName, name) == 0 else {
            guard [EINVAL, ENOSYS, EXDEV, ENOTSUP].contains(errno) else { throw ExportError(errno: errno, path: path) }
            throw .folder(
                path: path,
                reason: "this file system cannot exchange two folders in one step; name a new folder with -o")
        }
    }

    /// Removes the hidden folder, which holds new files that failed or old ones that were replaced.
    private func discard() {
        open = nil
        FolderRemoval.remove(stagingName, in: parent)
    }

    private func close() {
        Abandonment.shared.unwatch()
        Foundation.close(staging)
        Foundation.close(parent)
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
