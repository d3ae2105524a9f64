import Exports
import Foundation

/// Cleans up before a signal ends the process.
enum Signals {
    private static let watched = [SIGINT, SIGTERM, SIGHUP]

    /// Takes the signals that ask a process to end on a thread of their own, where files may be removed; then lets the
    /// signal do what it came for, so that the caller sees that it did.
    static func cleanUpOnArrival() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in watched { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let waited = signals
        Thread.detachNewThread {
            var signals = waited
            var arrived: Int32 = 0
            guard sigwait(&signals, &arrived) == 0 else { return }
            Abandonment.shared.cleanUp()
            signal(arrived, SIG_DFL)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            kill(getpid(), arrived)
        }
    }
}
