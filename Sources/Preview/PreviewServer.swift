import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves a folder of exports to browsers on this machine, and to nobody else.
///
/// Thread rule: any thread; ``start()`` once.
package final class PreviewServer: Sendable {
    /// The only address that is listened on: cases are about people at risk, so nobody else in the network may ask.
    private static let loopback = "127.0.0.1"
    /// What a browser may call that address.
    private static let hostNames = [loopback, "localhost", "[::1]"]
    /// The port that browsers do not name.
    private static let httpPort: UInt16 = 80

    private let folder: String
    private let port: UInt16
    private let revision: Revision?
    private let course = Mutex(Course())
    private let hasStarted = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    /// What has become of the server.
    private struct Course {
        var port: UInt16?
        var failure: (any Error)?
    }

    /// A server of `folder` on a port, 0 for any that is free. With a revision, pages are told when it changes.
    package init(folder: String, port: UInt16, revision: Revision? = nil) {
        self.folder = folder
        self.port = port
        self.revision = revision
    }

    /// Begins to listen, and returns the address to open.
    package func start() throws(PreviewError) -> String {
        let server = try makeServer()
        Task {
            do { try await server.run() } catch { self.fail(error) }
            self.hasEnded.signal()
        }
        Task {
            do { try await self.welcome(server) } catch { self.fail(error) }
        }
        hasStarted.wait()
        let (taken, failure) = course.withLock { ($0.port, $0.failure) }
        guard let taken else { throw previewError(failure) }
        return "http://\(PreviewServer.loopback):\(taken)/"
    }

    /// Waits until the server has ended, at most so long; it ends only when the system fails it.
    package func hasEnded(withinSeconds seconds: Double) -> Bool {
        hasEnded.wait(timeout: .now() + seconds) == .success
    }

    /// Why the server has ended.
    package var failure: PreviewError { previewError(course.withLock { $0.failure }) }

    private func makeServer() throws(PreviewError) -> HTTPServer {
        do {
            let address = try sockaddr_in.inet(ip4: PreviewServer.loopback, port: port)
            // Its own logger would write to standard output.
            return HTTPServer(address: address, logger: DisabledLogger.disabled)
        } catch {
            throw previewError(error)
        }
    }

    /// Gives the server its answers once it listens: which hosts it has depends on its port.
    private func welcome(_ server: HTTPServer) async throws {
        try await server.waitUntilListening()
        guard case .ip4(_, let taken) = await server.listeningAddress else { throw SocketError.unsupportedAddress }
        await server.appendRoute("*", to: SiteHandler(folder: folder, hosts: hosts(port: taken), revision: revision))
        course.withLock { $0.port = taken }
        hasStarted.signal()
    }

    private func hosts(port: UInt16) -> Set<String> {
        let withPort = PreviewServer.hostNames.map { "\($0):\(port)" }
        return Set(port == PreviewServer.httpPort ? withPort + PreviewServer.hostNames : withPort)
    }

    private func fail(_ error: any Error) {
        course.withLock { course in course.failure = course.failure ?? error }
        hasStarted.signal()
    }

    private func previewError(_ error: (any Error)?) -> PreviewError {
        let place = "\(PreviewServer.loopback):\(port)"
        guard case .failed(_, let number, let reason) = error as? SocketError else {
            return PreviewError(
                kind: .failed, message: "\(place): cannot serve: \(error?.localizedDescription ?? "ended")")
        }
        switch number {
        case EADDRINUSE:
            return PreviewError(
                kind: .portTaken,
                message: "port \(port) is taken by another program; give another with --port, or leave it out for any")
        case EACCES, EPERM:
            return PreviewError(kind: .notPermitted, message: "port \(port): \(reason); give one from 1024 on")
        default:
            return PreviewError(kind: .failed, message: "\(place): cannot serve: \(reason)")
        }
    }
}
