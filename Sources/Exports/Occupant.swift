import Foundation
import TextFormats

/// What stands where the exports shall go: nothing, an empty folder, or exports of ours. Anything else is kept safe.
enum Occupant {
    /// Throws unless the name is free or holds nothing but an earlier export.
    static func check(parent: Int32, name: String, path: String) throws(ExportError) {
        let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            switch errno {
            case ENOENT: return
            case ENOTDIR: throw .folder(path: path, reason: "there is a file of that name; name another folder with -o")
            default: throw ExportError(errno: errno, path: path)
            }
        }
        defer { close(folder) }
        guard let names = FolderListing.names(in: folder) else { throw ExportError(errno: errno, path: path) }
        guard !names.isEmpty else { return }
        guard let ours = ownFiles(in: folder) else {
            throw .folder(
                path: path, reason: "it holds files that are no exports (\(names[0])); name another folder with -o")
        }
        for name in names {
            guard let foreign = try foreignName(at: name, in: folder, path: path, ours) else { continue }
            throw .folder(
                path: path, reason: "\(foreign) in it is no export and would be lost; move it, or name another folder")
        }
    }

    /// The name itself, or one in the folder of that name, that no export of ours has; nil where all is ours.
    private static func foreignName(
        at name: String, in folder: Int32, path: String, _ ours: Set<String>
    ) throws(ExportError) -> String? {
        if ours.contains(name) { return FolderListing.isFile(name, in: folder) ? nil : name }
        guard ours.contains(where: { $0.hasPrefix(name + "/") }) else { return name }
        let subfolder = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard subfolder >= 0 else {
            if errno == ENOTDIR || errno == ELOOP { return name }
            throw ExportError(errno: errno, path: "\(path)/\(name)")
        }
        defer { close(subfolder) }
        guard let names = FolderListing.names(in: subfolder) else {
            throw ExportError(errno: errno, path: "\(path)/\(name)")
        }
        let foreign = names.first { !ours.contains("\(name)/\($0)") || !FolderListing.isFile($0, in: subfolder) }
        return foreign.map { "\(name)/\($0)" }
    }

    /// The files that the data package of an earlier export lists; nil when there is none of ours.
    private static func ownFiles(in folder: Int32) -> Set<String>? {
        guard FolderListing.isFile(DataPackage.fileName, in: folder) else { return nil }
        let file = openat(folder, DataPackage.fileName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        do throws(ByteSource.Failure) {
            return DataPackage.files(in: try ByteSource.bytes(owning: file, path: DataPackage.fileName))
        } catch {
            return nil
        }
    }
}
