import Foundation
import Synchronization

/// What a signal must clean up before it ends the process: the hidden folder of a run that will not be finished.
///
/// Thread rule: safe from any thread; the commit holds the lock, so that a signal never cleans a folder that is just
/// taking its place.
package final class Abandonment: Sendable {
    package static let shared = Abandonment()

    private struct Watched {
        let parent: Int32
        let stagingName: String
    }

    private let watched = Mutex<Watched?>(nil)

    func watch(parent: Int32, stagingName: String) {
        watched.withLock { $0 = Watched(parent: parent, stagingName: stagingName) }
    }

    func unwatch() {
        watched.withLock { $0 = nil }
    }

    /// Runs `body` while no signal can clean up.
    func withoutInterruption(_ body: () throws(ExportError) -> Void) throws(ExportError) {
        try watched.withLock { (_) throws(ExportError) in try body() }
    }

    /// Removes the hidden folder of the running export, if there is one.
    package func cleanUp() {
        watched.withLock { watched in
            guard let run = watched else { return }
            FolderRemoval.remove(run.stagingName, in: run.parent)
            watched = nil
        }
    }
}
