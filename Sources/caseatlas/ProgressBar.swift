import Foundation

/// A bar on standard error while the work is long and somebody is looking.
final class ProgressBar {
    private let isShown: Bool
    private let start = Date()
    private var lastUpdate = Date()
    private var isDrawn = false

    private static let width = 40
    private static let secondsBeforeFirst = 0.7
    private static let secondsBetween = 0.1

    init(isWanted: Bool) {
        isShown = isWanted && isatty(STDERR_FILENO) == 1
    }

    /// Draws the share of the work that is done, 0 to 1.
    func show(_ share: Double) {
        let now = Date()
        guard isShown, now.timeIntervalSince(start) > ProgressBar.secondsBeforeFirst,
            now.timeIntervalSince(lastUpdate) > ProgressBar.secondsBetween
        else { return }
        lastUpdate = now
        isDrawn = true
        let filled = Int(share * Double(ProgressBar.width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: ProgressBar.width - filled)
        Messages.write("\r\(bar) \(Int(share * 100)) %", to: .errors)
    }

    func erase() {
        guard isDrawn else { return }
        isDrawn = false
        Messages.write("\r\u{1B}[K", to: .errors)
    }
}
