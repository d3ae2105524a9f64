import Geodata
import Pictures
import TestSupport
import TextFormats
import Testing

@Suite("Phrases")
struct PhrasesTests {
    private func table() throws -> CSVTable {
        try GeodataFolder(path: Repository.geodata).table("phrases.csv", header: Phrases.header)
    }

    private func placeholders(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
            .sorted()
    }

    @Test("Every key has a text in every language, and no unknown key exists", arguments: Language.allCases)
    func complete(language: Language) throws {
        let phrases = try Phrases(table(), language)
        #expect(Phrase.allCases.allSatisfy { !phrases.text($0).isEmpty })
    }

    @Test("A phrase has the same placeholders in all languages, with both braces")
    func samePlaceholders() throws {
        for row in try table().rows {
            for text in row.dropFirst() {
                #expect(placeholders(text) == placeholders(row[1]), "\(row[0])")
                #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(row[0])")
            }
        }
    }

    /// Words that French has in common with English.
    static let common: Set<Phrase> = [.pause, .source, .methodExtradition, .methodPersuasion]

    @Test("Texts differ from English: none was left untranslated", arguments: Language.allCases.dropFirst())
    func translated(language: Language) throws {
        let (english, other) = (try Phrases(table(), .english), try Phrases(table(), language))
        for phrase in Phrase.allCases where language != .french || !PhrasesTests.common.contains(phrase) {
            #expect(english.text(phrase) != other.text(phrase), "\(phrase.rawValue)")
        }
    }

    @Test("Values stand in their places; what looks like a place in a value stays")
    func values() throws {
        let phrases = try Phrases(table(), .french)
        #expect(phrases.text(.sources, [("sources", "a{sources}b")]) == "Sources : a{sources}b.")
        #expect(phrases.text(.undated, ["count": 1_234_567]) == "Cas sans date : 1\u{202F}234\u{202F}567.")
    }

    @Test("A table with a key that is unknown, twice, missing or without a text says where")
    func broken() throws {
        let head = "key,en,fr,es,zh,ru,ar\n"
        func reason(_ rows: String) -> String? {
            do throws(CSVTable.Failure) {
                _ = try Phrases(CSVTable(Array((head + rows).utf8), header: Phrases.header), .french)
                return nil
            } catch {
                return "\(error.line): \(error.reason)"
            }
        }
        #expect(reason("nonsense,a,b,c,d,e,f\n") == "2: no phrase has the key 'nonsense'")
        #expect(reason("title,a,b,c,d,e,f\ntitle,a,b,c,d,e,f\n") == "3: the key 'title' stands there twice")
        #expect(reason("title,a,,c,d,e,f\n") == "2: 'title' has no text in fr")
        #expect(reason("title,a,b,c,d,e,f\n") == "1: the key 'years.title' is missing")
    }

    @Test("Thousands are set apart as each language has it; years are not")
    func numbers() {
        #expect(Language.english.text(of: 2025) == "2025" && Language.english.text(of: 12345) == "12,345")
        #expect(Language.spanish.text(of: -12345) == "-12.345")
        #expect(Language.russian.text(ofTenths: 125) == "12,5" && Language.arabic.text(ofTenths: 250) == "25")
    }
}
