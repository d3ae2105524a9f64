import SimpleFeatures
import TextFormats

/// The changed countries as a GeoJSON layer with the areas of the new export, byte for byte.
///
/// Edges: a country that the new export does not have has no area and is left out.
package struct ChangedCountriesLayer {
    private let countries: [CountryChange]

    package init(_ comparison: ExportComparison) {
        countries = (comparison.countries ?? []).filter { $0.after?.area.isEmpty == false }
    }

    /// The layer by the rules of all our layers: one feature a line, by key.
    package var text: [UInt8] {
        var text = Array(#"{"type":"FeatureCollection","#.utf8)
        if let box = boundingBox {
            text += Array("\"bbox\":".utf8)
            text += ChangedCountriesLayer.compact([box.west, box.south, box.east, box.north])
            text += Array(",".utf8)
        }
        text += Array("\"features\":[".utf8)
        for (place, country) in countries.enumerated() {
            text += Array((place == 0 ? "\n" : ",\n").utf8)
            append(country, to: &text)
        }
        return text + Array("\n]}\n".utf8)
    }

    private func append(_ country: CountryChange, to text: inout [UInt8]) {
        text += Array(#"{"type":"Feature","id":"#.utf8)
        text.append(jsonString: country.key)
        if let box = country.after?.box, !box.isEmpty { text += Array(",\"bbox\":".utf8) + box }
        text += Array(#","properties":{"iso_a3":"#.utf8)
        text.append(jsonString: country.key)
        text += Array(",\"name\":".utf8)
        text.append(jsonString: country.name)
        for (name, value) in ComparisonJSON.properties(country) {
            text += Array(",\"\(name)\":".utf8) + value.flatText
        }
        text += Array("},\"geometry\":".utf8) + (country.after?.area ?? []) + Array("}".utf8)
    }

    /// The smallest box round the boxes of all countries.
    private var boundingBox: BoundingBox? {
        BoundingBox(
            containing: countries.flatMap { country -> [BoundingBox] in
                var numbers: [Double] = []
                try? JSONScanner.scan(country.after?.box ?? []) {
                    try $0.readArray { numbers.append(try $0.readNumber()) }
                }
                guard numbers.count == 4 else { return [] }
                let (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
                guard west > east else { return [BoundingBox(west: west, south: south, east: east, north: north)] }
                return [
                    BoundingBox(west: west, south: south, east: 180, north: north),
                    BoundingBox(west: -180, south: south, east: east, north: north),
                ]
            })
    }

    private static func compact(_ numbers: [Double]) -> [UInt8] {
        var text = Array("[".utf8)
        for (place, number) in numbers.enumerated() {
            if place > 0 { text += Array(",".utf8) }
            text.append(decimal: number, decimals: 6)
        }
        return text + Array("]".utf8)
    }
}
