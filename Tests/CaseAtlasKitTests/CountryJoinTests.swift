import CaseAtlasKit
import Cases
import Foundation
import Geodata
import TestSupport
import Testing
import TextFormats

@Suite("The join")
struct CountryJoinTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    static let seeds: [UInt64] = Array(1...12)

    @Test("Without the new fields the output is the input, byte by byte", arguments: seeds)
    func inputStays(seed: UInt64) throws {
        var maker = CSVMaker(seed: seed)
        let text = maker.text()
        let delimiter = try #require(maker.delimiter.utf8.first)
        let input = PlainCSV(Array(text.utf8), delimiter: delimiter).records
        let output = PlainCSV(try join(text).output, delimiter: delimiter).records
        try #require(input.count == output.count, "\(text.debugDescription)")
        let header = try #require(input.first { !$0.isBlank })
        for (before, after) in zip(input, output) {
            let lineEnd =
                before.lineEnd.isEmpty ? (header.lineEnd.isEmpty ? Array("\n".utf8) : header.lineEnd) : before.lineEnd
            #expect(after.lineEnd == lineEnd)
            if before.isBlank {
                #expect(after.isBlank)
                continue
            }
            #expect(Array(after.fields.prefix(before.fields.count)) == before.fields, "\(text.debugDescription)")
        }
    }

    @Test("Every row gets what the locator says of it, under the names of the header", arguments: seeds)
    func located(seed: UInt64) throws {
        var maker = CSVMaker(seed: seed)
        let text = maker.text()
        let delimiter = try #require(maker.delimiter.utf8.first)
        let records = PlainCSV(try join(text).output, delimiter: delimiter).records.filter { !$0.isBlank }
        let (batch, _) = try SmallWorld.locate(text)
        let places = Dictionary(uniqueKeysWithValues: batch.places.map { (Int(batch.cases.rows[$0.index]), $0) })
        let countries = try SmallWorld.countries()
        #expect(records.count == batch.cases.recordCount + 1)
        for (row, record) in records.enumerated().dropFirst() {
            let fields = record.fields.suffix(4).map { String(decoding: $0, as: UTF8.self) }
            let place = places[row]
            let country = place.map { countries[$0.country] }
            var name: [UInt8] = []
            name.append(csvField: (country?.name ?? "").utf8, CSVDialect(delimiter: delimiter))
            let expected = [country?.key ?? "", String(decoding: name, as: UTF8.self), place?.by.rawValue ?? ""]
            #expect(fields.prefix(3) == expected[...])
            if place != nil { #expect(record.fields.count == CSVMaker.columnCount + 4) }
            #expect((fields[3] == "0") == (place?.hasPosition == true && place?.by != .nearest && !isNear(record)))
        }
    }

    /// Whether a made-up row has the position that lies 5.5 km off the coast.
    private func isNear(_ record: PlainCSV.Record) -> Bool { record.fields[3] == Array("-0.05".utf8) }

    @Test(
        "The output is the same for any size of the chunks and any number of threads", arguments: [1, 3, 17, 256],
        [1, 3])
    func sameBytes(size: Int, threads: Int) throws {
        for number in 1...4 {
            var maker = CSVMaker(seed: UInt64(100 * size + 10 * threads + number))
            let text = maker.text()
            let whole = try join(text)
            let cut = try join(text) { options in
                options.chunkByteCount = size
                options.threadCount = threads
            }
            #expect(cut.output == whole.output, "\(text.debugDescription)")
            #expect(json(cut.report) == json(whole.report), "\(text.debugDescription)")
        }
    }

    private func json(_ report: Report) -> [UInt8] {
        var text: [UInt8] = []
        report.forEachPartOfJSON { text += $0 }
        return text
    }

    @Test(
        "The distance is that to the country which the row gets, to the metre",
        arguments: [
            (",,1,1", "position", "0"), (",,4,5", "position", "0"), (",,-0.05,5", "nearest", "5.545"),
            ("AAA,,1,1", "code+agreed", "0"), ("AAA,,-0.05,5", "code+agreed", "5.545"),
            ("AAA,,-1,5", "code", "110.899"),
            ("AAA,,5,5", "code", "110.581"), (",Alphaland,-60,5", "name", ""), ("AAA,,,", "code", ""),
            ("AAA,,200,5", "code", ""), (",,-1,5", "", ""), ("BBB,,4,5", "code+agreed", "0"),
        ])
    func distance(row: String, by: String, kilometers: String) throws {
        let lines = String(decoding: try join("iso3,country,lon,lat\n\(row)\n").output, as: UTF8.self).split(
            separator: "\n")
        let fields = try #require(lines.last).split(separator: ",", omittingEmptySubsequences: false).suffix(2)
        #expect(fields == [by[...], kilometers[...]])
    }

    @Test("What is wrong is counted whole and listed up to the limit, in the order of the rows")
    func troubles() throws {
        let rows = (1...30).map { "row \($0),Nowhere\($0)\n" }.joined()
        let report = try join("note,country\n" + rows + "sound,Betania\n", listing: 5) { $0.chunkByteCount = 17 }.report
        #expect((report.inputRows, report.accepted, report.rejected) == (31, 1, 30))
        #expect(report.rejections.map(\.line) == [2, 3, 4, 5, 6])
        #expect(report.unlistedRejections == 25)
        #expect(report.waysOfLocating.map(\.way) == ["name"])
    }

    @Test("Columns that do not say where a row was are not read: no trouble of theirs is told")
    func otherColumns() throws {
        let text = "id,iso3,date,persons,outcome,method,source\na,AAA,never,many,?,?,?\na,AAA,,,,,\n,AAA,,,,,\n"
        let report = try join(text).report
        #expect(report.accepted == 3)
        #expect(report.warnings == [])
    }

    /// What a join of one file in the small world writes, and its report.
    private func join(
        _ text: String, listing limit: Int = Report.listLimit, _ change: (inout AtlasOptions) -> Void = { _ in }
    ) throws -> (output: [UInt8], report: Report) {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.inputs = [try folder.write(text, to: "in.csv")]
        options.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        change(&options)
        let path = try folder.write([UInt8](), to: "out.csv")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        let report = try CountryJoin(options).run(writingTo: file.fileDescriptor, listing: limit)
        return (Array(try Data(contentsOf: URL(fileURLWithPath: path))), report)
    }
}
