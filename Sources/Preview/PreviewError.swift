/// Why a folder cannot be shown.
package struct PreviewError: Error, Sendable {
    /// What kind of trouble it is; the command has an exit status for each.
    package enum Kind: Hashable, Sendable {
        /// The folder holds no page.
        case missingPage
        /// Another program listens on the port.
        case portTaken
        /// The system forbids it.
        case notPermitted
        /// The system has no more sockets, or the like.
        case failed
    }

    /// What kind of trouble it is.
    package let kind: Kind
    /// What happened, where, and what to do.
    package let message: String

    /// Trouble of a kind, said in a sentence.
    package init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }
}
