import Foundation

/// The file of a profile that is to be written.
struct ProfileFile {
    let path: String

    /// The last part of the path.
    var name: String { URL(fileURLWithPath: path).lastPathComponent }

    func checkThatNothingIsThere() throws { try OutputFile(path: path).checkThatNothingIsThere() }

    /// Writes the whole file or nothing.
    func write(_ text: String, replacing: Bool) throws {
        try OutputFile(path: path).write(Array(text.utf8), replacing: replacing)
    }

    /// A path as it is seen from the folder of the profile.
    func relativePath(of other: String) -> String {
        guard !other.hasPrefix("/") else { return other }
        let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().pathComponents
        let target = URL(fileURLWithPath: other).standardizedFileURL.pathComponents
        let common = zip(folder, target).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: folder.count - common) + target.dropFirst(common)).joined(separator: "/")
    }
}
