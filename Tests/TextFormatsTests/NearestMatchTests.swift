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
}
