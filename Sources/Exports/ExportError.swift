/// The exports cannot be written. What was there before is there still.
package enum ExportError: Error, Hashable, Sendable {
    /// The folder cannot take exports: why, and what to do.
    case folder(path: String, reason: String)
    /// Another run writes there.
    case busy(path: String)
    /// The system refuses.
    case notPermitted(path: String, reason: String)
    /// The system failed on a file.
    case system(path: String, reason: String, isDiskFailure: Bool)
}
