import Foundation
import Testing

@Suite("The server of preview")
struct PreviewTests {
    @Test("shows every file of an export as it is on disk, with a type for it")
    func everyFile() throws {
        try withTemporaryFolder { folder in
            try folder.write(CaseRow.file(.sound), to: "cases.csv")
            let arguments = ["cases.csv", "-o", "map", "--scale", "110m", "--format", "rfc7946,d3,topojson,geojsonseq"]
            try PreviewSession.run(arguments, in: folder) { preview in
                try expectWhole(folder.path("map"))
                let contents = try folder.contents(of: "map")
                for name in contents.names {
                    let answer = try preview.get("/\(name)")
                    #expect(answer.status == 200, "\(name)")
                    #expect(answer.body == contents.files[name], "\(name)")
                    #expect(answer.fields["content-type"] != nil, "\(name)")
                    #expect(answer.fields["x-content-type-options"] == "nosniff", "\(name)")
                    #expect(answer.fields["cache-control"] == "no-store", "\(name)")
                }
                #expect(try preview.get("/").body == contents.files["index.html"])
                #expect(try preview.get("/changes").status == 404)
                #expect(preview.run.outputSoFar == "http://127.0.0.1:\(preview.port)/\n")
                #expect(preview.run.errorsSoFar.contains("rows: "))
            }
        }
    }

    @Test("refuses every way out of the folder, links, hidden files, and what no export has")
    func waysOut() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try folder.write("{}", to: "secret.json")
            try folder.makeFolder("outside")
            try folder.write("{}", to: "outside/secret.json")
            try folder.write("{}", to: "exports/.hidden.json")
            try folder.write("mine", to: "exports/notes.txt")
            try folder.makeFolder("exports/folder.json")
            for (link, target) in [("link.json", "../secret.json"), ("links", "../outside")] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.path("exports/\(link)"), withDestinationPath: target)
            }
            let targets = [
                "/../secret.json", "/%2e%2e/secret.json", "/%2E%2E%2Fsecret.json", "/..%2fsecret.json",
                "/x/../../secret.json", "/..%5csecret.json", "/%252e%252e/secret.json", "/./../secret.json",
                "/\(folder.path("secret.json"))", folder.path("secret.json"), "//etc/passwd", "file:///etc/passwd",
                "http://127.0.0.1/index.html", "*", "/index.html%00.json",
                "/link.json", "/links/secret.json", "/.hidden.json", "/notes.txt", "/folder.json", "/links", "/%ff",
                "/index.html/", "/index.html/secret.json", "//index.html",
            ]
            try PreviewSession.run([], in: folder) { preview in
                for target in targets {
                    let answer = try preview.get(target)
                    #expect(answer.status == 404, "\(target)")
                    #expect(!answer.text.contains("{}"), "\(target)")
                }
                for noTarget in ["secret.json", "../secret.json", "/\u{0}.json", "/a b.json"] {
                    let answer = try preview.get(noTarget)
                    #expect(answer.status == 400, "\(noTarget)")
                }
                #expect(try preview.get("/index.html?year=2015").status == 200)
            }
        }
    }

    @Test("refuses hosts that are not its own, so that no page from elsewhere can read the cases")
    func hosts() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewSession.run(["--watch"], in: folder) { preview in
                func status(_ host: String, _ target: String = "/index.html") throws -> Int {
                    try Answer(to: target, host: host, port: preview.port).status
                }
                for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
                    let status = try status("\(host):\(preview.port)")
                    #expect(status == 200, "\(host)")
                }
                let foreign = [
                    "evil.example", "evil.example:\(preview.port)", "127.0.0.1", "localhost:1", "",
                    "127.0.0.1:\(preview.port).evil.example", "0.0.0.0:\(preview.port)",
                ]
                for host in foreign {
                    for target in ["/index.html", "/", "/changes"] {
                        let status = try status(host, target)
                        #expect(status == 421, "\(host) \(target)")
                    }
                }
            }
        }
    }

    @Test("answers to GET and HEAD only")
    func methods() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewSession.run([], in: folder) { preview in
                for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
                    let answer = try Answer(to: "/index.html", method: method, port: preview.port)
                    #expect(answer.status == 405, "\(method)")
                    #expect(answer.fields["allow"] == "GET, HEAD")
                }
                let head = try Answer(to: "/index.html", method: "HEAD", port: preview.port)
                let whole = try preview.get("/index.html")
                #expect(head.status == 200 && head.body.isEmpty)
                #expect(head.fields["content-length"] == String(whole.body.count))
                #expect(head.fields["content-type"] == "text/html; charset=utf-8")
            }
        }
    }

    @Test("listens on the loopback address and on no other")
    func loopbackOnly() throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewSession.run([], in: folder) { preview in
                // The address that the kernel keeps: bytes in the order of the machine, then the port (proc(5)).
                let port = String(format: ":%04X", preview.port)
                func listeners(_ table: String) throws -> [String] {
                    try String(contentsOfFile: "/proc/net/\(table)", encoding: .utf8).split(separator: "\n")
                        .map { $0.split(separator: " ").map(String.init) }
                        .filter { $0.count > 3 && $0[1].hasSuffix(port) && $0[3] == "0A" }.map { $0[1] }
                }
                let found = try (version4: listeners("tcp"), version6: listeners("tcp6"))
                #expect(found.version4 == ["0100007F" + port])
                #expect(found.version6 == [])
                #expect(Answer.isHeard(on: "127.0.0.1", port: preview.port))
                #expect(!Answer.isHeard(on: "127.0.0.2", port: preview.port))
            }
        }
    }
}
