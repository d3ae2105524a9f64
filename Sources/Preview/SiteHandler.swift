/// Answers requests for the files of one folder.
package struct SiteHandler: Sendable {
    /// The path of the folder; it is opened for each request, as an export puts another in its place.
    private let folder: String
    /// The hosts that requests may name. Another means that somebody's name was made to point here (DNS rebinding), so
    /// that a page from elsewhere can read the cases.
    private let hosts: Set<String>
    /// The state to tell pages of, if they are to be told.
    private let revision: Revision?

    /// The path that answers with the name of the state once it is not `?after=`.
    private static let changesPath = "/changes"

    /// Answers to requests for one of `hosts`; with a revision, pages are told when it changes.
    package init(folder: String, hosts: Set<String>, revision: Revision?) {
        self.folder = folder
        self.hosts = hosts
        self.revision = revision
    }

    /// The answer to a request; one that asks for a change waits for it.
    package func answer(to request: SiteRequest) async throws -> SiteResponse {
        guard let host = request.host, hosts.contains(host.lowercased()) else {
            return SiteResponse(.misdirectedRequest, text: "caseatlas preview answers to its own address only.\n")
        }
        switch request.method {
        case "GET": return try await page(for: request)
        case "HEAD": return try await page(for: request).withoutBody
        default:
            return SiteResponse(.methodNotAllowed, text: "caseatlas preview only shows files.\n")
                .adding("Allow", "GET, HEAD")
        }
    }

    private func page(for request: SiteRequest) async throws -> SiteResponse {
        let path = request.path
        if let revision {
            if path == "/" { return FramePage(revision: revision.text).response }
            if path == SiteHandler.changesPath {
                let known = request.parameter("after") ?? ""
                return SiteResponse(.ok, text: try await revision.text(otherThan: known))
            }
        }
        guard let sitePath = SitePath(percentEncoded: path == "/" ? "/index.html" : path),
            let type = sitePath.contentType,
            // The folder may be exchanged between the moment it is opened and the moment its file is.
            let file = SiteFile(sitePath, in: folder) ?? SiteFile(sitePath, in: folder)
        else { return SiteResponse(.notFound, text: "No such file among the exports.\n") }
        return SiteResponse(.ok, type: type, policy: "frame-ancestors 'self'", body: .file(file))
    }
}
