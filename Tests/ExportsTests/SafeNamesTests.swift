import Exports
import TestSupport
import Testing

@Suite("Names of files for keys")
struct SafeNamesTests {
    @Test("A key of letters, digits, hyphens and underscores is its own name")
    func plain() {
        #expect(SafeNames.names(of: ["THA", "XKX", "region-1", "a_b", "7"]) == ["THA", "XKX", "region-1", "a_b", "7"])
    }

    @Test("Any other key is told by a digest, and none leads out of the folder")
    func strange() throws {
        let keys = [
            "../../etc/passwd", "..", ".", "", "/", "a/b", "a\\b", "a b", "-rf", "Île", "国", "a.geojson", "CON", "nul",
            "com1", "a\u{0}b", "a\nb", "index.json", String(repeating: "x", count: 300), "e\u{301}", "é",
        ]
        let names = SafeNames.names(of: keys)
        for (key, name) in zip(keys, names) {
            #expect(
                name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_-]*-[0-9a-f]{8,}|-?[A-Za-z0-9_-]*-[0-9a-f]{8}/) != nil,
                "\(key): \(name)")
            #expect(name != key && name.utf8.count < 130)
            #expect(!name.hasPrefix("-") || key.isEmpty)
        }
        #expect(Set(names.map { $0.lowercased() }).count == Set(keys.map { Array($0.utf8) }).count)
    }

    @Test("Keys that differ by case alone, and keys that look like names of others, do not meet")
    func twins() {
        let digest = SafeNames.names(of: ["a b"])[0]
        for keys in [["tha", "THA"], ["a b", digest], [digest, "a b"], ["k", "\u{212A}"], ["a b", "a_b", "a/b"]] {
            let names = SafeNames.names(of: keys)
            #expect(Set(names.map { $0.lowercased() }).count == keys.count, "\(names)")
        }
    }

    @Test("Names do not depend on the order of the keys")
    func order() {
        var generator = SeededGenerator(seed: 5)
        let alphabet: [Character] = ["a", "A", "b", "/", ".", " ", "é"]
        for _ in 0..<200 {
            let keys = Array(
                Set(
                    (0..<12).map { _ in
                        String(
                            (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                            })
                    }))
            let names = Dictionary(uniqueKeysWithValues: zip(keys, SafeNames.names(of: keys)))
            let shuffled = keys.shuffled(using: &generator)
            #expect(SafeNames.names(of: shuffled) == shuffled.map { names[$0] ?? "" })
            #expect(Set(names.values.map { $0.lowercased() }).count == keys.count)
        }
    }
}
