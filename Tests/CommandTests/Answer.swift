import Foundation
import Testing

/// What a server on this machine says to a request that is sent byte for byte, as no well-meaning client would.
struct Answer {
    let status: Int
    /// The fields by their names in lower case.
    let fields: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    private static let secondLimit = 20
    private static let end = Data("\r\n\r\n".utf8)

    struct None: Error {
        let port: UInt16
        let target: String
    }

    /// Asks for `target`, which need not be a path; the host is that of the server unless one is given.
    init(to target: String, method: String = "GET", host: String? = nil, port: UInt16) throws {
        let request =
            "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n"
        let bytes = try Answer.exchange(Data(request.utf8), port: port)
        let split = try #require(bytes.range(of: Answer.end), "no answer to \(method) \(target)")
        let lines = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        status = try #require(Int(lines[0].split(separator: " ")[1]))
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let colon = try #require(line.firstIndex(of: ":"))
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        self.fields = fields
        body = Data(bytes[split.upperBound...])
    }

    /// Whether anybody listens on a port of an address of this machine.
    static func isHeard(on address: String, port: UInt16) -> Bool {
        guard let socket = try? connected(to: address, port: port) else { return false }
        close(socket)
        return true
    }

    private static func exchange(_ request: Data, port: UInt16) throws -> Data {
        let socket = try connected(to: "127.0.0.1", port: port)
        defer { close(socket) }
        var limit = timeval(tv_sec: secondLimit, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        _ = request.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        var answer = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return answer }
            answer.append(contentsOf: buffer[..<count])
        }
    }

    private static func connected(to text: String, port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, text, &address.sin_addr)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            close(descriptor)
            throw None(port: port, target: text)
        }
        return descriptor
    }
}
