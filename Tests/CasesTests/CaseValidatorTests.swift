import Cases
import SimpleFeatures
import TestSupport
import Testing
import TextFormats

@Suite("Checking values")
struct CaseValidatorTests {
    private static let header =
        "id,country,longitude,latitude,date,persons,method,outcome,source_url,location_precision,notes"

    @Test("A sound row gives its values and nothing to complain about")
    func sound() throws {
        let (cases, issues) = try validate("a,THA,100.5,13.75,2015-10,37,kidnapping,Returned,https://a.org,town,secret")
        #expect(issues.isEmpty)
        #expect(cases.string(cases.ids?[0]) == "a")
        #expect(cases.positions?[0]?.longitude == 100.5)
        #expect(cases.years == [2015])
        #expect(cases.persons == [37])
        #expect(cases.methods == [.abduction])
        #expect(cases.outcomes == [.successful])
        #expect(cases.precisions == [.city])
        #expect(cases.string(cases.sourceURLs?[0]) == "https://a.org")
    }

    /// Rows with one bad value: the field, a part of the reason, and whether the row is lost.
    static let bad: [(row: String, field: String, fragment: String, isLost: Bool)] = [
        ("a,THA,100,95,,,,,,,", "latitude", "outside -90 to 90", false),
        ("a,THA,190,5,,,,,,,", "longitude", "outside -180 to 180", false),
        ("a,THA,abc,5,,,,,,,", "longitude", "not a number", false),
        ("a,THA,nan,5,,,,,,,", "longitude", "not a number", false),
        ("a,THA,100,,,,,,,,", "longitude", "without the other", false),
        ("a,THA,,5,,,,,,,", "latitude", "without the other", false),
        ("a,THA,,,17/10/2015,,,,,,", "date", "not a date", false),
        ("a,THA,,,,-3,,,,,", "persons", "not a number of persons", false),
        ("a,THA,,,,2.5,,,,,", "persons", "not a number of persons", false),
        ("a,THA,,,,99999999999999999999,,,,,", "persons", "not a number of persons", false),
        ("a,THA,,,,,magic,,,,", "method", "counts as other", false),
        ("a,THA,,,,,,succesful,,,", "outcome", "counts as unknown", false),
        ("a,THA,,,,,,,javascript:alert(1),,", "source_url", "not a web address", false),
        ("a,THA,,,,,,,,galaxy,", "location_precision", "counts as unknown", false),
    ]

    @Test("A bad value is a warning that names it; the row is counted", arguments: bad)
    func badValue(row: String, field: String, fragment: String, isLost: Bool) throws {
        let (cases, issues) = try validate(row)
        #expect(cases.count == (isLost ? 0 : 1))
        let issue = try #require(issues.first)
        #expect(issues.count == 1)
        #expect(issue.field == field)
        #expect(issue.reason.contains(fragment))
        #expect(issue.line == 2 && issue.row == 1 && issue.caseID == "a")
    }

    @Test("A row without an id is called by its row")
    func ownID() throws {
        let (cases, issues) = try validate("2,THA,,,,,,,,,\n,LAO,,,,,,,,,\n,VNM,,,,,,,,,")
        #expect(cases.string(cases.ids?[0]) == "2")
        #expect(cases.name(of: 1) == .row)
        #expect(cases.idOfRow(2) == "row-2")
        #expect(issues.map(\.severity) == [.warning, .warning])
        #expect(issues.map(\.row) == [2, 3])
        let placed = issues[0].placed(afterRows: 10, nameOfRow: cases.idOfRow)
        #expect(placed.row == 12 && placed.caseID == "row-12")
    }

    @Test("A word that no list has is told for each of its first thousand rows, and counted for the others")
    func repeatedWord() throws {
        let rows = (1...1500).map { "\($0),THA,,,,,\($0 == 700 ? "voodoo" : "magic"),,,," }
        let folder = try TemporaryFolder()
        let text = "\(CaseValidatorTests.header)\n" + rows.joined(separator: "\n")
        let feed = CaseFeed(paths: [try folder.write(text, to: "cases.csv")], chunkByteCount: 4000)
        var validator = CaseValidator(vocabularies: try ShippedWords.vocabularies(), keptNames: []) {
            "\($0.rounded())"
        }
        var flaws = Flaws()
        var issues: [Cases.Issue] = []
        var unlisted = 0
        while let chunk = try feed.next() {
            let cases = validator.validate(chunk.records(), &flaws)
            #expect(cases.methods?.allSatisfy { $0 == .other } == true)
            let found = flaws.take()
            issues += found.issues
            unlisted += found.unlistedWarnings
        }
        #expect(issues.filter { $0.value == "magic" }.count == Flaws.sameLimit)
        #expect(issues.filter { $0.value == "voodoo" }.count == 1)
        #expect(unlisted == 499)
    }

    @Test("Flaws that are not to be listed are counted all the same, and not put into words")
    func unlisted() {
        var flaws = Flaws()
        func issue() -> Cases.Issue {
            Issue.record("nobody asks for this")
            return Cases.Issue(.warning, row: 1, line: 1, field: nil, value: nil, reason: "")
        }
        flaws.begin(.init(rejections: false, warnings: false))
        flaws.warn(issue())
        flaws.reject(.country, issue)
        let found = flaws.take()
        #expect(found.issues.isEmpty && found.unlistedWarnings == 1 && found.rejectedCount == 1)
        #expect(flaws.take().rejectedCount == 0)
    }

