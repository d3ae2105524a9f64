import Foundation
import Testing

@Suite("The page that strangers read first")
struct ReadmeTests {
    @Test("It shows what the main job prints, line by line")
    func output() throws {
        let page = try String(contentsOfFile: "\(Program.repository)/README.md", encoding: .utf8)
        let shown = Set(page.split(separator: "\n"))
        try withTemporaryFolder { folder in
            let outcome = try Program.export(["-o", "exports"]).working(in: folder.path).run()
            #expect(outcome.ending == .status(0))
            for line in outcome.output.split(separator: "\n") { #expect(shown.contains(line), "\(line)") }
        }
    }
}
