import TextFormats

/// Why two exports cannot be compared: what, where, and what to do.
package struct ComparisonError: Error, Sendable {
    package enum Kind: Sendable {
        case missing, notPermitted
        /// It is no export, or not what it was when it was written.
        case unreadable
        /// The disk failed.
        case inputOutput
    }

    package let kind: Kind
    package let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    init(_ failure: ByteSource.Failure) {
        switch failure.kind {
        case .missing: self.init(.missing, "\(failure.path): no such file; name two folders that `export` wrote")
        case .notPermitted: self.init(.notPermitted, "\(failure.path): no permission to read it")
        case .isDirectory: self.init(.unreadable, "\(failure.path): a folder where a file must be; export again")
        case .unreadable, .damaged: self.init(.inputOutput, "\(failure.path): \(failure.reason)")
        }
    }

    /// A file whose bytes are not those that were written.
    static func changed(_ path: String, _ reason: String) -> ComparisonError {
        ComparisonError(.unreadable, "\(path): \(reason); the file was changed since it was exported, export again")
    }
}
