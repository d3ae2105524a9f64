import Cases
import TestSupport
import Testing
import TextFormats

@Suite("Words for values")
struct WordFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Words of the shipped lists in six languages.
    static let words: [(list: String, word: String, value: String)] = [
        ("outcome", "Returned", "successful"), ("outcome", "réussi", "successful"), ("outcome", "REUSSI", "successful"),
        ("outcome", "éxito", "successful"), ("outcome", "已遣返", "successful"), ("outcome", "Возвращён", "successful"),
        ("outcome", "возвращена", "successful"), ("outcome", "ناجح", "successful"),
        ("outcome", "échec", "unsuccessful"),
        ("outcome", "fallido", "unsuccessful"), ("outcome", "失敗", "unsuccessful"),
        ("outcome", "отказано", "unsuccessful"),
        ("outcome", "فشل", "unsuccessful"), ("outcome", "en cours", "pending"), ("outcome", "pendiente", "pending"),
        ("outcome", "待定", "pending"), ("outcome", "в процессе", "pending"), ("outcome", "قيد الانتظار", "pending"),
        ("outcome", "inconnu", "unknown"), ("outcome", "不详", "unknown"), ("method", "enlèvement", "abduction"),
        ("method", "e\u{301}loignement", "deportation"), ("method", "refus de passeport", "passport_refusal"),
        ("method", "demande d’extradition", "extradition"), ("method", "notice_rouge", "interpol_notice"),
        ("method", "secuestro", "abduction"), ("method", "劝返", "persuasion"), ("method", "红色通报", "interpol_notice"),
        ("method", "похищение", "abduction"), ("method", "ترحيل", "deportation"), ("method", "إقناع", "persuasion"),
    ]

    @Test("Words are known in English, French, Spanish, Chinese, Russian and Arabic", arguments: words)
    func known(list: String, word: String, value: String) throws {
        let all = try ShippedWords.vocabularies()
        let found = list == "outcome" ? all.outcomes.value(of: word)?.rawValue : all.methods.value(of: word)?.rawValue
        #expect(found == value)
    }

    @Test("No word of a list means two values, and each value but the rarest has words in all languages")
    func tables() throws {
        for (name, values) in [
            ("outcomes.csv", WordChoice.values(of: .outcome)), ("methods.csv", WordChoice.values(of: .method)),
        ] {
            var meanings: [String: String] = [:]
            var languages: [String: Set<String>] = [:]
            for row in try ShippedWords.table(name).rows {
                let word = row[2].lowercased()
                #expect(meanings[word] == nil || meanings[word] == row[0], "\(word)")
                #expect(values.contains(row[0]))
                meanings[word] = row[0]
                languages[row[0], default: []].insert(row[1])
            }
            for value in values where value != "other" {
                #expect(languages[value]?.isSuperset(of: ["en", "fr", "es", "zh", "ru", "ar"]) == true, "\(value)")
            }
        }
    }

    @Test(
        "A file of words is read in any of the usual dialects",
        arguments: [
            "list,word,value\noutcome,Rendu,successful\nmethod,\"a,b\",other\n",
            "\u{FEFF}list;word;value\r\noutcome;Rendu;successful\r\n\r\nmethod;a,b;other\r\n",
            "list\tword\tvalue\noutcome\tRendu\tsuccessful\noutcome\tRendu\tsuccessful\nmethod\ta,b\tother",
        ])
    func file(text: String) throws {
        let choices = try WordFile.read(try folder.write(text, to: "words.csv"))
        #expect(
            Set(choices.map { "\($0.field.rawValue) \($0.word) \($0.value)" }) == [
                "outcome Rendu successful", "method a,b other",
            ])
        let mine = try Vocabulary<Cases.Outcome>(
            ShippedWords.table("outcomes.csv"), and: choices.filter { $0.field == .outcome })
        #expect(mine.value(of: "RENDU") == .successful)
    }

    @Test("The user's words go before those that ship, not before the values' own names")
    func order() throws {
        let choices = [("failed", "pending"), ("pending", "unknown")].compactMap {
            WordChoice(.outcome, word: $0, value: $1)
        }
        #expect(choices.count == 2)
        let mine = try Vocabulary<Cases.Outcome>(ShippedWords.table("outcomes.csv"), and: choices)
        #expect(mine.value(of: "Failed") == .pending)
        #expect(mine.value(of: "pending") == .pending)
    }

    @Test(
        "What is wrong with a file of words is told with its line",
        arguments: [
            ("list,word,value\nresult,a,successful\n", 2, "no list 'result'"),
            ("list,word,value\n\noutcome,a,succesful\n", 3, "is successful meant?"),
            ("list,word,value\noutcome,,successful\n", 2, "word is empty"),
            ("list,word,value\noutcome,a,successful\noutcome,A,pending\n", 3, "successful on line 2"),
            ("list,word,value\noutcome,a\n", 2, "2 fields, not 3"), ("word,value\na,b\n", 1, "2 fields, not 3"),
            ("a,b,c\n", 1, "the header is not list,word,value"),
        ])
    func broken(text: String, line: Int, fragment: String) throws {
        do {
            _ = try WordFile.read(try folder.write(text, to: "words.csv"))
            Testing.Issue.record("no error")
        } catch CaseInputError.broken(_, let seen, let reason) {
            #expect(seen == line)
            #expect(reason.contains(fragment), "\(reason)")
        }
    }
}
