import Synchronization

/// What must be removed when a run ends, however it ends: the hidden folder.
///
/// Thread rule: safe from any thread. The run takes its place and cleans up under the same lock as a signal does, so
/// that a signal never removes files that are just being published, and that nothing is published after one.
package final class Abandonment: Sendable {
    package static let shared = Abandonment()

    private let doomed = Mutex<HiddenFolder?>(nil)

    func watch(_ folder: HiddenFolder) {
        doomed.withLock { $0 = folder }
    }

    /// Publishes the new files; what `publish` returns is to be removed from then on.
    func replacing(_ publish: () throws(ExportError) -> HiddenFolder?) throws(ExportError) {
        try doomed.withLock { (doomed) throws(ExportError) in doomed = try publish() }
    }

    /// Removes what is to be removed.
    func finish() {
        doomed.withLock { doomed in
            doomed?.remove()
            doomed = nil
        }
    }

    /// Removes what is to be removed and ends the process by `end`; the run stands still meanwhile.
    package func finish(andThen end: () -> Void) {
        doomed.withLock { doomed in
            doomed?.remove()
            end()
        }
    }
}
