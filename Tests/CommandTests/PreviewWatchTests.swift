import Foundation
import Testing

@Suite("preview --watch")
struct PreviewWatchTests {
    private static let cases = "case_id,country,outcome\na,THA,yes\n"
    private static let arguments = ["cases.csv", "--watch", "--scale", "110m"]

    @Test("exports again when the cases change, and tells the page")
    func changedCases() throws {
        try withTemporaryFolder { folder in
            try folder.write(PreviewWatchTests.cases, to: "cases.csv")
            try PreviewSession.run(PreviewWatchTests.arguments, in: folder) { preview in
                let known = try preview.revision()
                let before = try preview.get("/symbols.geojson").body
                try folder.write(PreviewWatchTests.cases + "b,LAO,no\n", to: "cases.csv")
                try #require(try preview.waitForRevision(otherThan: known), "\(preview.run.errorsSoFar)")
                let symbols = try folder.contents(of: "exports").properties("symbols")
                #expect(symbols.map { $0["iso_a3"] as? String } == ["LAO", "THA"])
                #expect(try preview.get("/symbols.geojson").body != before)
                #expect(try preview.get("/index.html").body == folder.contents(of: "exports").files["index.html"])
            }
        }
    }

    @Test("sees that an editor put another file in place of the cases, and that a profile or words changed")
    func otherFiles() throws {
        try withTemporaryFolder { folder in
            try folder.write("case_id,country,Verdict\na,THA,rendu\n", to: "cases.csv")
            try folder.write("list,word,value\noutcome,rendu,successful\n", to: "words.csv")
            try folder.write(
                "cases: cases.csv\noutput: out\nscale: 110m\ncolumn:\n  outcome: Verdict\n", to: "atlas.yml")
            let arguments = ["--profile", "atlas.yml", "--words", "words.csv", "--watch"]
            try PreviewSession.run(arguments, in: folder) { preview in
                func successful() throws -> [Int?] {
                    try folder.contents(of: "out").properties("symbols").map { $0["successful"] as? Int }
                }
                func expect(_ numbers: [Int?], after change: () throws -> Void) throws {
                    let known = try preview.revision()
                    try change()
                    try #require(try preview.waitForRevision(otherThan: known), "\(preview.run.errorsSoFar)")
                    #expect(try successful() == numbers)
                }
                #expect(try successful() == [1])
                try expect([1, 1]) {
                    try folder.write("case_id,country,Verdict\na,THA,rendu\nb,LAO,rendu\n", to: "new.csv")
                    try #require(rename(folder.path("new.csv"), folder.path("cases.csv")) == 0)
                }
                try expect([0, 0]) {
                    try folder.write("list,word,value\noutcome,rendu,unsuccessful\n", to: "words.csv")
                }
                try expect([1]) {
                    try folder.write("case_id,country,Verdict\nc,VNM,yes\n", to: "other.csv")
                    let profile = "cases: other.csv\noutput: out\nscale: 110m\ncolumn:\n  outcome: Verdict\n"
                    try folder.write(profile, to: "atlas.yml")
                }
                // The file that the profile named anew is watched as well.
                try expect([0]) { try folder.write("case_id,country,Verdict\nc,VNM,no\n", to: "other.csv") }
            }
        }
    }

    @Test("keeps the earlier export when the new cases cannot be read, says why, and goes on")
    func brokenCases() throws {
        try withTemporaryFolder { folder in
            try folder.write(PreviewWatchTests.cases, to: "cases.csv")
            try PreviewSession.run(PreviewWatchTests.arguments, in: folder) { preview in
                let known = try preview.revision()
                let before = try folder.contents(of: "exports")
                try folder.write("case_id,country,outcome\na,Nowhere,yes\n", to: "cases.csv")
                #expect(wait { preview.run.errorsSoFar.contains("earlier export") })
                #expect(preview.run.errorsSoFar.contains("Nowhere"))
                #expect(try folder.contents(of: "exports") == before)
                #expect(try preview.get("/index.html").body == before.files["index.html"])
                try folder.remove("cases.csv")
                #expect(wait { preview.run.errorsSoFar.contains("cases.csv: no such file") })
                #expect(try folder.contents(of: "exports") == before)
                try folder.write("case_id,country,outcome\nb,LAO,yes\n", to: "cases.csv")
                #expect(try preview.waitForRevision(otherThan: known))
                #expect(try folder.contents(of: "exports") != before)
                #expect(preview.run.outputSoFar == "http://127.0.0.1:\(preview.port)/\n")
            }
        }
    }

    @Test("shows a page around the page that may do nothing but ask for changes")
    func framePage() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewSession.run(["--watch"], in: folder) { preview in
                let frame = try preview.get("/")
                let known = try preview.revision()
                #expect(frame.fields["content-type"] == "text/html; charset=utf-8")
                #expect(frame.text.contains("<iframe title=\"The exported page\" src=\"index.html\">"))
                #expect(frame.text.contains("data-revision=\"\(known)\""))
                let policy = try #require(frame.fields["content-security-policy"])
                #expect(policy.hasPrefix("default-src 'none'; frame-src 'self'; connect-src 'self'; "))
                for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
                    let digest = try digest(of: element, in: frame.text, folder)
                    #expect(policy.contains("\(directive) 'sha256-\(digest)'"), "\(element)")
                }
                #expect(!policy.contains("unsafe"))
            }
        }
    }

    @Test("notices that another run has exported into the folder that is shown without cases")
    func folderOnly() throws {
        try withTemporaryFolder { folder in
            try folder.write(PreviewWatchTests.cases, to: "cases.csv")
            let export = try Program.export(["cases.csv", "--scale", "110m"]).working(in: folder.path)
            try #require(try export.run().ending == .status(0))
            try PreviewSession.run(["--watch"], in: folder) { preview in
                let known = try preview.revision()
                try folder.write(PreviewWatchTests.cases + "b,LAO,no\n", to: "cases.csv")
                try #require(try export.run().ending == .status(0))
                #expect(try preview.waitForRevision(otherThan: known))
                #expect(try preview.get("/index.html").body == folder.contents(of: "exports").files["index.html"])
            }
        }
    }

    /// The digest of the text of an element, as browsers compare it with the policy.
    private func digest(of element: String, in page: String, _ folder: TemporaryFolder) throws -> String {
        let start = try #require(page.range(of: "<\(element)>")).upperBound
        let end = try #require(page.range(of: "</\(element)>")).lowerBound
        try folder.write(String(page[start..<end]), to: element)
        let hexadecimal = Array(try Command(["sha256sum", folder.path(element)]).run().output.prefix(64))
        let bytes = stride(from: 0, to: hexadecimal.count, by: 2).compactMap {
            UInt8(String(hexadecimal[$0...($0 + 1)]), radix: 16)
        }
        return Data(bytes).base64EncodedString()
    }
}
