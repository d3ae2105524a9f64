import Geodata
import TestSupport
import Testing
import TextFormats

@Suite("One slip of the pen")
struct OneSlipTests {
    @Test(
        "Names like a seeded word are those at an edit distance of one with the same first letter",
        arguments: 1...8 as ClosedRange<UInt64>)
    func likeness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let letters = seed < 5 ? "abc" : "abcdefgh"
        func word() -> String {
            let count = Int.random(in: 4...6, using: &generator)
            return String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
        }
        let names = Set((0..<3000).map { _ in word() })
        let text = "name,places\n" + names.sorted().map { "\($0),1\n" }.joined()
        let towns = SortedLines(
            Array("\(PlaceTable.townHeader.joined(separator: ","))\n".utf8), header: PlaceTable.townHeader)
        let table = PlaceTable(
            towns: try #require(towns),
            names: try #require(SortedLines(Array(text.utf8), header: PlaceTable.nameHeader)))
        for _ in 0..<40 {
            let asked = word()
            let like = names.filter { $0.first == asked.first && editDistance($0, asked) == 1 }
            #expect(table.similarNames(to: asked) == like.sorted(), "\(asked)")
        }
    }
}
