import Geodata
import TestSupport
import TextFormats
import Testing

@Suite("Suggestions for names")
struct NameSuggestionsTests {
    private static let names = [
        "iran", "iraq", "niger", "nigeria", "thailand", "philippines", "mali", "bali", "mala", "madi",
    ]

    @Test(
        "A name in which one letter of four differs is suggested, the nearest alone, of equals each",
        arguments: [
            ("thialand", ["thailand"]), ("irax", ["iran", "iraq"]), ("nigr", ["niger"]),
            ("nigera", ["niger", "nigeria"]),
            ("phillipines", ["philippines"]), ("philipines", ["philippines"]), ("iran", ["iran"]), ("tailandia", []),
            ("ira", []), ("", []), ("atlantis", []), ("malx", ["mala", "mali"]), ("malli", ["mali"]),
        ])
    func suggested(text: String, wanted: [String]) {
        let found = suggestions(NameSuggestionsTests.names).countries(like: text)
        #expect(found.map { NameSuggestionsTests.names[$0.index] }.sorted() == wanted)
    }

    @Test("A text that is equally like four countries is like none")
    func tooMany() {
        #expect(suggestions(["bali", "cali", "dali", "kali"]).countries(like: "mali").isEmpty)
    }

    @Test("Passing names over by their letters loses none: 300 seeded texts against all comparisons")
    func complete() throws {
        let names = try ShippedCountries.folder.names(.iso).base.all.map(\.name).enumerated()
            .filter { $0.offset % 40 == 0 }.map(\.element)
        let sought = suggestions(names)
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let text = changed(names[Int.random(in: 0..<names.count, using: &generator)], &generator)
            let count = text.unicodeScalars.count
            let distances = names.map { editDistance(text, $0) }
            let least = distances.min() ?? 0
            let nearest =
                least <= max(1, count / 4) && count > 3 ? distances.indices.filter { distances[$0] == least } : []
            #expect(sought.countries(like: text).map(\.index) == (nearest.count > 3 ? [] : nearest), "\(text)")
        }
    }

    private func suggestions(_ names: [String]) -> NameSuggestions {
        NameSuggestions(names.enumerated().map { (name: $0.element, country: CountryID($0.offset)) })
    }

    private func changed(_ name: String, _ generator: inout SeededGenerator) -> String {
        var scalars = Array(name.unicodeScalars)
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            let place = Int.random(in: 0..<scalars.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: scalars.insert("e", at: place)
            case 1 where scalars.count > 1: scalars.remove(at: place)
            default: scalars[place] = "o"
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
