import Foundation
import Synchronization

/// Which state of the exports is shown; pages ask for it, and load anew when it is another.
///
/// Thread rule: any thread at any time.
package final class Revision: Sendable {
    private let number = Mutex(0)
    /// A page that is open since an earlier run shall not take the first state of this one for what it shows.
    private let process = ProcessInfo.processInfo.processIdentifier

    /// How long a question waits for an answer; less than the server gives it.
    private static let patience = Duration.seconds(10)
    private static let step = Duration.milliseconds(100)

    package init() {}

    /// The name of the state.
    package var text: String { "\(process).\(number.withLock { $0 })" }

    /// Says that the exports have changed.
    package func advance() { number.withLock { $0 += 1 } }

    /// The name of the state, as soon as it is not `known`, or after a while though it is.
    package func text(otherThan known: String) async throws -> String {
        let end = ContinuousClock.now + Revision.patience
        while text == known, ContinuousClock.now < end { try await Task.sleep(for: Revision.step) }
        return text
    }
}
