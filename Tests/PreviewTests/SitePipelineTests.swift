import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Preview
import Testing

@Suite("What speaks HTTP on a connection")
struct SitePipelineTests {
    private static let request = "GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n"

    private static let millisecondLimit: Int64 = 400

    private let channel = EmbeddedChannel()

    init() throws {
        try SitePipeline.build(
            channel.pipeline.syncOperations, idleLimit: .milliseconds(SitePipelineTests.millisecondLimit))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 8000)).wait()
    }

    @Test("closes it when nothing happens for as long as may be, and not before")
    func silent() {
        pass(SitePipelineTests.millisecondLimit - 1)
        #expect(channel.isActive)
        pass(1)
        #expect(!channel.isActive)
    }

    @Test("closes it when a header comes byte by byte")
    func slow() throws {
        for byte in SitePipelineTests.request.utf8.prefix(4) {
            #expect(channel.isActive)
            try channel.writeInbound(ByteBuffer(bytes: [byte]))
            pass(SitePipelineTests.millisecondLimit / 4)
        }
        #expect(!channel.isActive)
    }

    @Test("leaves it open when a request has come in the meantime")
    func busy() throws {
        pass(SitePipelineTests.millisecondLimit * 3 / 4)
        try channel.writeInbound(ByteBuffer(string: SitePipelineTests.request))
        pass(SitePipelineTests.millisecondLimit / 4)
        #expect(channel.isActive)
    }

    @Test("gives the next request only when the one before is answered")
    func order() throws {
        try channel.writeInbound(ByteBuffer(string: SitePipelineTests.request + SitePipelineTests.request))
        #expect(try headCount() == 1)
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "0"])
        try channel.writeOutbound(HTTPServerResponsePart.head(head))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        #expect(try headCount() == 1)
    }

    @Test("takes fields, headers and numbers of fields as long as they may be, and no longer")
    func limits() throws {
        let field = String(repeating: "x", count: ServerLimits.fieldByteCount)
        #expect(throws: Never.self) { try send(["A: \(field.dropLast())"]) }
        #expect(throws: HTTPParserError.headerOverflow) { try send(["A: \(field)x"]) }
        #expect(throws: Never.self) { try send((1..<ServerLimits.fieldCount).map { "A: \($0)" }) }
        #expect(throws: HTTPParserError.headerOverflow) { try send((0...ServerLimits.fieldCount).map { "A: \($0)" }) }
        let four = [String](repeating: "A: \(field.dropLast(2))", count: 4)
        #expect(throws: HTTPParserError.headerOverflow) { try send(four + four) }
    }

    /// Sends a request with these fields over a connection of its own.
    private func send(_ fields: [String]) throws {
        let channel = EmbeddedChannel()
        try SitePipeline.build(channel.pipeline.syncOperations)
        try channel.writeInbound(
            ByteBuffer(string: "GET / HTTP/1.1\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"))
    }

    /// How many requests have begun since this was last asked.
    private func headCount() throws -> Int {
        var count = 0
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
            if case .head = part { count += 1 }
        }
        return count
    }

    /// Lets time pass, for the clock of the machine and for that of the connection.
    private func pass(_ milliseconds: Int64) {
        usleep(UInt32(milliseconds) * 1_000)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(milliseconds))
    }
}
