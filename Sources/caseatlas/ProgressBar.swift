import Foundation
import Synchronization

/// A bar on standard error while the work is long and somebody is looking.
///
/// Thread rule: any thread at any time.
final class ProgressBar: Sendable {
    private let isShown: Bool
    private let start = Date()
    private let state = Mutex(State(lastUpdate: Date(), isDrawn: false))

    private struct State {
        var lastUpdate: Date
        var isDrawn: Bool
    }

    private static let width = 40
    private static let secondsBeforeFirst = 0.7
    private static let secondsBetween = 0.1

    init(isWanted: Bool) {
        isShown = isWanted && isatty(STDERR_FILENO) == 1
    }

    /// Draws the share of the work that is done, 0 to 1.
    @Sendable func show(_ share: Double) {
        guard isShown else { return }
        let now = Date()
        guard now.timeIntervalSince(start) > ProgressBar.secondsBeforeFirst else { return }
        state.withLock { state in
            guard now.timeIntervalSince(state.lastUpdate) > ProgressBar.secondsBetween else { return }
            state = State(lastUpdate: now, isDrawn: true)
            let filled = Int(share * Double(ProgressBar.width))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: ProgressBar.width - filled)
            Messages.write("\r\(bar) \(Int(share * 100)) %", to: .errors)
        }
    }

    func erase() {
        state.withLock { state in
            guard state.isDrawn else { return }
            state.isDrawn = false
            Messages.write("\r\u{1B}[K", to: .errors)
        }
    }
}
