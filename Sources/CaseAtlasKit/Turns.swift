import Foundation

/// Lets threads do something one after the other, in the order of the chunks on which they work.
///
/// Thread rule: any thread at any time; one waits until all chunks before its own have had their turn.
package final class Turns: @unchecked Sendable {
    // Safe: all that changes is touched only while the condition is locked.
    private let condition = NSCondition()
    private var nextNumber = 0
    private var isAbandoned = false

    package init() {}

    /// Runs `body` when the turn of a number has come, from 0; nil when the run is over.
    ///
    /// When `body` throws, nobody else gets a turn.
    package func take<Result>(_ number: Int, _ body: () throws -> Result) rethrows -> Result? {
        guard wait(for: number) else { return nil }
        do {
            let result = try body()
            pass()
            return result
        } catch {
            abandon()
            throw error
        }
    }

    /// Lets nobody wait any longer: a thread has failed.
    package func abandon() {
        condition.withLock {
            isAbandoned = true
            condition.broadcast()
        }
    }

    private func wait(for number: Int) -> Bool {
        condition.withLock {
            while nextNumber != number && !isAbandoned { condition.wait() }
            return !isAbandoned
        }
    }

    private func pass() {
        condition.withLock {
            nextNumber += 1
            condition.broadcast()
        }
    }
}
