import Dispatch
import Foundation
import NIOCore
import NIOPosix
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
    private static let httpPort = 80

    private let folder: String
    private let port: UInt16
    private let revision: Revision?
    private let course = Mutex(Course())
    private let hasStarted = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    private typealias Listener = NIOAsyncChannel<SiteConnection.Channel, Never>

    /// What has become of the server.
    private struct Course {
        var port: Int?
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
        Task {
            // The only thread that reads and writes sockets; it is made here, so that no other command pays for it.
            let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
            do { try await self.run(on: threads) } catch { self.course.withLock { $0.failure = error } }
            try? await threads.shutdownGracefully()
            self.hasStarted.signal()
            self.hasEnded.signal()
        }
        hasStarted.wait()
        guard let taken = course.withLock({ $0.port }) else { throw failure }
        return "http://\(PreviewServer.loopback):\(taken)/"
    }

    /// Waits until the server has ended, at most so long; it ends only when the system fails it.
    package func hasEnded(withinSeconds seconds: Double) -> Bool {
        hasEnded.wait(timeout: .now() + seconds) == .success
    }

    /// Why the server has ended.
    package var failure: PreviewError { previewError(course.withLock { $0.failure }) }

    private func run(on threads: MultiThreadedEventLoopGroup) async throws {
        let listener = try await ServerBootstrap(group: threads)
            // A port is free again when a preview has ended, though its last connections linger.
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Some programs end what they send before they read the answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(host: PreviewServer.loopback, port: Int(port)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try SitePipeline.build(channel.pipeline.syncOperations)
                    return try SiteConnection.Channel(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        guard let taken = listener.channel.localAddress?.port else { return }
        // Which hosts it has depends on its port.
        let handler = SiteHandler(folder: folder, hosts: hosts(port: taken), revision: revision)
        course.withLock { $0.port = taken }
        hasStarted.signal()
        try await serve(listener, handler)
    }

    private func serve(_ listener: Listener, _ handler: SiteHandler) async throws {
        try await listener.executeThenClose { channels in
            try await withThrowingTaskGroup(of: Void.self) { connections in
                var count = 0
                for try await channel in channels {
                    if count < ServerLimits.connectionCount { count += 1 } else { try await connections.next() }
                    connections.addTask { await SiteConnection(channel: channel, handler: handler).serve() }
                }
            }
        }
    }

    private func hosts(port: Int) -> Set<String> {
        let withPort = PreviewServer.hostNames.map { "\($0):\(port)" }
        return Set(port == PreviewServer.httpPort ? withPort + PreviewServer.hostNames : withPort)
    }

    private func previewError(_ error: (any Error)?) -> PreviewError {
        let place = "\(PreviewServer.loopback):\(port)"
        guard let number = (error as? IOError)?.errnoCode else {
            return PreviewError(
                kind: .failed, message: "\(place): cannot serve: \(error.map { String(describing: $0) } ?? "ended")")
        }
        let reason = String(cString: strerror(number))
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
