import Foundation

/// Removes folders of exports, which hold files and nothing else.
enum FolderRemoval {
    /// Removes a folder and the files in it; what is not there is no error.
    static func remove(_ name: String, in parent: Int32) {
        let folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { return }
        empty(folder)
        close(folder)
        unlinkat(parent, name, AT_REMOVEDIR)
    }

    static func empty(_ folder: Int32) {
        for name in names(in: folder) { unlinkat(folder, name, 0) }
    }

    /// The names in a folder without `.` and `..`, in the order of their bytes.
    static func names(in folder: Int32) -> [String] {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // Safe: d_name ends with a zero byte within the entry, which lives until the next call.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
