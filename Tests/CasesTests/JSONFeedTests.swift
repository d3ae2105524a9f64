import Cases
import Foundation
import TestSupport
import Testing
import TextFormats

@Suite("Reading cases from JSON")
struct JSONFeedTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The ways to write the same records.
    enum Form: String, CaseIterable {
        case lines, featureLines, sequence, list, collection, prettyCollection, collectionOfLateType

        var isFeature: Bool { ![.lines, .list].contains(self) }
        private var isCollection: Bool { [.collection, .prettyCollection, .collectionOfLateType].contains(self) }

        fileprivate var start: String {
            switch self {
            case .lines, .featureLines, .sequence: "\n"
            case .list: " [ "
            case .collection: #"{"type":"FeatureCollection","bbox":[1,2,3,4],"features":["#
            case .prettyCollection:
                "\u{FEFF}{\n  \"name\": \"a\\\"]\",\n  \"type\": \"FeatureCollection\",\n  \"features\": [\n"
            case .collectionOfLateType: "{\"features\":["
            }
        }

        fileprivate var end: String {
            switch self {
            case .lines, .featureLines, .sequence: "\n"
            case .list: "]"
            case .collection: "]}"
            case .prettyCollection: "\n ],\n \"extra\": {\"a\": [1]}}\n\n"
            case .collectionOfLateType: "], \"type\": \"FeatureCollection\"}"
            }
        }

        fileprivate func text(_ record: MadeRecord, _ number: Int) -> String {
            switch self {
            case .lines: record.object(space: "") + "\r"
            case .featureLines: record.feature(space: " ", turn: number)
            case .sequence: "\u{1E}" + record.feature(space: number % 2 == 0 ? "" : "\n", turn: number)
            case .list: record.object(space: " ")
            case .collection, .collectionOfLateType: record.feature(space: "", turn: number)
            case .prettyCollection: record.feature(space: "\n    ", turn: number)
            }
        }

        fileprivate var separator: String {
            isCollection || self == .list ? (self == .collection ? "," : " ,\n") : "\n"
        }
    }

    private static let fields: [CaseField] = [.caseID, .country, .method, .date, .persons, .longitude]

    @Test(
        "Records hold what Foundation reads in them, for any size of the chunks: 20 seeded files in each form",
        arguments: Form.allCases, [1, 3, 17, 256, 1 << 18])
    func asFoundation(form: Form, size: Int) throws {
        var generator = SeededGenerator(seed: 17)
        for number in 0..<20 {
            let made = (0..<Int.random(in: 1...20, using: &generator)).map {
                MadeRecord(using: &generator, hasCountry: $0 == 0)
            }
            var text = form.start
            var expected: [[String?]] = []
            for (row, record) in made.enumerated() {
                let line = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
                let values = try JSONFeedTests.fields.map { try record.value(of: $0, isFeature: form.isFeature) }
                expected.append(["\(line)"] + values)
                text += form.text(record, row) + (row + 1 < made.count ? form.separator : "")
            }
            let path = try folder.write(text + form.end, to: "\(number).json")
            #expect(try records(path, chunk: size) == expected, "file \(number)")
        }
    }

    @Test("Rows that are no sound JSON are told with their line, and the others are read", arguments: [1, 7, 1 << 18])
    func brokenRows(size: Int) throws {
        let lines = try folder.write(
            #"{"id":"a","country":"THA"}"# + "\n" + #"{"id":"b" "country":"THA"}"# + "\n\n[1]\n"
                + #"{"id":"c\u0000","country":"THA"}"# + "\n" + #"{"id":"\ud800","country":"THA"}"# + "\n"
                + #"{"id":"d","country":"THA"} {}"# + "\n" + #"{"id":"e","country":"THA""# + "\n" + #"{"id":"f"}"#,
            to: "a.ndjson")
        #expect(try records(lines, chunk: size).map { $0[1] } == ["a", "f"])
        #expect(
            try flaws(lines, chunk: size) == [
                "2: 11 a comma or '}'", "4: 1 an object", "5: 9 a character other than U+0000",
                "6: 8 a whole surrogate pair", "7: 28 the end of the record", "8: 26 a comma or '}'",
            ])
        let list = try folder.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + #"{"id":1,"properties":{"country":"THA"}},"# + "\n" + #"{"id":2,"properties":{"country" "a\"],[{"}},"#
                + "\n 7, ,{\"id\":3,\"properties\":{\"country\":\"T\\u0048A\"}}x,\n{\"id\":4,\"properties\":null}]}",
            to: "a.geojson")
        #expect(try records(list, chunk: size).map { $0[1] } == ["1", "4"])
        let found = try flaws(list, chunk: size)
        #expect(found == ["3: 33 a colon", "4: 1 an object", "4: 1 an object", "4: 45 a comma"])
    }

    @Test(
        "A structure that is broken ends the reading with its line",
        arguments: [
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1},\n{\"id\":\"2}]}", 3, "inside a string"),
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1},\n{\"id\":[2}]}", 3, "closes nothing"),
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1},\n{\"id\":2", 3, "inside the record"),
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1}", 2, "inside the record"),
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1},\n", 3, "closed with ']'"),
            (#"{"type":"FeatureCollection","features":["# + "\n{\"id\":1},\n]}", 3, "last comma"),
            (#"{"type":"FeatureCollection","features":["# + "{\"id\":1}]\n", 2, "'}'"),
            (#"{"type":"FeatureCollection","features":["# + "{\"id\":1}]}\nx", 2, "the end of the text"),
            (#"{"type":"FeatureCollection","features":["# + "{\"id\":1}],\n\"features\":[]}", 2, "second"),
            ("{\"features\":[{\"id\":1," + String(repeating: " ", count: 1 << 20) + "}]}", 1, "FeatureCollection"),
            ("[{\"id\":1}\n]]", 2, "the end of the text"),
        ], [1, 5, 1 << 18])
    func brokenStructure(file: (text: String, line: Int, reason: String), size: Int) throws {
        guard file.text.utf8.count < 1000 || size > 5 else { return }
        let path = try folder.write(
            file.text.replacing("{\"id\"", with: "{\"properties\":{\"iso3\":\"THA\"},\"iso3\":\"THA\",\"id\""),
            to: "b.geojson")
        do {
            _ = try batches(path, chunk: size)
            Testing.Issue.record("no error")
        } catch CaseInputError.broken(_, let line, let reason) {
            #expect(line == file.line)
            #expect(reason.contains(file.reason), "\(reason)")
        }
    }

    @Test("A record of more than a megabyte is a bracket left open, in any form")
    func tooLong() throws {
        let long = String(repeating: "x", count: 3 << 20)
        for text in [
            "{\"country\":\"a\"}\n\n{\"country\":\"\(long)\"}\n",
            "\u{1E}{\"country\":\"a\"}\n\n\u{1E}{\"country\":\"\(long)\"}\n",
            "[{\"country\":\"a\"},\n\n{\"country\":\"\(long)\"}]",
        ] {
            let path = try folder.write(text, to: "l.json")
            do {
                _ = try batches(path, chunk: 1 << 18)
                Testing.Issue.record("no error")
            } catch CaseInputError.broken(_, let line, let reason) {
                #expect(line == 3)
                #expect(reason.contains("megabyte"))
            }
        }
    }

    @Test("An object or a list where a value is wanted is told and not read; so is a geometry that is no Point")
    func nested() throws {
        let path = try folder.write(
            #"{"id":1,"country":{"name":"THA"},"iso3":"THA","tags":[1]}"# + "\n"
                + #"{"type":"Feature","properties":{"iso3":"LAO"},"geometry":{"type":"Point","coordinates":["1",2]}}"#
                + "\n" + #"{"type":"Feature","properties":{"iso3":"LAO"},"geometry":{"type":"Polygon"}}"#
                + "\n",
            to: "n.ndjson")
        let batch = try #require(try batches(path, chunk: 1 << 18).first)
        #expect(batch.rows == [1, 2, 3])
        #expect(
            batch.flaws.map(\.kind) == [
                .nestedValue(key: "country"), .malformedCoordinates, .notAPoint(type: "Polygon"),
            ])
    }

    @Test("Of a key that stands twice the last counts; of several keys for a field the first that is not empty")
    func doubles() throws {
        let path = try folder.write(
            #"{"id":1,"id":2,"country":"a","method":"","type":"b","location":"c"}"# + "\n"
                + #"{"case_id":null,"ID":"x","country":" ","location":"c","method":"d","method":null}"#,
            to: "d.ndjson")
        let values = try records(path, chunk: 1 << 18).map { Array($0[1...3]) }
        #expect(values == [["2", "a", "b"], ["x", "c", nil]])
    }

    @Test("Keys are named by --column; keys that nobody names are dropped; one that is not there is told")
    func overrides() throws {
        let path = try folder.write(#"{"id":1,"Wo":"THA","country":"x","Notes":"n"}"#, to: "o.ndjson")
        let choices = ColumnMap.Choices(overrides: [.country: "wo"], kept: ["notes", "more"])
        let batch = try #require(try batches(path, chunk: 99, choices).first)
        #expect(text(batch, batch.ranges(of: .country), 0) == "THA")
        #expect(text(batch, batch.rangesOfKept(0), 0) == "n")
        #expect(batch.file.columns.absentKeptNames == ["more"])
        #expect(throws: CaseInputError.self) {
            try batches(path, chunk: 99, ColumnMap.Choices(overrides: [.outcome: "Verdict"]))
        }
        #expect(throws: CaseInputError.self) {
            try batches(path, chunk: 99, ColumnMap.Choices(overrides: [.longitude: "Notes"], kept: ["notes"]))
        }
    }

    @Test("A key that first comes late is read all the same")
    func lateKey() throws {
        let early = String(repeating: "{\"country\":\"THA\"}\n", count: 20_000)
        let path = try folder.write(early + "{\"country\":\"THA\",\"method\":\"abduction\"}\n", to: "late.ndjson")
        let last = try #require(try batches(path, chunk: 1 << 18).last)
        #expect(text(last, last.ranges(of: .method), last.count - 1) == "abduction")
        #expect(last.file.columns.absentFields.contains(.method))
    }

    private func batches(
        _ path: String, chunk: Int, _ choices: ColumnMap.Choices = .init()
    ) throws -> [RecordBatch] {
        let feed = CaseFeed(paths: [path], choices: .init(choices), chunkByteCount: chunk)
        var all: [RecordBatch] = []
        while let chunk = try feed.next() { all.append(chunk.records()) }
        return all
    }

    private func records(_ path: String, chunk: Int) throws -> [[String?]] {
        try batches(path, chunk: chunk).flatMap { batch in
            (0..<batch.count).map { index in
                [String(batch.lines[index])]
                    + JSONFeedTests.fields.map { text(batch, batch.ranges(of: $0), index) }
            }
        }
    }

    private func flaws(_ path: String, chunk: Int) throws -> [String] {
        try batches(path, chunk: chunk).flatMap(\.flaws).map { flaw in
            guard case .malformed(let byte, let wanted) = flaw.kind else { return "\(flaw.kind)" }
            return "\(flaw.line): \(byte) \(wanted)"
        }
    }

    private func text(_ batch: RecordBatch, _ ranges: [ByteRange]?, _ index: Int) -> String? {
        guard let range = ranges?[index], range.count > 0 else { return nil }
        return String(decoding: batch.text.bytes[range.indices], as: UTF8.self)
    }
}