    /// Numbers of persons: as they stand there, and what they are with no mark named, a point, a comma.
    static let personCounts: [(text: String, any: Int?, point: Int?, comma: Int?)] = [
        ("37", 37, 37, 37), ("37.0", 37, 37, nil), ("37,00", 37, nil, 37), ("12 000", 12_000, 12_000, 12_000),
        ("12\u{A0}000", 12_000, 12_000, 12_000), ("12'000", 12_000, 12_000, 12_000),
        ("1,234,567", 1_234_567, 1_234_567, 1_234_567), ("1.234.567", 1_234_567, 1_234_567, 1_234_567),
        ("12.000", nil, 12, 12_000), ("12,000", nil, 12_000, 12), ("12.5", nil, nil, nil), ("1,234.0", nil, nil, nil),
        ("12 00", nil, nil, nil), (".5", nil, nil, nil), ("1e2", 100, 100, 100), ("-37", nil, nil, nil),
    ]

    @Test(
        "Persons may be in groups of three; what may be decimals or thousands is not guessed", arguments: personCounts)
    func persons(text: String, any: Int?, point: Int?, comma: Int?) throws {
        let marks: [(DialectChoices.DecimalMark?, Int?)] = [(nil, any), (.point, point), (.comma, comma)]
        for (mark, count) in marks {
            let (cases, issues) = try validate("a,THA,,,,\"\(text)\",,,,,", mark: mark)
            #expect(cases.persons == [count], "\(mark.debugDescription)")
            #expect(issues.count == (count == nil ? 1 : 0))
        }
    }

    @Test("Dates keep what EDTF knows and lose the time of day")
    func dates() throws {
        let (cases, _) = try validate(
            "a,THA,,,2015-10-17T12:30,,,,,,\nb,LAO,,,2015~,,,,,,\nc,VNM,,,2015-02-30,,,,,,\nd,VNM,,,2016-02-29,,,,,,")
        #expect((0..<4).map { cases.string(cases.dates?[$0]) } == ["2015-10-17", "2015~", nil, "2016-02-29"])
        #expect(cases.years == [2015, 2015, nil, 2016])
    }

    @Test("Text that is not UTF-8 in a file that is, is rejected and not shown")
    func notUTF8() throws {
        let bytes = Array("\(CaseValidatorTests.header)\na,C".utf8) + [0xF4] + Array("te,,,,,,,,,é\n".utf8)
        let (cases, issues) = try validate(bytes: bytes)
        #expect(cases.count == 0)
        #expect(issues.map(\.field) == ["country"])
        #expect(issues[0].value == nil)
    }

    @Test("A report shows positions no finer than they are published, and no other text with digits")
    func coarse() throws {
        let (_, issues) = try validate("a,THA,13.7563,100.5018,,,,,,,\nb,THA,13°45.38'N,5,,,,,,,")
        #expect(issues.map(\.value) == ["101.0", nil])
    }

    @Test(
        "A position that stands in another column is not shown either",
        arguments: [
            ("\"13.756331, 100.501765\"", "13.7…, 100.5…"), ("13°45.38'N", "13°…"), ("\"13,756331\"", "13,7…"),
        ])
    func strayPosition(text: String, shown: String) throws {
        let (_, issues) = try validate("a,THA,,,,,,\(text),,,")
        #expect(issues.map(\.value) == [shown])
    }

    @Test("A date that cannot be read is shown as it is")
    func shownDate() throws {
        let (_, issues) = try validate("a,THA,,,17.10.2015,,,,,,")
        #expect(issues.map(\.value) == ["17.10.2015"])
    }

    @Test("A NUL byte rejects its row, since no JSON reader takes it")
    func nulByte() throws {
        let start = CaseValidatorTests.header + "\n" + String(repeating: "x,THA,,,,,,,,,\n", count: 400)
        let (_, issues) = try validate(bytes: Array((start + "a\u{0}b,THA,,,,,,,,,\n").utf8))
        #expect(issues.last?.field == "case_id")
        #expect(issues.last?.row == 401)
    }

    @Test("Ids are told apart by their bytes, not by how they look")
    func unicodeForms() throws {
        let (cases, issues) = try validate("e\u{301},THA,,,,,,,,,\n\u{E9},THA,,,,,,,,,")
        #expect(cases.count == 2)
        #expect(issues.isEmpty)
    }

    @Test("A file without a column gets one warning for the column, none for its rows")
    func missingColumns() throws {
        let (cases, issues) = try validate(bytes: Array("country\nTHA\nLAO\n".utf8))
        #expect(issues.map(\.field) == ["case_id", "date", "persons", "method", "outcome", "source_url"])
        #expect(issues.allSatisfy { $0.row == nil && $0.severity == .warning })
        #expect(cases.idOfRow(2) == "2")
        #expect(cases.ids == nil && cases.outcomes == nil)
    }

    @Test("Values that are longer than a report should carry are cut short")
    func longValue() throws {
        let (_, issues) = try validate("a,THA,,,,,,\(String(repeating: "x", count: 500)),,,")
        #expect(issues[0].value?.count == 80)
    }

    private func validate(
        _ rows: String, mark: DialectChoices.DecimalMark? = nil
    ) throws -> (cases: CaseBatch, issues: [Cases.Issue]) {
        try validate(bytes: Array("\(CaseValidatorTests.header)\n\(rows)\n".utf8), mark: mark)
    }

    private func validate(
        bytes: [UInt8], mark: DialectChoices.DecimalMark? = nil
    ) throws -> (cases: CaseBatch, issues: [Cases.Issue]) {
        let folder = try TemporaryFolder()
        let feed = CaseFeed(paths: [try folder.write(bytes, to: "cases.csv")])
        var validator = CaseValidator(
            vocabularies: try ShippedWords.vocabularies(), keptNames: [], decimalMark: mark
        ) { "\($0.rounded())" }
        var flaws = Flaws()
        let cases = validator.validate(try #require(try feed.next()).records(), &flaws)
        return (cases, flaws.take().issues)
    }
}
