/// Why a profile cannot be used.
package struct ProfileError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case missing, notPermitted
        /// It can be read and says nothing that can be done.
        case malformed
    }

    package let kind: Kind
    /// What is wrong, with the path and the line, and what to do.
    package let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Something on a line of a profile.
    init(_ path: String, line: Int, _ reason: String) {
        self.init(.malformed, "\(path):\(line): \(reason)")
    }
}
