import Foundation

/// The hidden folder in which an export is prepared, held by one process.
enum StagingLock {
    /// Makes the folder, or takes over what a dead run left; returns its locked descriptor.
    static func acquire(_ name: String, in parent: Int32, path: String) throws(ExportError) -> Int32 {
        while true {
            if mkdirat(parent, name, 0o777) != 0 && errno != EEXIST { throw ExportError(errno: errno, path: path) }
            let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard folder >= 0 else {
                // The run that held it removed it between the two calls.
                if errno == ENOENT { continue }
                throw .folder(path: path, reason: "\(name) beside it is no folder; remove it")
            }
            guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
                close(folder)
                throw .busy(path: path)
            }
            if isStill(folder, name, in: parent) {
                FolderRemoval.empty(folder)
                return folder
            }
            close(folder)
        }
    }

    /// Whether the name still means the folder that was locked: another run may have exchanged or removed it.
    private static func isStill(_ folder: Int32, _ name: String, in parent: Int32) -> Bool {
        var held = stat()
        var named = stat()
        return fstat(folder, &held) == 0 && fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0
            && held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }
}
