import Foundation
import Testing

@Suite("Formats of cases")
struct CaseFormatTests {
    /// A case as each format writes it.
    private struct Made {
        let id: String
        let year: Int
        let country: String
        let position: (longitude: String, latitude: String)?
        let outcome: String

        /// Sound cases, with and without a position.
        static let all = (1...400).map { number in
            Made(
                id: "c\(number)", year: 2000 + number % 20, country: ["Thailand", "LAO", "Côte d’Ivoire"][number % 3],
                position: number % 3 == 0 ? ("100.\(number)", "13.75") : nil,
                outcome: ["returned", "failed", "pending"][number % 3 == 0 ? 0 : number % 2])
        }

        var csv: String {
            "\(id),\(year),\(country),\(position?.longitude ?? ""),\(position?.latitude ?? ""),\(outcome),note\n"
        }

        var record: String {
            let place = position.map { "\"longitude\":\($0.longitude),\"latitude\":\"\($0.latitude)\"," } ?? ""
            return "{\"outcome\":\"\(outcome)\",\(place)\"year\":\(year),\"note\":\"note\",\"case_id\":\"\(id)\","
                + "\"country\":\"\(country.replacing("ô", with: "\\u00f4"))\"}"
        }

        func feature(space: String) -> String {
            let point = position.map {
                "{\"type\": \"Point\",\(space)\"coordinates\": [\($0.longitude),\($0.latitude)]}"
            }
            return "{\(space)\"type\": \"Feature\",\(space)\"id\": \"\(id)\",\(space)\"properties\": {\(space)"
                + "\"year\": \(year),\(space)\"country\": \"\(country)\",\(space)\"note\": \"note\",\(space)"
                + "\"outcome\": \"\(outcome)\"},\(space)\"geometry\": \(point ?? "null")}"
        }
    }

    private static let files: [(name: String, text: String)] = {
        let features = Made.all.map { $0.feature(space: "") }
        let pretty = Made.all.map { $0.feature(space: "\n      ") }
        let collection = "{\"type\": \"FeatureCollection\", \"name\": \"cases\", \"features\": ["
        return [
            ("csv", "case_id,year,country,longitude,latitude,outcome,note\n" + Made.all.map(\.csv).joined()),
            ("ndjson", Made.all.map { $0.record + "\n" }.joined()),
            ("list", "[" + Made.all.map(\.record).joined(separator: ",\n") + "]"),
            ("geojsonl", features.map { $0 + "\n" }.joined()),
            ("geojsons", pretty.map { "\u{1E}\($0)\n" }.joined()),
            ("geojson", collection + features.joined(separator: ",") + "]}"),
            (
                "pretty",
                "{\n\"features\": [\n" + pretty.joined(separator: ",\n") + "\n],\n\"type\": \"FeatureCollection\"\n}\n"
            ),
        ]
    }()

    @Test("The same cases give the same bytes in any format, packed or not, on one thread and on two")
    func sameBytes() throws {
        try withTemporaryFolder { folder in
            var first: FolderContents?
            for (name, text) in CaseFormatTests.files {
                let plain = try folder.write(text, to: name)
                try #require(try Command(["gzip", "-k", plain]).run().ending == .status(0))
                for (path, threads) in [(plain, "1"), (plain, "2"), (plain + ".gz", "2")] {
                    var call = try Program.export([
                        "-", "-o", folder.path("out"), "--scale", "110m", "--keep", "note", "--threads", threads,
                    ])
                    call.input = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
                    let outcome = try call.run()
                    try #require(outcome.ending == .status(0), "\(name): \(outcome.errors)")
                    let written = try folder.contents(of: "out")
                    #expect(try written.report().accepted == Made.all.count)
                    let contents = try written.withoutDialect()
                    #expect(contents.differences(from: first ?? contents) == [], "\(path)")
                    first = first ?? contents
                    try folder.remove("out")
                }
            }
            #expect(try first?.properties("cases").first?["note"] as? String == "note")
        }
    }

    @Test("A path that ends in .gz is read as any other, whatever its name")
    func anyName() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(CaseFormatTests.files[1].text, to: "cases.csv")
            try #require(try Command(["gzip", path]).run().ending == .status(0))
            try #require(try Command(["mv", path + ".gz", path]).run().ending == .status(0))
            let outcome = try Program.check(path).run()
            #expect(outcome.ending == .status(0))
            #expect(outcome.output.contains("400 rows: 400 accepted, 0 rejected"))
        }
    }

    @Test("Large packed files that break off or are damaged are told with their line")
    func damaged() throws {
        try withTemporaryFolder { folder in
            let rows = (1...60_000).map { "{\"case_id\":\($0 &* 7919 % 100_003),\"country\":\"THA\"}\n" }.joined()
            let plain = try folder.write(rows, to: "cases.ndjson")
            try #require(try Command(["gzip", plain]).run().ending == .status(0))
            let bytes = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
            var wrong = bytes
            wrong[bytes.count - 6] ^= 1
            for (packed, reason) in [(bytes.prefix(bytes.count * 3 / 4), "break off"), (wrong, "damaged")] {
                let path = try folder.write([UInt8](packed), to: "damaged.gz")
                let outcome = try Program.check(path).run()
                #expect(outcome.ending == .status(65))
                #expect(outcome.errors.contains(reason))
                #expect(outcome.errors.contains(try Regex("damaged.gz:[0-9]{5}: ")), "\(outcome.errors)")
            }
            let again = Command(["sh", "-c", "gzip -c cases.ndjson.gz > again.gz"]).working(in: folder.path)
            try #require(try again.run().ending == .status(0))
            let twice = try Program.check(folder.path("again.gz")).run()
            #expect(twice.ending == .status(65))
            #expect(twice.errors.contains("twice"))
        }
    }
}
