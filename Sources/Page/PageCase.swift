import Foundation
package import SimpleFeatures

/// A case as `cases.geojson` has it, so that the page cannot tell more than that file.
package struct PageCase: Sendable {
    package let code: String
    package let year: Int?
    /// As the input has it, or the year; empty without both.
    package let date: String
    package let outcome: String
    package let method: String
    package let sourceURL: String?
    /// As it is published.
    package let position: Position

    /// Reads a feature; nil where it is none of the layer of cases.
    package init?(feature: [UInt8]) {
        let object = try? JSONSerialization.jsonObject(with: Data(feature)) as? [String: Any]
        guard let object, let properties = object["properties"] as? [String: Any],
            let geometry = object["geometry"] as? [String: Any],
            let coordinates = geometry["coordinates"] as? [Double], coordinates.count == 2,
            let code = properties["iso_a3"] as? String, let outcome = properties["outcome"] as? String,
            let method = properties["method"] as? String
        else { return nil }
        self.code = code
        self.outcome = outcome
        self.method = method
        year = properties["year"] as? Int
        date = properties["date"] as? String ?? year.map(String.init) ?? ""
        sourceURL = properties["source_url"] as? String
        position = Position(longitude: coordinates[0], latitude: coordinates[1])
    }
}
