import Cases
import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Finding the header and the dialect")
struct HeaderSearchTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// What is found in a file.
    struct Found: Equatable {
        var delimiter = ","
        var quote: String? = "\""
        var headerLine = 1
        var titleLines = 0
        var hasSeparatorLine = false
        var names = ["id", "country"]
    }

    /// The beginning of files, each with one record below it that has the country THA.
    static let files: [(text: String, found: Found)] = [
        ("id,country\n1,THA\n", Found()),
        ("id;country;\"a,b,c\"\n1;THA\n", Found(delimiter: ";", names: ["id", "country", "a,b,c"])),
        (
            "Country;Outcome (yes, no, pending);Date, if known\nTHA;yes;2015\n",
            Found(delimiter: ";", names: ["Country", "Outcome (yes, no, pending)", "Date, if known"])
        ),
        ("id|country\n1|THA\n", Found(delimiter: "|")),
        ("\n\r\nid\tcountry\n1\tTHA\n", Found(delimiter: "\t", headerLine: 3)),
        ("country\nTHA\n", Found(names: ["country"])),
        ("sep=;\nid;country\n1;THA\n", Found(delimiter: ";", headerLine: 2, hasSeparatorLine: true)),
        ("SEP=^\r\nid^country\r\n1^THA\r\n", Found(delimiter: "^", headerLine: 2, hasSeparatorLine: true)),
        ("\"sep=\t\"\rid\tcountry\r1\tTHA\r", Found(delimiter: "\t", headerLine: 2, hasSeparatorLine: true)),
        ("'id','country'\n'1','THA'\n", Found(quote: "'")),
        ("'id';'country'\n1;'THA'", Found(delimiter: ";", quote: "'")),
        ("Cases of 2015\nid,country\n1,THA\n", Found(headerLine: 2, titleLines: 1)),
        (
            "Cases, persons, and outcomes, 2015\n\nSource: X;;\nid;country;date\n1;THA;2015\n",
            Found(delimiter: ";", headerLine: 4, titleLines: 2, names: ["id", "country", "date"])
        ),
        ("\"A title\nof two lines\"\n\nid,country\n1,THA\n", Found(headerLine: 4, titleLines: 2)),
        (
            "sep=;\nTitle\nid;country\n1;THA\n",
            Found(delimiter: ";", headerLine: 3, titleLines: 1, hasSeparatorLine: true)
        ),
        (
            String(repeating: "Title\n", count: 29) + "id,country\n1,THA\n", Found(headerLine: 30, titleLines: 29)
        ),
    ]

    @Test("Delimiter, quotes, titles and Excel's line are found", arguments: files)
    func found(text: String, found: Found) throws {
        for chunk in [1, 1 << 18] {
            let (seen, countries) = try look(text, chunk: chunk)
            #expect(seen == found)
            #expect(countries == ["THA"])
        }
    }

    @Test("The choices of the user go before what would be found")
    func choices() throws {
        var choices = DialectChoices()
        choices.delimiter = .init(";")
        choices.headerLine = 3
        choices.quote = DialectChoices.Quote.none
        let text = "\"unbalanced title\nid,country\n\"id;country;notes, and more\n1;THA;\"x\n"
        let (found, countries) = try look(text, choices)
        #expect(found.quote == nil && found.headerLine == 3 && found.titleLines == 2)
        #expect(found.names == ["\"id", "country", "notes, and more"])
        #expect(countries == ["THA"])
    }

    @Test("With a header line or a delimiter the text is CSV, whatever it begins with")
    func notJSON() throws {
        var choices = DialectChoices()
        choices.headerLine = 2
        #expect(try look("[a title]\nid,country\n1,THA\n", choices).countries == ["THA"])
    }

    /// Files of which no line is a header that says where cases were.
    @Test(
        "A row of a table is no header, and the first line is told then",
        arguments: [
            "Contry,precision\nTHA,city\nLAO,country\n", "a,b\n\ncountry,\n", "title\na;b\n",
            String(repeating: "Title\n", count: 31) + "id,country\n1,THA\n",
        ])
    func noHeader(text: String) throws {
        do {
            _ = try look(text)
            Testing.Issue.record("no error")
        } catch CaseInputError.columns(_, _, let found) {
            #expect(text.hasPrefix(found[0]))
        }
    }

    @Test("A line that is not there is told")
    func missingLine() throws {
        var choices = DialectChoices()
        choices.headerLine = 9
        do {
            _ = try look("id,country\n1,THA\n", choices)
            Testing.Issue.record("no error")
        } catch CaseInputError.notText(_, let reason) {
            #expect(reason.contains("--header-line 9"))
        }
    }

    @Test("Records know their line in the file, below titles and in any encoding")
    func lines() throws {
        let text = "sep=;\r\nTitle\r\n\r\nid;country\r\n1;Côte d’Ivoire\r\n;\r\n2;LAO\r\n"
        for encoding in [String.Encoding.utf8, .utf16, .windowsCP1252] {
            let bytes = Array(try #require(text.data(using: encoding)))
            let feed = CaseFeed(paths: [try folder.write(bytes, to: "l.csv")], chunkByteCount: 5)
            var lines: [Int32] = []
            while let chunk = try feed.next() { lines += chunk.records().lines }
            #expect(lines == [5, 7])
        }
    }

    @Test(
        "What cannot tell fields apart is no delimiter",
        arguments: [("", false), ("a", false), ("1", false), ("\"", false), ("\n", false), ("é", false), (";;", false)]
            + [(";", true), ("tab", true), ("\\t", true), ("\t", true), ("^", true), (" ", true)])
    func delimiter(text: String, isOne: Bool) {
        #expect((DialectChoices.Delimiter(text) != nil) == isOne)
    }

    private func look(
        _ text: String, _ dialect: DialectChoices = .init(), chunk: Int = 1 << 18
    ) throws -> (found: Found, countries: [String]) {
        let feed = CaseFeed(
            paths: [try folder.write(text, to: "h.csv")], choices: .init(.init(), dialect), chunkByteCount: chunk)
        var countries: [String] = []
        var names: [String] = []
        while let chunk = try feed.next() {
            names = chunk.file.columns.names
            let records = chunk.records()
            countries += (records.ranges(of: .country) ?? []).map {
                String(decoding: records.text.bytes[$0.indices], as: UTF8.self)
            }
        }
        let table = try #require(feed.readFiles.first?.dialect.table)
        let found = Found(
            delimiter: String(UnicodeScalar(table.csv.delimiter)),
            quote: table.csv.quote.map { String(UnicodeScalar($0)) },
            headerLine: table.headerLine, titleLines: table.titleLineCount, hasSeparatorLine: table.hasSeparatorLine,
            names: names)
        return (found, countries)
    }
}
