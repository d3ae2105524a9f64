import Foundation
import TestSupport
import Testing

import Preview

@Suite("The answer to a request")
struct SiteHandlerTests {
    private static let host = "127.0.0.1:8000"

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("<!doctype html>", to: "index.html")
        try folder.write("{}", to: "cases.geojson")
    }

    @Test("is the file, with its type and length, and with fields that keep it from others")
    func file() async throws {
        let answer = try await answer("/cases.geojson?year=2015")
        #expect(answer.status == .ok)
        #expect(try bytes(of: answer) == Array("{}".utf8))
        let fields = Dictionary(uniqueKeysWithValues: answer.fields.map { ($0.name, $0.value) })
        #expect(
            fields == [
                "Content-Type": "application/geo+json; charset=utf-8", "Content-Length": "2",
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
                "Referrer-Policy": "no-referrer", "Content-Security-Policy": "frame-ancestors 'self'",
            ])
    }

    @Test("is the page where no file is named, or the frame around it where changes are told")
    func start() async throws {
        #expect(try bytes(of: try await answer("/")) == Array("<!doctype html>".utf8))
        let frame = try await answer("/", revision: Revision())
        #expect(String(decoding: try bytes(of: frame), as: UTF8.self).contains("<iframe"))
    }

    @Test("is the state, where changes are told, and else no such file")
    func changes() async throws {
        let revision = Revision()
        let told = try await answer("/changes?after=0.0", revision: revision)
        #expect(told.status == .ok)
        #expect(try bytes(of: told) == Array(revision.text.utf8))
        #expect(try await answer("/changes").status == .notFound)
    }

    @Test("to HEAD is that to GET without the body")
    func head() async throws {
        for path in ["/", "/cases.geojson", "/none.json"] {
            let whole = try await answer(path)
            let head = try await answer(path, method: "HEAD")
            #expect(head.body == nil)
            #expect(head.status == whole.status)
            #expect(head.fields.map(\.value) == whole.fields.map(\.value))
        }
    }

    @Test(
        "to other methods is that there are GET and HEAD",
        arguments: ["POST", "OPTIONS", "DELETE", "get", "CONNECT", ""])
    func methods(method: String) async throws {
        let answer = try await answer("/", method: method)
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.fields.contains { $0 == ("Allow", "GET, HEAD") })
    }

    @Test(
        "to another host, to none and to two is a refusal, whatever is asked",
        arguments: [nil, "", "127.0.0.1", "localhost:8000", "evil.example:8000", "127.0.0.1:8000.evil.example"])
    func hosts(host: String?) async throws {
        for (method, path) in [("GET", "/index.html"), ("GET", "/changes"), ("POST", "/")] {
            let answer = try await answer(path, method: method, host: host, revision: Revision())
            #expect(answer.status == .misdirectedRequest)
        }
    }

    private func answer(
        _ target: String, method: String = "GET", host: String? = SiteHandlerTests.host, revision: Revision? = nil
    ) async throws -> SiteResponse {
        try await SiteHandler(folder: folder.path, hosts: [SiteHandlerTests.host], revision: revision)
            .answer(to: SiteRequest(method: method, target: target, host: host))
    }

    private func bytes(of answer: SiteResponse) throws -> [UInt8] {
        switch answer.body {
        case nil: []
        case .text(let text): Array(text.utf8)
        case .file(let file): try file.piece(from: 0)
        }
    }
}
