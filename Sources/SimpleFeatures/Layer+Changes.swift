extension Layer {
    /// The layer with only some of its fields.
    package func withFields(_ isWanted: (Field) -> Bool) -> Layer {
        let wanted = fields.indices.filter { isWanted(fields[$0]) }
        return Layer(
            name: name, title: title, fields: wanted.map { fields[$0] }, columns: wanted.map { columns[$0] },
            geometries: geometries, ids: ids)
    }

    /// The layer with more said about it.
    package func titled(_ title: String) -> Layer {
        Layer(name: name, title: title, fields: fields, columns: columns, geometries: geometries, ids: ids)
    }

    /// The layer with other points.
    package func at(_ points: [Position]) -> Layer {
        Layer(name: name, title: title, fields: fields, columns: columns, geometries: .points(points), ids: ids)
    }

    /// The layer with other numbers in one field.
    package func setting(_ field: String, to numbers: [Double?]) -> Layer {
        replacingColumn(field) { _ in .numbers(numbers) }
    }

    /// The layer with one text in place of another in one field.
    package func replacing(_ old: String, by new: String, in field: String) -> Layer {
        replacingColumn(field) { column in
            switch column {
            case .text(let values): .text(values.replacing(old, by: new))
            case .coded(let codes, let values): .coded(codes, of: values.replacing(old, by: new))
            case .integers, .numbers: column
            }
        }
    }

    private func replacingColumn(_ field: String, _ change: (Column) -> Column) -> Layer {
        let columns = zip(fields, columns).map { $0.name == field ? change($1) : $1 }
        return Layer(name: name, title: title, fields: fields, columns: columns, geometries: geometries, ids: ids)
    }
}

extension TextColumn {
    fileprivate func replacing(_ old: String, by new: String) -> TextColumn {
        TextColumn((0..<count).map { self[$0] == old ? new : self[$0] })
    }
}
