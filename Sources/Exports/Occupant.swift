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
        if let foreign = names.first(where: { !ours.contains($0) || !FolderListing.isFile($0, in: folder) }) {
            throw .folder(
                path: path, reason: "\(foreign) in it is no export and would be lost; move it, or name another folder")
        }
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
