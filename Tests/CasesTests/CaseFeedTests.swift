import Cases
import Foundation
import Synchronization
import TestSupport
import Testing
import TextFormats

@Suite("Reading cases")
struct CaseFeedTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("Values come out without quotes and spaces; empty ones are absent")
    func values() throws {
        let path = try folder.write("\u{FEFF}id,country,persons\r\n 1 ,\"Korea, South\",\r\n", to: "a.csv")
        let batch = try #require(try batches([path]).first)
        #expect(text(batch, .caseID, 0) == "1")
        #expect(text(batch, .country, 0) == "Korea, South")
        #expect(text(batch, .persons, 0) == nil)
        #expect(text(batch, .outcome, 0) == nil)
    }

    @Test("Batches hold the same records for any size of the chunks: 60 seeded files", arguments: [1, 3, 17, 256])
    func anyChunks(size: Int) throws {
        var generator = SeededGenerator(seed: UInt64(size))
        for number in 0..<15 {
            let rows = (0..<Int.random(in: 1...30, using: &generator)).map { row in
                "\(row),\"T\("x".repeated(row % 7))\n,\"\"\(row)\"\"\",\(row % 3 == 0 ? "" : "y")"
            }
            let path = try folder.write("id,country,method\n" + rows.joined(separator: "\n"), to: "\(number).csv")
            #expect(try records(path, chunk: size) == records(path, chunk: 1 << 20))
        }
    }

    @Test("Rows are numbered in a batch, lines in a file")
    func severalFiles() throws {
        let first = try folder.write("id,country\na,THA\n\"b\nb\",LAO\n", to: "1.csv")
        let second = try folder.write("country;id\nVNM;c\n", to: "2.csv")
        let all = try batches([first, second])
        #expect(all.map(\.recordCount) == [2, 1])
        #expect(all.flatMap(\.rows) == [1, 2, 1])
        #expect(all.flatMap(\.lines) == [2, 3, 2])
        #expect(text(try #require(all.last), .country, 0) == "VNM")
    }

    @Test("The delimiter is found in the header", arguments: [",", ";", "\t", "|"])
    func delimiter(delimiter: String) throws {
        let path = try folder.write("id\(delimiter)country\n1\(delimiter)THA\n", to: "d.csv")
        #expect(text(try #require(try batches([path]).first), .country, 0) == "THA")
    }

    @Test("A record with values too many is rejected, one with too few or with empty fields too many is read")
    func ragged() throws {
        let path = try folder.write("id,country,date\n1,THA\n2,THA,2015,x\n3,THA,2016, ,\n", to: "r.csv")
        let batch = try #require(try batches([path]).first)
        #expect(batch.rows == [1, 3])
        #expect(batch.flaws.map(\.number) == [1, 2, 3])
        #expect(batch.flaws.map(\.kind) == [.tooFewFields(2), .tooManyFields(4), .emptySurplus(5)])
    }

    @Test("A quote left open ends the reading with its line, in a small file and in a large one")
    func openQuote() throws {
        let small = try folder.write("id,country\n1,\"THA\n2,LAO\n", to: "s.csv")
        #expect(throws: CaseInputError.self) { try batches([small]) }
        let large = try folder.write("id,country\n1,\"THA\n" + "2,LAO\n".repeated(400_000), to: "l.csv")
        do {
            _ = try batches([large])
            Testing.Issue.record("no error")
        } catch CaseInputError.broken(_, let line, _) {
            #expect(line == 2)
        }
    }

    @Test(
        "The records before a quote left open come out, for any size of the chunks",
        arguments: [1, 3, 17, 256, 1 << 20])
    func recordsBeforeOpenQuote(size: Int) throws {
        let path = try folder.write("id,country\n1,\"THA\"\n2,LAO\n\n3,\"VNM\n4,KHM\n", to: "o.csv")
        let feed = CaseFeed(paths: [path], chunkByteCount: size)
        var count = 0
        #expect(throws: CaseInputError.self) {
            while let chunk = try feed.next() { count += chunk.records().recordCount }
        }
        #expect(count == 2)
        #expect(try feed.next() == nil)
    }

    @Test("A file without a record brings its header, as it stands there", arguments: ["", "\r\n", "\r\n\r\n"])
    func headerOnly(lineEnd: String) throws {
        let path = try folder.write("\u{FEFF}\n\"id\" ;country\(lineEnd)", to: "h.csv")
        let feed = CaseFeed(paths: [path])
        let chunk = try #require(try feed.next())
        let header = try #require(chunk.file.header)
        #expect(header.names == ["id ", "country"])
        #expect(header.line == "\"id\" ;country")
        #expect(chunk.records().recordCount == 0)
        #expect(try feed.next() == nil)
    }

    @Test("Threads that take turns get every chunk once, in any interleaving")
    func threads() throws {
        let rows = (1...20_000).map { "\($0),THA\n" }.joined()
        let path = try folder.write("id,country\n" + rows, to: "t.csv")
        let feed = CaseFeed(paths: [path], chunkByteCount: 512)
        let counts = Mutex<[Int: Int]>([:])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            while let chunk = try? feed.next() {
                let number = chunk.number
                let count = chunk.records().recordCount
                counts.withLock { $0[number] = count }
            }
        }
        let seen = counts.withLock { $0 }
        #expect(seen.keys.sorted() == Array(0..<seen.count))
        #expect(seen.values.reduce(0, +) == 20_000)
    }

    private func batches(_ paths: [String], chunk: Int = 1 << 20) throws -> [RecordBatch] {
        let feed = CaseFeed(paths: paths, chunkByteCount: chunk)
        var all: [RecordBatch] = []
        while let chunk = try feed.next() { all.append(chunk.records()) }
        return all
    }

    private func records(_ path: String, chunk: Int) throws -> [[String?]] {
        try batches([path], chunk: chunk).flatMap { batch in
            (0..<batch.count).map { index in
                [String(batch.lines[index])] + [CaseField.caseID, .country, .method].map { text(batch, $0, index) }
            }
        }
    }

    private func text(_ batch: RecordBatch, _ field: CaseField, _ index: Int) -> String? {
        guard let range = batch.ranges(of: field)?[index], range.count > 0 else { return nil }
        return String(decoding: batch.text.bytes[range.indices], as: UTF8.self)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
