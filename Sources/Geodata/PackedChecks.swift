import Foundation
import Synchronization

/// Whether packed files are what they are taken for, which is found out while the work with them goes on.
///
/// Thread rule: any thread at any time.
final class PackedChecks: Sendable {
    private let group = DispatchGroup()
    private let haveFailed = Mutex(false)

    /// Begins a check on a thread of its own.
    func begin(_ holds: @escaping @Sendable () -> Bool) {
        DispatchQueue.global().async(group: group) {
            if !holds() { self.haveFailed.withLock { $0 = true } }
        }
    }

    /// Waits for all checks; whether they all came out well.
    func finish() -> Bool {
        group.wait()
        return haveFailed.withLock { !$0 }
    }
}
