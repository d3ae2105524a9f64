import FlyingFox
import Foundation

/// Answers requests for the files of one folder.
///
/// The handler for folders that the server library has reads `%2e%2e` as a way up, follows links, and knows few types.
struct SiteHandler: HTTPHandler {
    /// The path of the folder; it is opened for each request, as an export puts another in its place.
    let folder: String
    /// The hosts that requests may name. Another means that somebody's name was made to point here (DNS rebinding), so
    /// that a page from elsewhere can read the cases.
    let hosts: Set<String>
    /// The state to tell pages of, if they are to be told.
    let revision: Revision?

    /// The path that answers with the name of the state once it is not `?after=`.
    private static let changesPath = "/changes"
    private static let bufferByteCount = 65_536

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let host = request.headers[.host], hosts.contains(host.lowercased()) else {
            return .text(.misdirectedRequest, "caseatlas preview answers to its own address only.\n")
        }
        guard request.method == .GET || request.method == .HEAD else {
            var refusal = HTTPResponse.text(.methodNotAllowed, "caseatlas preview only shows files.\n")
            refusal.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return refusal
        }
        let answer = try await answer(to: request)
        return request.method == .HEAD ? answer.withoutBody : answer
    }

    private func answer(to request: HTTPRequest) async throws -> HTTPResponse {
        let path = request.target.path()
        if let revision {
            if path == "/" { return FramePage(revision: revision.text).response }
            if path == SiteHandler.changesPath {
                return .text(.ok, try await revision.text(otherThan: known(to: request)))
            }
        }
        guard let sitePath = SitePath(percentEncoded: path == "/" ? "/index.html" : path),
            let type = sitePath.contentType,
            // The folder may be exchanged between the moment it is opened and the moment its file is.
            let file = SiteFile(sitePath, in: folder) ?? SiteFile(sitePath, in: folder)
        else { return .text(.notFound, "No such file among the exports.\n") }
        let body = HTTPBodySequence(
            from: file.bytes, count: file.byteCount, suggestedBufferSize: SiteHandler.bufferByteCount)
        return HTTPResponse(.ok, type: type, policy: "frame-ancestors 'self'", body: body)
    }

    /// The state that a page shows.
    private func known(to request: HTTPRequest) -> String {
        request.query.first { $0.name == "after" }?.value ?? ""
    }
}

extension HTTPResponse {
    /// An answer with the headers that all have: nothing is kept by the browser, read as another type, or used by pages
    /// from elsewhere.
    init(_ status: HTTPStatusCode, type: String, policy: String, body: HTTPBodySequence) {
        let headers: [HTTPHeader: String] = [
            .contentType: type, .cacheControl: "no-store",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
            HTTPHeader("Referrer-Policy"): "no-referrer",
            HTTPHeader("Content-Security-Policy"): policy,
        ]
        self.init(statusCode: status, headers: HTTPHeaders(headers), body: body)
    }

    fileprivate static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(
            status, type: "text/plain; charset=utf-8", policy: "default-src 'none'; frame-ancestors 'none'",
            body: HTTPBodySequence(data: Data(text.utf8)))
    }

    /// The same headers and nothing else, as HEAD wants it (RFC 9110, section 9.3.2).
    fileprivate var withoutBody: HTTPResponse {
        guard case .httpBody(let body) = payload else { return self }
        var headers = headers
        headers[.contentLength] = body.count.map(String.init)
        return HTTPResponse(statusCode: statusCode, headers: headers)
    }
}
