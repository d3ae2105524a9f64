import Cases
import Foundation
import TestSupport

/// A made-up record of JSON, with what Foundation reads in it.
struct MadeRecord {
    /// Keys and values as they stand in the text.
    let members: [(key: String, literal: String)]
    /// The id and the geometry of a feature, likewise.
    let id: String?
    let geometry: String
    let longitude: String?

    private static let keys = [
        "id", "Case ID", "country", "host_country", "type", "method", "year", "date", "persons", "notes", "x\"é",
        "tags",
    ]

    init(using generator: inout SeededGenerator, hasCountry: Bool) {
        var keys = MadeRecord.keys.shuffled(using: &generator)
        keys.removeLast(Int.random(in: 0..<keys.count, using: &generator))
        if hasCountry && !keys.contains("country") { keys.append("country") }
        members = keys.map { key in
            let isNested = ["notes", "tags", "x\"é"].contains(key) && Bool.random(using: &generator)
            let literal = isNested ? "{\"a}\": [1, {\"b\": \"]\\\"\"}, []]}" : MadeRecord.scalar(using: &generator)
            return (key, hasCountry && key == "country" ? "\"Laos\"" : literal)
        }
        id = [nil, "17", "\"f\\u002d1\"", "null"].randomElement(using: &generator) ?? nil
        let points = [("100.5", "13"), ("-0", "1e1")]
        let point = points.randomElement(using: &generator) ?? points[0]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: (geometry, longitude) = ("null", nil)
        case 1: (geometry, longitude) = (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, nil)
        case 2: (geometry, longitude) = ("{\"coordinates\":[ \(point.0) ,\(point.1)],\"type\":\"Point\"}", point.0)
        default: (geometry, longitude) = ("{\"type\":\"Point\",\"coordinates\":[\(point.0), \(point.1), 7]}", point.0)
        }
    }

    private static func scalar(using generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: "null"
        case 1: "\"\""
        case 2: ["true", "false"].randomElement(using: &generator) ?? "true"
        case 3: ["0", "-12", "1.50", "2e3", "12345678901234567890"].randomElement(using: &generator) ?? "0"
        default: string(using: &generator)
        }
    }

    /// A string that is not blank, with escapes of every kind.
    private static func string(using generator: inout SeededGenerator) -> String {
        let alphabet: [Character] = ["a", "é", "😀", "\"", "\\", "\n", "\t", "{", "]", ",", "/", "\u{1E}", " "]
        let count = Int.random(in: 0..<12, using: &generator)
        let text = "a" + String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "b" })
        var literal = ""
        for scalar in text.unicodeScalars {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                for unit in String(scalar).utf16 { literal += String(format: "\\u%04x", unit) }
            } else if scalar == "\"" || scalar == "\\" {
                literal += "\\\(scalar)"
            } else if scalar == "\n" {
                literal += "\\n"
            } else if scalar.value < 0x20 {
                literal += String(format: "\\u%04X", scalar.value)
            } else {
                literal += String(scalar)
            }
        }
        return "\"\(literal)\""
    }

    /// The object with these members, its parts separated by `space`.
    func object(space: String) -> String {
        "{" + members.map { "\(space)\(MadeRecord.quoted($0.key)):\(space)\($0.literal)" }.joined(separator: ",")
            + space
            + "}"
    }

    /// The feature with these properties, its members in an order that `turn` chooses.
    func feature(space: String, turn: Int) -> String {
        var parts = ["\"type\":\(space)\"Feature\"", "\"properties\":\(space)\(object(space: space))"]
        parts += ["\"geometry\":\(space)\(geometry)", "\"bbox\": [1, 2, 3, 4]"]
        if let id { parts.append("\"id\": \(id)") }
        let rotated = parts[(turn % parts.count)...] + parts[..<(turn % parts.count)]
        return "{\(space)" + rotated.joined(separator: ",\(space)") + "\(space)}"
    }

    private static func quoted(_ key: String) -> String {
        "\"" + key.replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }

    /// What Foundation reads for a field; nil when it is not stated.
    func value(of field: CaseField, isFeature: Bool) throws -> String? {
        if field == .longitude { return isFeature ? longitude : nil }
        for name in field.columnNames {
            if let text = try property(name) { return text }
            if isFeature, field == .caseID, name == "id", let id, let text = try MadeRecord.text(id) { return text }
        }
        return nil
    }

    private func property(_ name: String) throws -> String? {
        guard let member = members.first(where: { CaseField.fold($0.key) == CaseField.fold(name) }) else { return nil }
        return try MadeRecord.text(member.literal)
    }

    /// The text of a string as Foundation reads it, any other value as it stands; nil when it is empty.
    private static func text(_ literal: String) throws -> String? {
        let value = try JSONSerialization.jsonObject(with: Data(literal.utf8), options: .fragmentsAllowed)
        guard let string = value as? String else { return literal == "null" ? nil : literal }
        let spaces = CharacterSet(charactersIn: " \t\n\u{0B}\u{0C}\r")
        let text = string.trimmingCharacters(in: spaces)
        return text.isEmpty ? nil : text
    }
}
