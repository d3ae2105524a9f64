import Foundation
import Testing

@Suite("A connection to preview")
struct PreviewConnectionTests {
    @Test("gets its answers in the order of its requests, though they come together")
    func pipelined() throws {
        try preview { preview, connection in
            let requests = [
                ("GET", "/index.html"), ("HEAD", "/index.html"), ("GET", "/none.json"), ("GET", "/big.json"),
            ]
            connection.send(requests.map { preview.request($0.0, $0.1) }.joined())
            let last = preview.request("GET", "/datapackage.json", "Connection: close")
            connection.send(last + preview.request("GET", "/index.html"))
            var bytes = connection.receiveAll()
            let page = try Answer(takenOff: &bytes)
            let head = try Answer(takenOff: &bytes, hasBody: false)
            let none = try Answer(takenOff: &bytes)
            let big = try Answer(takenOff: &bytes)
            let end = try Answer(takenOff: &bytes)
            #expect([page, head, none, big, end].map(\.status) == [200, 200, 404, 200, 200])
            #expect(head.fields == page.fields && head.fields["content-length"] == String(page.body.count))
            #expect(big.body == PreviewConnectionTests.big)
            #expect(end.text == "{}\n" && end.fields["connection"] == "close")
            #expect(bytes.isEmpty)
        }
    }

    @Test("goes on after an answer, also to a request that is refused and brings something along")
    func kept() throws {
        try preview { preview, connection in
            connection.send(preview.request("POST", "/index.html", "Content-Length: 5") + "GET /")
            connection.send(preview.request("GET", "/none.json"))
            try expect([405, 404], over: connection)
            connection.send(preview.request("GET", "/index.html", "Connection: close"))
            try expect([200], over: connection)
        }
    }

    @Test("ends when a request brings more along than is worth reading")
    func content() throws {
        try preview { preview, connection in
            connection.send(preview.request("POST", "/index.html", "Content-Length: 100000000"))
            try expect([405], over: connection)
            #expect(!connection.send(String(repeating: "x", count: 100_000_000)))
        }
    }

    @Test(
        "is told what is wrong, and ends, when its request is none",
        arguments: [
            "nonsense\r\n\r\n", "GET /index.html\r\n\r\n", "GET /index.html HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET /index.html HTTP/1.1\r\nHost\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /index.html HTTP/1.1\r\nHost : a\r\n\r\n", "GET /index.html HTTP/1.1\r\nContent-Length: x\r\n\r\n",
            "GET /index.html HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
        ])
    func malformed(request: String) throws {
        try preview { preview, connection in
            connection.send(request)
            try expect([400], over: connection)
            #expect(try preview.get("/index.html").status == 200)
        }
    }

    @Test("is told so, and ends, when its header is too long")
    func longHeader() throws {
        let long = String(repeating: "x", count: 100_000)
        let fields = (0..<200).map { "X-\($0): 1\r\n" }.joined()
        for request in [
            "GET /\(long) HTTP/1.1\r\n", "GET / HTTP/1.1\r\nCookie: \(long)\r\n", "GET / HTTP/1.1\r\n" + fields,
        ] {
            try preview { preview, connection in
                connection.send(request + "\r\n")
                try expect([431], over: connection)
                #expect(try preview.get("/index.html").status == 200)
            }
        }
    }

    @Test("keeps nobody else waiting when it stalls in the middle of a request")
    func stalledRequest() throws {
        try preview { preview, connection in
            let request = preview.request("GET", "/index.html", "Connection: close")
            connection.send(String(request.prefix(30)))
            let others = try (0..<20).map { _ in try LocalConnection(port: preview.port) }
            try withExtendedLifetime(others) {
                for other in others { other.send("GET /ind") }
                let answer = try preview.get("/index.html")
                #expect(answer.status == 200)
            }
            connection.send(String(request.dropFirst(30)))
            try expect([200], over: connection)
        }
    }

    @Test("waits while as many are served as may be, until one of them ends")
    func waiting() throws {
        try preview { preview, connection in
            var others = try (1..<64).map { _ in try LocalConnection(port: preview.port) }
            let late = try LocalConnection(port: preview.port)
            late.send(preview.request("GET", "/index.html"))
            #expect(late.isSilent(forMilliseconds: 300))
            others.removeFirst()
            try withExtendedLifetime((others, connection)) { try expect([200], over: late) }
        }
    }

    @Test("keeps nobody else waiting when it does not take its answer, and gets it whole when it does")
    func stalledAnswer() throws {
        try preview { preview, connection in
            connection.send(preview.request("GET", "/big.json", "Connection: close"))
            let other = try preview.get("/index.html")
            #expect(other.status == 200)
            try expectBig(over: connection)
        }
    }

    @Test("gets its answer though it ends what it sends, or wishes for another protocol or an older one")
    func endedOrOther() throws {
        for field in ["Accept: */*", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c"] {
            try preview { preview, connection in
                connection.send(preview.request("GET", "/big.json", field))
                if field.hasPrefix("Accept") { connection.endSending() }
                try expectBig(over: connection)
            }
        }
        try preview { preview, connection in
            connection.send("GET /index.html HTTP/1.0\r\nHost: 127.0.0.1:\(preview.port)\r\n\r\n")
            try expect([200], over: connection)
        }
    }

    @Test("is refused when its request names two hosts, or none")
    func hosts() throws {
        for field in ["Host: 127.0.0.1:1", "host: evil.example"] {
            try preview { preview, connection in
                connection.send(preview.request("GET", "/index.html", field + "\r\nConnection: close"))
                try expect([421], over: connection)
            }
        }
        try preview { _, connection in
            connection.send("GET /index.html HTTP/1.1\r\nConnection: close\r\n\r\n")
            try expect([421], over: connection)
        }
    }

    /// More than the sockets of both sides hold.
    private static let big = Data(repeating: UInt8(ascii: "7"), count: 20_000_000)

    private func preview(_ body: (PreviewSession, LocalConnection) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.makePage()
            try PreviewConnectionTests.big.write(to: URL(fileURLWithPath: folder.path("exports/big.json")))
            try PreviewSession.run([], in: folder) { try body($0, LocalConnection(port: $0.port)) }
        }
    }

    /// Expects the big file, and the end of the connection.
    private func expectBig(over connection: LocalConnection) throws {
        var bytes = connection.receiveAll()
        let answer = try Answer(takenOff: &bytes)
        #expect(answer.body == PreviewConnectionTests.big)
        #expect(bytes.isEmpty)
    }

    /// Expects so many answers, and the end of the connection where the last says so.
    private func expect(_ statuses: [Int], over connection: LocalConnection) throws {
        var bytes = Data()
        var answers: [Answer] = []
        while answers.count < statuses.count {
            let part = try #require(connection.receive())
            try #require(!part.isEmpty, "\(answers.count) answers instead of \(statuses)")
            bytes += part
            while let answer = try? Answer(takenOff: &bytes) { answers.append(answer) }
        }
        #expect(answers.map(\.status) == statuses)
        guard answers.last?.fields["connection"] == "close" else { return }
        #expect(bytes.isEmpty && connection.receiveAll().isEmpty)
    }
}

extension PreviewSession {
    /// The header of a request to this server, with a further field.
    fileprivate func request(_ method: String, _ target: String, _ field: String = "Accept: */*") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(field)\r\n\r\n"
    }
}
