import ArgumentParser
import Foundation
import TextFormats

/// The file of a profile that is to be written.
struct ProfileFile {
    let path: String

    /// The last part of the path.
    var name: String { URL(fileURLWithPath: path).lastPathComponent }

    func checkThatNothingIsThere() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        throw refusal
    }

    /// Writes the whole file or nothing.
    func write(_ text: String, replacing: Bool) throws {
        do {
            let file = URL(fileURLWithPath: path)
            try Data(text.utf8).write(to: file, options: replacing ? .atomic : .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw refusal
        } catch {
            throw CannotWrite(message: "\(path): cannot be written: \(error.localizedDescription)")
        }
    }

    private var refusal: CannotWrite {
        CannotWrite(message: "\(path): a file is there already; --force replaces it, -o names another")
    }

    /// Why a profile is not there.
    struct CannotWrite: Error {
        let message: String
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
