import Foundation

/// A file that a command writes whole or not at all.
struct OutputFile {
    let path: String

    func checkThatNothingIsThere() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        throw refusal
    }

    /// Writes the whole file or nothing.
    func write(_ text: [UInt8], replacing: Bool) throws {
        do {
            let file = URL(fileURLWithPath: path)
            try Data(text).write(to: file, options: replacing ? .atomic : .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw refusal
        } catch {
            throw CannotWrite(message: "\(path): cannot be written: \(error.localizedDescription)")
        }
    }

    private var refusal: CannotWrite {
        CannotWrite(message: "\(path): a file is there already; --force replaces it, -o names another")
    }

    /// Why a file is not there.
    struct CannotWrite: Error {
        let message: String
    }
}
