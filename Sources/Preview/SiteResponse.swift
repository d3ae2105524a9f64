/// What a browser is told.
package struct SiteResponse: Sendable {
    /// What became of a request (RFC 9110, section 15; 431: RFC 6585).
    package enum Status: Int, Sendable {
        /// Here it is.
        case ok = 200
        /// It is no request.
        case badRequest = 400
        /// There is no such file.
        case notFound = 404
        /// Files are only shown.
        case methodNotAllowed = 405
        /// It is meant for another server.
        case misdirectedRequest = 421
        /// Its header is too long.
        case fieldsTooLarge = 431
    }

    /// What follows the fields.
    package enum Body: Sendable {
        /// Words of our own.
        case text(String)
        /// A file as it is on disk.
        case file(SiteFile)
    }

    /// What became of the request.
    package let status: Status
    /// What is said about the body, in the order in which it is sent.
    package private(set) var fields: [(name: String, value: String)]
    /// Nil where only the fields are wanted.
    package private(set) var body: Body?

    /// An answer with the fields that all have: nothing is kept by the browser, read as another type, or used by pages
    /// from elsewhere.
    package init(_ status: Status, type: String, policy: String, body: Body) {
        self.status = status
        self.body = body
        fields = [
            ("Content-Type", type), ("Content-Length", String(body.byteCount)), ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"), ("Content-Security-Policy", policy),
        ]
    }

    /// An answer in words.
    package init(_ status: Status, text: String) {
        self.init(
            status, type: "text/plain; charset=utf-8", policy: "default-src 'none'; frame-ancestors 'none'",
            body: .text(text))
    }

    /// The same fields and nothing else, as HEAD wants it (RFC 9110, section 9.3.2).
    package var withoutBody: SiteResponse {
        var response = self
        response.body = nil
        return response
    }

    /// The same with one more field.
    package func adding(_ name: String, _ value: String) -> SiteResponse {
        var response = self
        response.fields.append((name, value))
        return response
    }
}

extension SiteResponse.Body {
    fileprivate var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .file(let file): file.byteCount
        }
    }
}
