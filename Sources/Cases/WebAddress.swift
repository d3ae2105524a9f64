/// Which addresses of sources may be published.
package enum WebAddress {
    /// Whether a text is an http or https address with a host, without user name, password, space or control character.
    ///
    /// Source: RFC 3986, section 3; the check is on what a browser would do with a link, not on every rule of syntax.
    package static func isPublishable(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
            return false
        }
        let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        guard !authority.isEmpty, !authority.contains("@") else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value)
                && !"<>\"\\^`{|}".unicodeScalars.contains(scalar)
                && scalar.properties.generalCategory != .format && !scalar.properties.isWhitespace
        }
    }
}
