/// A JSON document that is built in memory: reports, manifests and styles, never layers.
///
/// Objects keep the order in which their members are given, so that the same document has the same bytes.
package indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A finite number, written with at most six decimals.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// An array that is written on one line, as are all rows in it: the expressions of a style.
    case row([JSONValue])
    case object([(String, JSONValue)])

    package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
    package static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.integer) ?? .null }

    /// The document with two spaces of indent and a newline at its end; lists of small objects have one a line.
    package var text: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The document on one line, as it stands in another one: for small values.
    package var flatText: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, indent: 1)
        return bytes
    }

    private func write(into bytes: inout [UInt8], indent: Int) {
        switch self {
        case .null: bytes.append("null")
        case .bool(let flag): flag ? bytes.append("true") : bytes.append("false")
        case .integer(let number): bytes.append(integer: number)
        case .number(let number): bytes.append(decimal: number, decimals: 6)
        case .string(let text): bytes.append(jsonString: text)
        case .row(let values):
            JSONValue.write(list: values, "[", "]", isFlat: true, indent, into: &bytes) { value, bytes, indent in
                value.write(into: &bytes, indent: indent)
            }
        case .array(let values):
            JSONValue.write(list: values, "[", "]", isFlat: false, indent, into: &bytes) { value, bytes, indent in
                value.write(into: &bytes, indent: indent)
            }
        case .object(let members):
            let isFlat = indent > 0 && members.allSatisfy { $0.1.isScalar }
            JSONValue.write(list: members, "{", "}", isFlat: isFlat, indent, into: &bytes) { member, bytes, indent in
                bytes.append(jsonString: member.0)
                bytes.append(": ")
                member.1.write(into: &bytes, indent: indent)
            }
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private static func write<Element>(
        list: [Element], _ open: StaticString, _ close: StaticString, isFlat: Bool, _ indent: Int,
        into bytes: inout [UInt8], writeElement: (Element, inout [UInt8], Int) -> Void
    ) {
        bytes.append(open)
        for (index, element) in list.enumerated() {
            if index > 0 { isFlat ? bytes.append(", ") : bytes.append(",") }
            if !isFlat { bytes.appendLineBreak(indent: indent + 1) }
            writeElement(element, &bytes, indent + 1)
        }
        if !isFlat && !list.isEmpty { bytes.appendLineBreak(indent: indent) }
        bytes.append(close)
    }
}

extension [UInt8] {
    fileprivate mutating func appendLineBreak(indent: Int) {
        append(UInt8(ascii: "\n"))
        append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    }
}
