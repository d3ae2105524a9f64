import Foundation

/// Runs the same work on several threads.
enum Crew {
    /// The results of `count` threads, of which the calling one is the first; the first error that a thread threw.
    ///
    /// `work` gets the number of its thread, from 0. `onFailure` is called by a thread whose work has thrown, so that
    /// the others can stop.
    static func run<Result: Sendable>(
        _ count: Int, onFailure: @escaping @Sendable () -> Void, _ work: @escaping @Sendable (Int) throws -> Result
    ) throws -> [Result] {
        let results = Results<Result>(count: count)
        let finished = DispatchGroup()
        for number in 1..<max(1, count) {
            finished.enter()
            Thread.detachNewThread {
                results.take(number, onFailure, work)
                finished.leave()
            }
        }
        results.take(0, onFailure, work)
        finished.wait()
        return try results.all()
    }

    /// What the threads have done.
    ///
    /// Thread rule: any thread at any time.
    private final class Results<Success: Sendable>: @unchecked Sendable {
        // Safe: the list is touched only while the lock is held.
        private let lock = NSLock()
        private var results: [Result<Success, any Error>?]

        init(count: Int) {
            results = Array(repeating: nil, count: max(1, count))
        }

        func take(_ number: Int, _ onFailure: () -> Void, _ work: (Int) throws -> Success) {
            let result = Result { try work(number) }
            lock.withLock { results[number] = result }
            if case .failure = result { onFailure() }
        }

        func all() throws -> [Success] {
            try lock.withLock { try results.compactMap { try $0?.get() } }
        }
    }
}
