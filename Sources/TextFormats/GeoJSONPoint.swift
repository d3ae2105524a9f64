/// A Point as GeoJSON, in the text of a value. Source: RFC 7946, 3.1.2.
package enum GeoJSONPoint: Hashable, Sendable {
    case position(longitude: Double, latitude: Double)
    case otherGeometry(String)
    case malformed

    package init(_ text: [UInt8]) {
        var type: String?
        var position: (Double, Double)?
        do {
            try JSONScanner.scan(text) { scanner in
                try scanner.readObject { name, scanner in
                    switch name {
                    case "type": type = try scanner.readText()
                    case "coordinates" where try !scanner.isNested(lists: 2):
                        position = try scanner.readFirstTwoNumbers()
                    default: try scanner.skipValue()
                    }
                }
                try scanner.expectEnd()
            }
        } catch {
            self = .malformed
            return
        }
        if let type, type != "Point" {
            self = .otherGeometry(type)
        } else if type != nil, let position {
            self = .position(longitude: position.0, latitude: position.1)
        } else {
            self = .malformed
        }
    }
}
