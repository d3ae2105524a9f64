import Cartography
import TestSupport
import Testing

@Suite("The queue of what may be taken away")
struct RemovalQueueTests {
    @Test("Entries come out by their loss, equal ones by their number: 3,000 seeded pushes and pops")
    func order() {
        var generator = SeededGenerator(seed: 4)
        var queue = RemovalQueue()
        var wanted: [(Double, Int32)] = []
        for number in 0..<3000 {
            let loss = Double(Int.random(in: 0...500, using: &generator))
            queue.push(.init(lossInMeters: loss, subject: Int32(number), round: 1))
            wanted.append((loss, Int32(number)))
        }
        let seen = (0..<3000).compactMap { _ in queue.pop() }
        #expect(seen.map(\.subject) == wanted.sorted { $0 < $1 }.map(\.1))
        let left = queue.pop()
        #expect(left?.subject == nil)
    }
}
