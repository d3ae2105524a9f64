import Foundation

/// A connection to a server on this machine, over which bytes go as they are, as no well-meaning client would send them.
final class LocalConnection: Sendable {
    private let descriptor: Int32

    /// How long to wait for bytes.
    private static let secondLimit = 20

    /// Nobody listens there.
    struct Refusal: Error {
        /// The address and the port.
        let place: String
    }

    /// Connects to a port of an address of this machine.
    init(to address: String = "127.0.0.1", port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: LocalConnection.secondLimit, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var socketAddress = sockaddr_in()
        socketAddress.sin_family = sa_family_t(AF_INET)
        socketAddress.sin_port = port.bigEndian
        inet_pton(AF_INET, address, &socketAddress.sin_addr)
        let isConnected = withUnsafePointer(to: &socketAddress) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            close(descriptor)
            throw Refusal(place: "\(address):\(port)")
        }
    }

    deinit { close(descriptor) }

    /// Whether the other side took all bytes of a text.
    @discardableResult
    func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Says that nothing more will be sent.
    func endSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// What the other side sends next, at most so many bytes; none when it has ended, nil when it broke off or says nothing.
    func receive(atMost count: Int = 65_536) -> Data? {
        var buffer = [UInt8](repeating: 0, count: count)
        let received = recv(descriptor, &buffer, count, 0)
        return received < 0 ? nil : Data(buffer[..<received])
    }

    /// Whether the other side says nothing for so long, and does not end either.
    func isSilent(forMilliseconds limit: Int32) -> Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&question, 1, limit) == 0
    }

    /// Everything that the other side sends until it ends, or breaks off.
    func receiveAll() -> Data {
        var all = Data()
        while let part = receive(), !part.isEmpty { all += part }
        return all
    }
}
