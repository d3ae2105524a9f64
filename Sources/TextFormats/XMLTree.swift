/// An XML document that is built in memory, element by element.
///
/// Attributes and elements keep the order in which they are given, so that the same document has the same bytes.
package struct XMLTree: Sendable {
    private let name: String
    private let attributes: [(String, String)]
    private let elements: [XMLTree]
    private let content: String?

    /// An element with elements in it, or an empty one; names are of the program's own.
    package init(_ name: String, _ attributes: [(String, String)] = [], _ elements: [XMLTree] = []) {
        self.name = name
        self.attributes = attributes
        self.elements = elements
        content = nil
    }

    /// An element with text in it.
    package init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        self.name = name
        self.attributes = attributes
        elements = []
        content = text
    }

    /// The document in UTF-8 with its declaration, two spaces of indent and a newline at its end.
    package var text: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        write(into: &bytes, indent: 0)
        return bytes
    }

    private func write(into bytes: inout [UInt8], indent: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
        bytes.append("<")
        bytes.append(contentsOf: name.utf8)
        for (name, value) in attributes {
            bytes.append(" ")
            bytes.append(contentsOf: name.utf8)
            bytes.append("=\"")
            bytes.append(xmlText: value)
            bytes.append("\"")
        }
        if let content {
            bytes.append(">")
            bytes.append(xmlText: content)
            writeEnd(into: &bytes)
        } else if elements.isEmpty {
            bytes.append("/>\n")
        } else {
            bytes.append(">\n")
            for element in elements { element.write(into: &bytes, indent: indent + 1) }
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
            writeEnd(into: &bytes)
        }
    }

    private func writeEnd(into bytes: inout [UInt8]) {
        bytes.append("</")
        bytes.append(contentsOf: name.utf8)
        bytes.append(">\n")
    }
}

extension [UInt8] {
    /// Adds text as it may stand in an element or an attribute.
    ///
    /// Edges: control characters that XML 1.0, section 2.2, forbids become U+FFFD; white space but the space becomes a
    /// reference, which no reader normalises.
    ///
    /// Cost: nearly all text may stand as it is and is copied.
    fileprivate mutating func append(xmlText text: String) {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            guard bytes.allSatisfy(\.isPlainInXML) else { return false }
            append(contentsOf: bytes)
            return true
        }
        if !isPlain { append(escaping: text) }
    }

    private mutating func append(escaping text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "\t": append("&#9;")
            case "\n": append("&#10;")
            case "\r": append("&#13;")
            case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": append("\u{FFFD}")
            default: append(contentsOf: String(scalar).utf8)
            }
        }
    }
}

extension UInt8 {
    /// Whether a byte of a text needs no look at its character; 0xEF begins U+FFFE and U+FFFF.
    fileprivate var isPlainInXML: Bool {
        self >= 0x20 && self != 0xEF && self != UInt8(ascii: "&") && self != UInt8(ascii: "<")
            && self != UInt8(ascii: ">") && self != UInt8(ascii: "\"")
    }
}
