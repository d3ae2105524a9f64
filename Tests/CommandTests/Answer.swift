import Foundation
import Testing

/// What a server on this machine says to a request that is sent byte for byte.
struct Answer {
    let status: Int
    /// The fields by their names in lower case.
    let fields: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    private static let end = Data("\r\n\r\n".utf8)

    /// Asks for `target`, which need not be a path; the host is that of the server unless one is given.
    init(to target: String, method: String = "GET", host: String? = nil, port: UInt16) throws {
        let connection = try LocalConnection(port: port)
        connection.send(
            "\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n")
        var bytes = connection.receiveAll()
        try self.init(takenOff: &bytes, hasBody: method != "HEAD")
        try #require(bytes.isEmpty, "\(method) \(target): more than an answer")
    }

    /// The bytes are no answer, or the beginning of one.
    struct Incomplete: Error {
        let bytes: Int
    }

    /// Takes the first of several answers off the bytes that came.
    init(takenOff bytes: inout Data, hasBody: Bool = true) throws {
        guard let split = bytes.range(of: Answer.end) else { throw Incomplete(bytes: bytes.count) }
        let lines = String(decoding: bytes[..<split.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        status = try #require(Int(lines[0].split(separator: " ")[1]))
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let colon = try #require(line.firstIndex(of: ":"))
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        self.fields = fields
        let length = hasBody ? try #require(fields["content-length"].flatMap { Int($0) }) : 0
        let rest = bytes[split.upperBound...]
        guard rest.count >= length else { throw Incomplete(bytes: bytes.count) }
        body = Data(rest.prefix(length))
        bytes = Data(rest.dropFirst(length))
    }

    /// Whether anybody listens on a port of an address of this machine.
    static func isHeard(on address: String, port: UInt16) -> Bool {
        (try? LocalConnection(to: address, port: port)) != nil
    }
}
