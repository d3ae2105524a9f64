public import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A feature's properties, as `JSONSerialization` reads them.
public typealias Properties = [String: Any]

/// A style file that says of features how they look, read without the code that writes it.
public protocol StyleReader {
    /// The key look of a feature: the colour of a fill as `#rrggbb`, the width of a line in pixels; of none, nil.
    func look(of properties: Properties) throws -> String?
}

/// What makes a style file unreadable.
public struct StyleTrouble: Error, CustomStringConvertible {
    /// What was seen.
    public let description: String
}

/// Reads the categories of a QGIS style.
public struct QMLReader: StyleReader {
    private let rules: [(filter: String, look: String)]
    /// The labels of all categories.
    public let labels: [String]
    /// The sizes that QGIS reckons, as expressions.
    public let sizeExpressions: [String]

    /// Takes the option that is the look: `color` or `line_width`.
    public init(_ data: Data, option: String) throws {
        let root = try XMLFile(data).root
        let renderer = try root.child("renderer-v2")
        let symbols = try renderer.child("symbols").children("symbol")
        let looks = try symbols.map { symbol in
            let options = try symbol.child("layer").child("Option").children("Option")
            guard let value = options.first(where: { $0.attribute("name") == option })?.attribute("value") else {
                throw StyleTrouble(description: "no \(option)")
            }
            return option == "color" ? QMLReader.hexadecimal(value) : QMLReader.pixels(value)
        }
        let categories = try renderer.child("categories").children("category")
        labels = categories.compactMap { $0.attribute("label") }
        var places: [String: Int] = [:]
        for category in categories {
            guard let key = category.attribute("value"), let number = category.attribute("symbol").flatMap({ Int($0) }),
                symbols.indices.contains(number), symbols[number].attribute("name") == "\(number)"
            else { throw StyleTrouble(description: "a category without a value or a symbol") }
            places[key] = number
        }
        rules = try QMLReader.cases(of: renderer.attribute("attr") ?? "").map { filter, key in
            guard let number = places[key] else { throw StyleTrouble(description: "no category \(key)") }
            return (filter, looks[number])
        }
        sizeExpressions = symbols.flatMap { $0.descendants("Option") }.compactMap { $0.attribute("value") }
            .filter { $0.contains("sqrt") }
    }

    /// The look of the one rule that holds.
    public func look(of properties: Properties) throws -> String? {
        let holding = try rules.filter { rule in
            try rule.filter.components(separatedBy: " AND ").allSatisfy { try QMLReader.holds($0, properties) }
        }
        guard holding.count <= 1 else { throw StyleTrouble(description: "\(holding.count) rules hold") }
        return holding.first?.look
    }

    private static func holds(_ comparison: String, _ properties: Properties) throws -> Bool {
        for sign in [" IS NOT NULL", " >= ", " < ", " = "] {
            guard let place = comparison.range(of: sign) else { continue }
            let fields = comparison[..<place.lowerBound].components(separatedBy: " + ")
                .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
            let value = String(comparison[place.upperBound...])
            if sign == " = " { return properties[fields[0]] as? String == value.trimmingCharacters(in: ["'"]) }
            let numbers = fields.compactMap { properties[$0] as? Double }
            guard numbers.count == fields.count else { return false }
            guard let bound = Double(value) else { return sign == " IS NOT NULL" }
            return sign == " >= " ? numbers.reduce(0, +) >= bound : numbers.reduce(0, +) < bound
        }
        throw StyleTrouble(description: comparison)
    }

    /// The conditions of `CASE WHEN condition THEN 'key' … END`, and their keys.
    private static func cases(of expression: String) throws -> [(filter: String, key: String)] {
        guard expression.hasPrefix("CASE WHEN "), expression.hasSuffix(" END") else {
            throw StyleTrouble(description: expression)
        }
        return try expression.dropLast(4).components(separatedBy: "WHEN ").dropFirst().map { part in
            let halves = part.trimmingCharacters(in: ["\u{20}"]).components(separatedBy: " THEN ")
            guard halves.count == 2 else { throw StyleTrouble(description: part) }
            return (halves[0], halves[1].trimmingCharacters(in: ["'"]))
        }
    }

    private static func hexadecimal(_ colour: String) -> String {
        "#"
            + colour.split(separator: ",").prefix(3).map { part in
                let digits = String(Int(part) ?? 0, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    private static func pixels(_ millimeters: String) -> String {
        "\(((Double(millimeters) ?? 0) / 0.28 * 100).rounded() / 100)"
    }
}

/// Reads the rules of a Styled Layer Descriptor.
public struct SLDReader: StyleReader {
    private let rules: [(filter: XMLPart, look: String)]

    /// Takes the parameter that is the look: `fill` or `stroke-width`.
    public init(_ data: Data, parameter: String) throws {
        rules = try XMLFile(data).root.descendants("Rule").map { rule in
            let parameters = rule.descendants("CssParameter")
            guard let value = parameters.first(where: { $0.attribute("name") == parameter })?.text else {
                throw StyleTrouble(description: "no \(parameter)")
            }
            return (try rule.child("Filter"), Double(value).map { "\($0)" } ?? value)
        }
    }

    /// The look of the one rule that holds.
    public func look(of properties: Properties) throws -> String? {
        let holding = try rules.filter { rule in
            try rule.filter.children.allSatisfy { try SLDReader.holds($0, properties) }
        }
        guard holding.count <= 1 else { throw StyleTrouble(description: "\(holding.count) rules hold") }
        return holding.first?.look
    }

    private static func holds(_ part: XMLPart, _ properties: Properties) throws -> Bool {
        switch part.name {
        case "And": return try part.children.allSatisfy { try holds($0, properties) }
        case "Not": return try !holds(part.children[0], properties)
        case "PropertyIsNull": return properties[part.children[0].text] as? Double == nil
        case "PropertyIsEqualTo": return properties[part.children[0].text] as? String == part.children[1].text
        case "PropertyIsLessThan", "PropertyIsGreaterThanOrEqualTo":
            guard let bound = Double(part.children[1].text) else { throw StyleTrouble(description: part.name) }
            let names = part.children[0].name == "Add" ? part.children[0].children : [part.children[0]]
            let numbers = names.compactMap { properties[$0.text] as? Double }
            guard numbers.count == names.count else { return false }
            let sum = numbers.reduce(0, +)
            return part.name == "PropertyIsLessThan" ? sum < bound : sum >= bound
        default: throw StyleTrouble(description: part.name)
        }
    }
}

/// A parsed XML document.
struct XMLFile {
    let root: XMLPart

    init(_ data: Data) throws {
        guard let root = try XMLDocument(data: data).rootElement() else {
            throw StyleTrouble(description: "no root element")
        }
        self.root = XMLPart(element: root)
    }
}

/// An element of XML, told by its name without a prefix.
struct XMLPart {
    fileprivate let element: XMLElement

    var name: String { element.localName ?? "" }
    var text: String { element.stringValue ?? "" }
    var children: [XMLPart] { (element.children ?? []).compactMap { $0 as? XMLElement }.map(XMLPart.init) }

    func children(_ name: String) -> [XMLPart] { children.filter { $0.name == name } }

    func child(_ name: String) throws -> XMLPart {
        guard let child = children(name).first else { throw StyleTrouble(description: "no \(name) in \(self.name)") }
        return child
    }

    func descendants(_ name: String) -> [XMLPart] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
    }

    /// By name without a namespace; `attribute(forName:)` misses it where the document has a default namespace.
    func attribute(_ name: String) -> String? { element.attributes?.first { $0.name == name }?.stringValue }
}
