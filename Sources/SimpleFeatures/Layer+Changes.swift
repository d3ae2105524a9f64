extension Layer {
    /// The layer with only some of its fields.
    package func withFields(_ isWanted: (Field) -> Bool) -> Layer {
        let wanted = fields.indices.filter { isWanted(fields[$0]) }
        return Layer(
            name: name, title: title, fields: wanted.map { fields[$0] }, columns: wanted.map { columns[$0] },
            geometries: geometries)
    }

    /// The layer with only some of its features, in the order given.
    package func picked(_ features: [Int]) -> Layer {
        Layer(
            name: name, title: title, fields: fields, columns: columns.map { $0.picked(features) },
            geometries: geometries.picked(features))
    }

    /// The layer with other points.
    package func at(_ points: [Position]) -> Layer {
        Layer(name: name, title: title, fields: fields, columns: columns, geometries: .points(points))
    }

    /// The layer with other numbers in one field.
    package func setting(_ field: String, to numbers: [Double?]) -> Layer {
        replacingColumn(field) { _ in .numbers(numbers) }
    }

    /// The layer with one text in place of another in one field.
    package func replacing(_ old: String, by new: String, in field: String) -> Layer {
        replacingColumn(field) { column in
            guard case .text(let values) = column else { return column }
            return .text(TextColumn((0..<values.count).map { values[$0] == old ? new : values[$0] }))
        }
    }

    private func replacingColumn(_ field: String, _ change: (Column) -> Column) -> Layer {
        let columns = zip(fields, columns).map { $0.name == field ? change($1) : $1 }
        return Layer(name: name, title: title, fields: fields, columns: columns, geometries: geometries)
    }
}

extension Column {
    fileprivate func picked(_ rows: [Int]) -> Column {
        switch self {
        case .text(let values): .text(values.picked(rows))
        case .integers(let values): .integers(rows.map { values[$0] })
        case .numbers(let values): .numbers(rows.map { values[$0] })
        }
    }
}

extension Geometries {
    fileprivate func picked(_ rows: [Int]) -> Geometries {
        switch self {
        case .points(let points): .points(rows.map { points[$0] })
        case .multiPolygons(let areas): .multiPolygons(rows.map { areas[$0] })
        }
    }
}
