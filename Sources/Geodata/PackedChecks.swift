import Foundation
import Synchronization

/// Whether packed files are what they are taken for, which is found out while the work with them goes on.
///
/// Thread rule: any thread at any time.
final class PackedChecks: Sendable {
    private let group = DispatchGroup()
    /// One check after another: several at once would take the processors from those who work.
    private let queue = DispatchQueue(label: "checks of packed files")
    private let haveFailed = Mutex(false)

    /// Begins a check on the thread for checks.
    func begin(_ holds: @escaping @Sendable () -> Bool) {
        queue.async(group: group) {
            if !holds() { self.haveFailed.withLock { $0 = true } }
        }
    }

    /// Begins other work, on a thread of its own, which is waited for like the checks.
    func begin(work: @escaping @Sendable () -> Void) {
        DispatchQueue.global().async(group: group, execute: work)
    }

    /// Waits for all checks; whether they all came out well.
    func finish() -> Bool {
        group.wait()
        return haveFailed.withLock { !$0 }
    }
}
