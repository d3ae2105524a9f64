import Yams

/// A part of a YAML document: what stands there, as text, and on which line.
///
/// Words stay as they are written: `no` is no truth value here, and `0.10` no number. This is the only file that knows Yams.
struct ProfileNode: Sendable {
    enum Content: Sendable {
        case text(String)
        case list([ProfileNode])
        case map([(key: ProfileNode, value: ProfileNode)])
        /// A key without a value.
        case nothing
    }

    let content: Content
    /// From 1.
    let line: Int

    /// Reads a document; an empty one is a map without keys.
    init(yaml: String, path: String) throws(ProfileError) {
        do {
            let root = try Yams.compose(yaml: yaml, .default, .default, .utf8)
            self = try root.map { try ProfileNode($0, path) } ?? ProfileNode(.nothing, line: 1)
        } catch let error as ProfileError {
            throw error
        } catch let error as YamlError {
            throw ProfileError(path, line: error.line, error.reason)
        } catch {
            throw ProfileError(.malformed, "\(path): no YAML: \(error)")
        }
    }

    private init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }

    private init(_ node: Node, _ path: String) throws(ProfileError) {
        let line = node.mark?.line ?? 1
        switch node {
        case .scalar(let scalar):
            let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            self.init(isNothing ? .nothing : .text(scalar.string), line: line)
        case .sequence(let sequence):
            var elements: [ProfileNode] = []
            for element in sequence { elements.append(try ProfileNode(element, path)) }
            self.init(.list(elements), line: line)
        case .mapping(let mapping):
            var members: [(ProfileNode, ProfileNode)] = []
            for (key, value) in mapping {
                members.append((try ProfileNode(key, path), try ProfileNode(value, path)))
            }
            self.init(.map(members), line: line)
        case .alias: throw ProfileError(path, line: line, "aliases (*name) are not read; write the value out")
        }
    }
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    fileprivate var reason: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "no sound YAML: \(problem); look at the indents, the quotes and the colons"
        case .reader(let problem, _, _, _): "no sound YAML: \(problem)"
        case .duplicatedKeysInMapping(let keys, _):
            "a key stands twice in what begins here: \(keys.sorted().joined(separator: ", "))"
        default: "no sound YAML"
        }
    }
}
