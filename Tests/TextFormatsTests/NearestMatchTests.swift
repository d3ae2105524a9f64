import TestSupport
import Testing
import TextFormats

@Suite("The nearest match of a word")
struct NearestMatchTests {
    @Test(
        "The distance counts insertions, deletions, replacements and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("thialand", "thailand", 1), ("same", "same", 0),
        ])
    func distance(a: String, b: String, wanted: Int) {
        #expect(editDistance(a, b) == wanted)
        #expect(editDistance(b, a) == wanted)
    }

    @Test("The nearest candidate is suggested, and none that is unlike")
    func nearest() {
        let names = ["thailand", "taiwan", "france"]
        #expect(nearestMatch(to: "thialand", among: names) == "thailand")
        #expect(nearestMatch(to: "atlantis", among: names) == nil)
    }

    @Test("A bounded distance is the distance where the limit allows it: 20,000 seeded pairs")
    func bounded() {
        var generator = SeededGenerator(seed: 6)
        func word() -> String {
            String(
                (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                    ["a", "b", "c"][Int.random(in: 0..<3, using: &generator)]
                })
        }
        for _ in 0..<4000 {
            let from = word()
            var bounded = BoundedEditDistance(from: from)
            for _ in 0..<5 {
                let other = word()
                let limit = Int.random(in: 0...4, using: &generator)
                let distance = editDistance(from, other)
                let found = bounded.distance(to: Array(other.unicodeScalars)[...], atMost: limit)
                #expect(found == (distance <= limit ? distance : nil), "\(from) \(other) \(limit)")
            }
        }
    }
}
