import Foundation
import Testing

@Suite("preview ends")
struct PreviewEndingTests {
    @Test("by the signal that interrupts it, and its port is free again", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(signal: Int32) throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            var port: UInt16 = 0
            let run = try Program.preview(["--watch"]).working(in: folder.path).start()
            #expect(wait { run.outputSoFar.hasSuffix("\n") })
            let address = URL(string: run.outputSoFar.trimmingCharacters(in: .newlines))
            port = UInt16(try #require(address?.port))
            #expect(try Answer(to: "/", port: port).status == 200)
            run.send(signal)
            #expect(try run.finish().ending == .signal(signal))
            #expect(!Answer.isHeard(on: "127.0.0.1", port: port))
        }
    }

    @Test("with status 75 when another program has the port")
    func takenPort() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewSession.run([], in: folder) { preview in
                let second = try Program.preview(["--port", "\(preview.port)"]).working(in: folder.path).run()
                #expect(second.ending == .status(75))
                #expect(second.errors.contains("port \(preview.port) is taken") && second.errors.contains("--port"))
                #expect(second.output.isEmpty)
                #expect(try preview.get("/index.html").status == 200)
            }
        }
    }

    @Test("with status 66 and the way to a page when the folder has none")
    func missingPage() throws {
        try withTemporaryFolder { folder in
            try folder.makeFolder("map")
            for arguments in [[], ["-o", "map"], ["-o", "map", "--watch"]] {
                let outcome = try Program.preview(arguments).working(in: folder.path).run()
                let name = arguments.isEmpty ? "exports" : "map"
                #expect(outcome.ending == .status(66))
                #expect(outcome.errors.contains("\(name): no index.html"))
                #expect(outcome.errors.contains("caseatlas export -o \(name)"))
            }
        }
    }

    @Test("as export does when the cases cannot be exported at all")
    func brokenCases() throws {
        try withTemporaryFolder { folder in
            let missing = try Program.preview(["cases.csv", "--watch"]).working(in: folder.path).run()
            #expect(missing.ending == .status(66) && missing.errors.contains("cases.csv"))
            try folder.write("case_id,country\na,Nowhere\n", to: "cases.csv")
            let broken = try Program.preview(["cases.csv", "--watch"]).working(in: folder.path).run()
            #expect(broken.ending == .status(65) && broken.errors.contains("Nowhere"))
            #expect(missing.output.isEmpty && broken.output.isEmpty)
            #expect(!folder.exists("exports"))
        }
    }

    @Test(
        "with status 64 when options contradict each other or change nothing",
        arguments: [
            (["-", "--watch"], "standard input"), (["--title", "x"], "name files with cases"),
            (["--keep", "notes"], "name files with cases"), (["--port", "70000"], "--port"),
            (["a.csv", "--scale", "10m", "--fit", "1MB"], "exclude each other"),
        ])
    func usage(arguments: [String], fragment: String) throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            let outcome = try Program.preview(arguments).working(in: folder.path).run()
            #expect(outcome.ending == .status(64))
            #expect(outcome.errors.contains(fragment), "\(outcome.errors)")
        }
    }
}
