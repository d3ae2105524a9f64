package import SimpleFeatures

/// The values of a layer, to be drawn.
extension Layer {
    /// The texts of a field; an absent one is empty.
    package func texts(_ field: String) -> [String] {
        switch column(field) {
        case .text(let values)?: (0..<values.count).map { values[$0] ?? "" }
        case .coded(let codes, let values)?: codes.map { values[Int($0)] ?? "" }
        default: Array(repeating: "", count: count)
        }
    }

    /// The whole numbers of a field.
    package func integers(_ field: String) -> [Int?] {
        guard case .integers(let values)? = column(field) else { return Array(repeating: nil, count: count) }
        return values
    }

    /// The numbers of a field, whole or not.
    func numbers(_ field: String) -> [Double?] {
        switch column(field) {
        case .integers(let values)?: values.map { $0.map(Double.init) }
        case .numbers(let values)?: values
        default: Array(repeating: nil, count: count)
        }
    }

    var areas: [MultiPolygon] {
        guard case .multiPolygons(let areas) = geometries else { return [] }
        return areas
    }

    var points: [Position] {
        guard case .points(let points) = geometries else { return [] }
        return points
    }

    var lines: [MultiLineString] {
        guard case .multiLineStrings(let lines) = geometries else { return [] }
        return lines
    }
}
