import Synchronization

/// What must be removed when a run ends, however it ends: the hidden folder of each export under way.
///
/// Thread rule: safe from any thread. An export takes its place and cleans up under the same lock as a signal does, so
/// that a signal never removes files that are just being published, and that nothing is published after one.
package final class Abandonment: Sendable {
    package static let shared = Abandonment()

    /// What is to be removed for each export, by the folder in which it was prepared.
    private let doomed = Mutex<[ObjectIdentifier: HiddenFolder]>([:])

    func watch(_ staging: HiddenFolder) {
        doomed.withLock { $0[ObjectIdentifier(staging)] = staging }
    }

    /// Publishes the files of an export; what `publish` returns is to be removed from then on.
    func replacing(
        _ staging: HiddenFolder, _ publish: () throws(ExportError) -> HiddenFolder?
    ) throws(ExportError) {
        try doomed.withLock { (doomed) throws(ExportError) in doomed[ObjectIdentifier(staging)] = try publish() }
    }

    /// Removes what an export leaves to be removed.
    func finish(_ staging: HiddenFolder) {
        doomed.withLock { doomed in
            let folder = doomed.removeValue(forKey: ObjectIdentifier(staging))
            folder?.remove()
            folder?.unlock()
            staging.unlock()
        }
    }

    /// Removes what all exports leave and ends the process by `end`; they stand still meanwhile.
    package func finishAll(andThen end: () -> Void) {
        doomed.withLock { doomed in
            for folder in doomed.values { folder.remove() }
            end()
        }
    }
}
