import CaseAtlasKit
import Foundation
import Synchronization
import Testing

@Suite("Turns of threads")
struct TurnsTests {
    private struct Failure: Error {}

    private final class Seen: Sendable {
        let numbers = Mutex<[Int]>([])
    }

    @Test("Come in the order of the numbers, whichever thread is there first")
    func order() {
        let turns = Turns()
        let seen = Seen()
        let finished = DispatchGroup()
        for thread in 0..<4 {
            finished.enter()
            Thread.detachNewThread {
                for number in stride(from: thread, to: 400, by: 4) {
                    _ = turns.take(number) { seen.numbers.withLock { $0.append(number) } }
                }
                finished.leave()
            }
        }
        finished.wait()
        #expect(seen.numbers.withLock { $0 } == Array(0..<400))
    }

    @Test("End when one fails: what it threw comes out, and nobody else gets a turn")
    func failure() {
        let turns = Turns()
        #expect(turns.take(0) { "first" } == "first")
        #expect(throws: Failure.self) { try turns.take(1) { throw Failure() } }
        #expect(turns.take(2) { "third" } == nil)
    }
}
