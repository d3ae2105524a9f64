import Foundation

/// A folder of exports that nobody shall see yet, or no longer: locked by this process until it is removed.
///
/// Thread rule: one owner at a time; closing the descriptor gives up the lock.
final class HiddenFolder: Sendable {
    let name: String
    let descriptor: Int32
    private let parent: Int32

    private init(name: String, descriptor: Int32, parent: Int32) {
        self.name = name
        self.descriptor = descriptor
        self.parent = parent
    }

    deinit { close(descriptor) }

    /// Makes the folder, or takes over what a dead run left, and locks it.
    static func acquire(_ name: String, in parent: Int32, path: String) throws(ExportError) -> HiddenFolder {
        while true {
            if mkdirat(parent, name, 0o777) != 0 && errno != EEXIST { throw ExportError(errno: errno, path: path) }
            // The run that held it may remove it between the calls: then it is made again.
            if let folder = try lock(name, in: parent, path: path), folder.hasItsName {
                folder.empty()
                guard FolderListing.names(in: folder.descriptor) == [] else {
                    throw .notPermitted(
                        path: path, reason: "\(name) beside it is left from another user's run; remove it")
                }
                return folder
            }
        }
    }

    /// Locks a folder; nil when it is not there.
    static func lock(_ name: String, in parent: Int32, path: String) throws(ExportError) -> HiddenFolder? {
        let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT: return nil
            case ENOTDIR, ELOOP: throw .folder(path: path, reason: "\(name) beside it is no folder; remove it")
            default: throw ExportError(errno: errno, path: path)
            }
        }
        let folder = HiddenFolder(name: name, descriptor: descriptor, parent: parent)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            if code == EWOULDBLOCK { throw .busy(path: path) }
            // Without a lock nobody is kept out; a hidden folder that is still empty goes again.
            if name.hasPrefix(".") { unlinkat(parent, name, AT_REMOVEDIR) }
            throw ExportError(errno: code, path: path)
        }
        return folder
    }

    /// The same folder under another name, with the same lock.
    func renamed(_ name: String) -> HiddenFolder {
        HiddenFolder(name: name, descriptor: dup(descriptor), parent: parent)
    }

    /// Gives up the lock at once, also where a child process that has just been forked shares the descriptor.
    func unlock() {
        _ = flock(descriptor, LOCK_UN)
    }

    /// Takes over who may read and enter another folder, so that a folder that was closed to others stays closed.
    func takeMode(of other: HiddenFolder) {
        var status = stat()
        if fstat(other.descriptor, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
    }

    /// Removes the folder and its files; nothing that another run has put under its name.
    func remove() {
        // A file that is made meanwhile keeps the folder for another round; a removed folder takes no file.
        for _ in 0..<HiddenFolder.largestRoundCount where hasItsName {
            empty()
            if unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno != ENOTEMPTY { return }
        }
    }

    private static let largestRoundCount = 100

    /// Removes what an export holds: files, and folders of files.
    private func empty() {
        for name in FolderListing.names(in: descriptor) ?? [] where unlinkat(descriptor, name, 0) != 0 {
            let folder = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard folder >= 0 else { continue }
            for file in FolderListing.names(in: folder) ?? [] { unlinkat(folder, file, 0) }
            close(folder)
            unlinkat(descriptor, name, AT_REMOVEDIR)
        }
    }

    /// Whether the name still means this folder: another run may have exchanged or removed it.
    private var hasItsName: Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0
            && held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }
}
