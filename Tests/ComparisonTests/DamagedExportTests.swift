import Comparison
import Foundation
import Testing

@Suite("Folders that cannot be compared")
struct DamagedExportTests {
    private let pair: ExportedPair

    init() throws {
        let rows = ["a,AAA,1.2,1.2,successful,abduction", "b,AAA,1.3,1.3,pending,other"]
        pair = try ExportedPair(rows, rows)
    }

    private func refusal() -> ComparisonError? {
        do {
            _ = try pair.comparison()
            return nil
        } catch {
            return error as? ComparisonError
        }
    }

    @Test("A layer that was changed since is told by its bytes and its digest")
    func changed() throws {
        try pair.edit("\(pair.new)/cases.geojson") { $0.replacing("successful", with: "succesSful") }
        let digest = try #require(refusal())
        #expect(
            digest.kind == .unreadable && digest.message.contains("cases.geojson") && digest.message.contains("SHA-256")
        )
        try pair.edit("\(pair.new)/cases.geojson") { $0.replacing("succesSful", with: "successful!") }
        let size = try #require(refusal())
        #expect(size.message.contains("bytes where the manifest has"))
    }

    @Test(
        "A layer that is no layer of ours is told by its line",
        arguments: [
            (#""features":["#, #""features":[ "#, "line 1"), ("]}\n", "]}\n]}\n", "behind the end"),
            ("]}\n", "", "before ]}"), (#""case_id":"a","#, "", "no property case_id"),
            (#""case_id":"b""#, #""case_id":"a""#, "stands twice"), (#""outcome":"#, #""outcome"#, "line 2, byte"),
            (#""outcome":"pending","#, "", "not those of the first case"),
            (#""coordinates""#, #""coordinate""#, "no position"),
        ])
    func malformed(text: String, replacement: String, says: String) throws {
        try pair.dropDigests(of: pair.old)
        try pair.edit("\(pair.old)/cases.geojson") { $0.replacing(text, with: replacement) }
        let error = try #require(refusal())
        #expect(error.kind == .unreadable)
        #expect(error.message.contains("\(pair.old)/cases.geojson") && error.message.contains(says), "\(error.message)")
    }

    @Test(
        "Countries without a key or a count are told by their line",
        arguments: [(#""iso_a3":"#, #""iso":"#), (#""attempted":"#, #""tried":"#)])
    func countries(text: String, replacement: String) throws {
        try pair.dropDigests(of: pair.new)
        try pair.edit("\(pair.new)/countries.geojson") { $0.replacing(text, with: replacement) }
        let error = try #require(refusal())
        #expect(error.message.contains("countries.geojson: line 2"), "\(error.message)")
    }

    @Test("A folder that is not there, or no export of ours, is called so")
    func foreign() throws {
        let files = FileManager.default
        try files.removeItem(atPath: "\(pair.new)/cases.geojson")
        #expect(refusal()?.kind == .missing)
        try "{}".write(toFile: "\(pair.new)/datapackage.json", atomically: false, encoding: .utf8)
        #expect(refusal()?.kind == .unreadable)
        #expect(refusal()?.message.contains("no manifest of caseatlas") == true)
        try files.removeItem(atPath: "\(pair.new)/datapackage.json")
        #expect(refusal()?.kind == .missing)
        #expect(refusal()?.message.contains("caseatlas export") == true)
        try files.removeItem(atPath: pair.new)
        #expect(refusal()?.kind == .missing)
    }
}
