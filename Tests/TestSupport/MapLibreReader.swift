public import Foundation

/// Reads a MapLibre style as its specification says expressions are evaluated; a wrong type is an error, as it is there.
public struct MapLibreReader: StyleReader {
    /// The style.
    public let style: [String: Any]
    private let layer: String
    private let property: String

    /// Takes the layer and the paint property that is the look.
    public init(_ data: Data, layer: String, property: String) throws {
        guard let style = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw StyleTrouble(description: "no object")
        }
        self.style = style
        self.layer = layer
        self.property = property
    }

    /// The layers of the style, in the order in which they are drawn.
    public var layers: [[String: Any]] { style["layers"] as? [[String: Any]] ?? [] }

    /// The value of the property; nil for what no rule holds for, which is white, or a width of nothing.
    public func look(of properties: Properties) throws -> String? {
        let value = try value(of: properties)
        if let number = value as? Double { return number == 0 ? nil : "\(number)" }
        return value as? String == "#ffffff" ? nil : value as? String
    }

    /// The number that the property is for a feature.
    public func number(of properties: Properties) throws -> Double {
        guard let number = try value(of: properties) as? Double else { throw StyleTrouble(description: property) }
        return number
    }

    private func value(of properties: Properties) throws -> Any {
        let paint = layers.first { $0["id"] as? String == layer }?["paint"] as? [String: Any]
        guard let expression = paint?[property] else { throw StyleTrouble(description: "no \(layer), \(property)") }
        return try MapLibreReader.value(expression, properties)
    }

    /// What an expression gives for a feature.
    public static func value(_ expression: Any, _ properties: Properties) throws -> Any {
        guard let parts = expression as? [Any], let name = parts.first as? String else { return expression }
        func argument(_ place: Int) throws -> Any { try value(parts[place], properties) }
        func number(_ place: Int) throws -> Double {
            guard let number = try argument(place) as? Double else {
                throw StyleTrouble(description: "expected number: \(parts[place])")
            }
            return number
        }
        switch name {
        case "get": return properties[parts[1] as? String ?? ""] ?? NSNull()
        case "typeof": return try argument(1) is NSNull ? "null" : argument(1) is String ? "string" : "number"
        case "==": return try argument(1) as? String == argument(2) as? String
        case "all": return try parts.indices.dropFirst().allSatisfy { try argument($0) as? Bool ?? false }
        case ">=": return try number(1) >= number(2)
        case "<": return try number(1) < number(2)
        case "+": return try number(1) + number(2)
        case "-": return try number(1) - number(2)
        case "*": return try number(1) * number(2)
        case "/": return try number(1) / number(2)
        case "max": return try max(number(1), number(2))
        case "sqrt": return try number(1).squareRoot()
        case "case":
            for place in stride(from: 1, to: parts.count - 1, by: 2) {
                if try argument(place) as? Bool ?? false { return try argument(place + 1) }
            }
            return try argument(parts.count - 1)
        default: throw StyleTrouble(description: "unknown expression \(name)")
        }
    }
}
