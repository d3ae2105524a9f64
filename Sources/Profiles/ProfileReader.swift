import TextFormats

/// Takes values out of the parts of a profile, and says what is wrong with them.
struct ProfileReader: Sendable {
    let path: String

    /// The folder of the profile, with a slash behind it; empty where it is the working folder.
    private var folder: String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    func error(_ node: ProfileNode, _ reason: String) -> ProfileError {
        ProfileError(path, line: node.line, reason)
    }

    /// A path as it is seen from the working folder.
    func filePath(_ node: ProfileNode, _ key: String) throws(ProfileError) -> String {
        let text = try text(node, key)
        return text.hasPrefix("/") || text == "-" ? text : folder + text
    }

    func text(_ node: ProfileNode, _ key: String) throws(ProfileError) -> String {
        guard case .text(let text) = node.content, !text.isEmpty else {
            throw error(node, "\(key) must be a text, as in '\(key): \(ProfileReader.example(of: key))'")
        }
        return text
    }

    /// One text, or a list of them.
    func texts(_ node: ProfileNode, _ key: String) throws(ProfileError) -> [ProfileNode] {
        switch node.content {
        case .text: return [node]
        case .list(let elements):
            for element in elements { _ = try text(element, key) }
            return elements
        case .map, .nothing: throw error(node, "\(key) must be a text or a list of texts")
        }
    }

    /// Names and their values, some of which may be nothing.
    func map(_ node: ProfileNode, _ key: String) throws(ProfileError) -> [(key: ProfileNode, value: ProfileNode)] {
        switch node.content {
        case .map(let members): return members
        case .nothing: return []
        case .text, .list: throw error(node, "\(key) must be lines of 'name: value', indented below it")
        }
    }

    /// A value of a list, by its name.
    func value<Value>(
        _ node: ProfileNode, _ key: String, of names: [String], _ make: (String) -> Value?
    ) throws(ProfileError) -> Value {
        let text = try text(node, key)
        if let value = make(text) { return value }
        throw error(node, "\(key) has no value '\(text)'\(hint(for: text, among: names)) One of \(names.list)")
    }

    /// A number within limits.
    func number<Number: LosslessStringConvertible & Comparable>(
        _ node: ProfileNode, _ key: String, _ limits: ClosedRange<Number>
    ) throws(ProfileError) -> Number {
        let text = try text(node, key)
        guard let number = Number(text), limits.contains(number) else {
            throw error(node, "\(key) is \(limits.lowerBound) to \(limits.upperBound), not '\(text)'")
        }
        return number
    }

    /// A number with its unit.
    func quantity<Quantity>(
        _ node: ProfileNode, _ key: String, _ example: String, _ make: (String) -> Quantity?
    ) throws(ProfileError) -> Quantity {
        let text = try text(node, key)
        guard let quantity = make(text) else {
            throw error(node, "\(key) is a number with its unit, as in '\(key): \(example)', not '\(text)'")
        }
        return quantity
    }

    func isTrue(_ node: ProfileNode, _ key: String) throws(ProfileError) -> Bool {
        try value(node, key, of: ["true", "false"]) { text in
            switch text {
            case "true": true
            case "false": false
            default: nil
            }
        }
    }

    /// What is perhaps meant, as the end of one sentence and before the next.
    func hint(for text: String, among names: [String]) -> String {
        nearestMatch(to: text, among: names).map { "; is \($0) meant?" } ?? "."
    }

    private static func example(of key: String) -> String {
        switch key {
        case "destination": "CHN"
        case "output": "exports"
        case "cases": "cases.csv"
        default: "value"
        }
    }
}

extension ProfileNode {
    var isNothing: Bool {
        if case .nothing = content { true } else { false }
    }
}

extension [String] {
    /// The texts in one line.
    var list: String { joined(separator: ", ") }
}
