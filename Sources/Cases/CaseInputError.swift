package import TextFormats

/// A file cannot be read as cases at all.
package enum CaseInputError: Error, Sendable {
    /// The file cannot be opened or read.
    case file(ByteSource.Failure)
    /// The bytes are no text of records.
    case notText(path: String, reason: String)
    /// The header lacks a column without which no case can be read.
    case columns(path: String, reason: String, found: [String])
    /// What is asked for would publish positions past the privacy rules.
    case forbidden(path: String, reason: String)
    /// The records cannot be told apart from `line` on.
    case broken(path: String, line: Int, reason: String)
}

extension CaseInputError {
    /// What went wrong with a file after `line` lines of its text had been read.
    init(_ failure: ByteSource.Failure, afterLines line: Int) {
        self =
            failure.kind == .damaged
            ? .broken(path: failure.path, line: line + 1, reason: failure.reason) : .file(failure)
    }
}
