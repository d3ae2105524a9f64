import NIOCore
import NIOHTTP1

/// A connection of a browser: its requests are answered one after the other, whether it waits for the answers or not.
struct SiteConnection: Sendable {
    typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    private typealias Requests = NIOAsyncChannelInboundStream<HTTPServerRequestPart>
    private typealias Answers = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    let channel: Channel
    let handler: SiteHandler

    /// Somebody goes on sending what nobody wants.
    private struct Flood: Error {}

    /// Answers until the browser has no more requests or is gone.
    func serve() async {
        // A browser that is gone, or a file that was cut short, ends this connection and is nobody else's trouble.
        try? await channel.executeThenClose { requests, answers in
            try await answerAll(requests, answers)
            // Closing both sides at once would cut the browser off from what it has not read yet.
            answers.finish()
            try await channel.channel.closeFuture.get()
        }
    }

    private func answerAll(_ requests: Requests, _ answers: Answers) async throws {
        // How much came along with a request so far; nil between two requests.
        var contentByteCount: Int?
        var isOver = false
        do {
            for try await part in requests {
                switch part {
                case .head(let head):
                    contentByteCount = 0
                    if !isOver { isOver = try await answer(head, answers) }
                case .body(let bytes):
                    let count = (contentByteCount ?? 0) + bytes.readableBytes
                    guard count <= ServerLimits.contentByteCount else { throw Flood() }
                    contentByteCount = count
                case .end:
                    contentByteCount = nil
                }
            }
        } catch let error as HTTPParserError where contentByteCount == nil {
            try await send(SiteResponse(error), isLast: true, answers)
        }
    }

    /// Answers a request, and returns whether it is the last that is answered.
    private func answer(_ head: HTTPRequestHead, _ answers: Answers) async throws -> Bool {
        // What follows a wish for another protocol is not read as HTTP any more.
        let wantsOtherProtocol = head.method == .CONNECT || head.headers.contains(name: "Upgrade")
        let isLast = wantsOtherProtocol || head.version != .http1_1 || !head.isKeepAlive
        try await send(try await handler.answer(to: SiteRequest(head)), isLast: isLast, answers)
        // What came along with the request is still read, else the other side would be cut off from the answer.
        if isLast { answers.finish() }
        return isLast
    }

    private func send(_ response: SiteResponse, isLast: Bool, _ answers: Answers) async throws {
        var fields = HTTPHeaders(response.fields.map { ($0.name, $0.value) })
        if isLast { fields.add(name: "Connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status.rawValue)
        try await answers.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: fields)))
        switch response.body {
        case nil: break
        case .text(let text): try await answers.write(.body(.byteBuffer(ByteBuffer(string: text))))
        case .file(let file): try await send(file, answers)
        }
        // Waits until the system has taken all: closing throws away what it has not, where the browser ended its side.
        try await channel.channel.writeAndFlush(HTTPServerResponsePart.end(nil)).get()
    }

    private func send(_ file: SiteFile, _ answers: Answers) async throws {
        var offset = 0
        while offset < file.byteCount {
            let piece = try file.piece(from: offset)
            try await answers.write(.body(.byteBuffer(ByteBuffer(bytes: piece))))
            offset += piece.count
        }
    }
}

extension SiteRequest {
    fileprivate init(_ head: HTTPRequestHead) {
        let hosts = head.headers["Host"]
        self.init(method: head.method.rawValue, target: head.uri, host: hosts.count == 1 ? hosts[0] : nil)
    }
}

extension SiteResponse {
    /// What is told to somebody who does not speak HTTP.
    fileprivate init(_ error: HTTPParserError) {
        switch error {
        case .headerOverflow: self.init(.fieldsTooLarge, text: "The header of the request is too long.\n")
        default: self.init(.badRequest, text: "This is no request that caseatlas preview understands.\n")
        }
    }
}
