import Exports
import Foundation

/// Cleans up before a signal ends the process.
enum Signals {
    private static let ending = [SIGINT, SIGTERM, SIGHUP]

    /// Takes the signals that ask a process to end on a thread of their own, where files may be removed; then lets the
    /// signal do what it came for, so that the caller sees that it did. Signals that the caller ignores stay ignored.
    static func cleanUpOnArrival() {
        // A file that grows too large is then an error of the write, which is cleaned up after like any other.
        signal(SIGXFSZ, SIG_IGN)
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in ending where !isIgnored(signal) { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let watched = signals
        Thread.detachNewThread {
            var signals = watched
            var arrived: Int32 = 0
            guard sigwait(&signals, &arrived) == 0 else { return }
            Abandonment.shared.finishAll {
                signal(arrived, SIG_DFL)
                pthread_sigmask(SIG_UNBLOCK, &signals, nil)
                kill(getpid(), arrived)
                pause()
            }
        }
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
