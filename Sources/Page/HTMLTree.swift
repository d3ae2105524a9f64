/// A piece of an HTML document: an element, or text.
///
/// Law: whatever text goes in comes out as text. Only ``raw(_:)`` is written as it is, and takes nothing from data.
package struct HTMLTree {
    private enum Content {
        case element(name: String, attributes: [(String, String)], children: [HTMLTree])
        case text(String)
        case raw([UInt8])
    }

    private let content: Content

    /// An element; names of elements and attributes are of the program's own.
    package init(_ name: String, _ attributes: [(String, String)] = [], _ children: [HTMLTree] = []) {
        content = .element(name: name, attributes: attributes, children: children)
    }

    /// An element with text in it.
    package init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        self.init(name, attributes, [.text(text)])
    }

    private init(_ content: Content) { self.content = content }

    /// Text beside elements.
    package static func text(_ text: String) -> HTMLTree { HTMLTree(.text(text)) }

    /// What a script or a style sheet of the program's own holds.
    package static func raw(_ bytes: [UInt8]) -> HTMLTree { HTMLTree(.raw(bytes)) }

    /// Elements without an end. Source: HTML Living Standard, 13.1.2.
    private static let voidNames: Set<String> = ["br", "input", "link", "meta"]

    /// Elements that begin a line, so that the page can be read as text.
    private static let lineNames: Set<String> = [
        "head", "body", "header", "main", "section", "footer", "nav", "form", "fieldset", "table", "tr", "g", "path",
        "li",
        "script", "style", "meta", "title", "h1", "h2", "p", "ul", "svg", "div", "details",
    ]

    /// Adds the piece in UTF-8.
    package func write(into bytes: inout [UInt8]) {
        switch content {
        case .text(let text): bytes.append(htmlText: text)
        case .raw(let raw): bytes += raw
        case .element(let name, let attributes, let children):
            if HTMLTree.lineNames.contains(name) { bytes.append(UInt8(ascii: "\n")) }
            bytes += "<\(name)".utf8
            for (attribute, value) in attributes {
                bytes += " \(attribute)=\"".utf8
                bytes.append(htmlText: value)
                bytes.append(UInt8(ascii: "\""))
            }
            bytes.append(UInt8(ascii: ">"))
            guard !HTMLTree.voidNames.contains(name) else { return }
            for child in children { child.write(into: &bytes) }
            bytes += "</\(name)>".utf8
        }
    }
}

extension [UInt8] {
    /// Adds text as it may stand in an element or in a quoted attribute.
    ///
    /// Edges: control characters that HTML does not allow become U+FFFD (HTML Living Standard, 13.1.4).
    ///
    /// Cost: text that needs no change, nearly all of it, is copied at once.
    fileprivate mutating func append(htmlText text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                guard let replacement = [UInt8].htmlReplacement(of: bytes[index]) else { continue }
                append(contentsOf: bytes[start..<index])
                self += replacement.utf8
                start = index + 1
            }
            append(contentsOf: bytes[start...])
        }
    }

    @inline(__always)
    private static func htmlReplacement(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case 0..<9, 11, 14..<32, 127: "\u{FFFD}"
        default: nil
        }
    }
}
