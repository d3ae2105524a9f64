/// A table of features of one geometry type: what becomes one GeoJSON file.
///
/// Shape: every column and `geometries` have one value a feature, in the order in which they are written. The first
/// field identifies the feature, unless `ids` do.
package struct Layer: Sendable {
    /// The base name of its file, such as `countries`.
    package let name: String
    /// What one feature is, in a sentence for a data package.
    package let title: String
    package let fields: [Field]
    package private(set) var columns: [Column]
    package private(set) var geometries: Geometries
    /// What identifies the features where no field does.
    package let ids: TextColumn?

    package init(
        name: String, title: String, fields: [Field], columns: [Column], geometries: Geometries,
        ids: TextColumn? = nil
    ) {
        precondition(fields.count == columns.count, "a column for each field")
        precondition(columns.allSatisfy { $0.count == geometries.count }, "a value for each feature")
        precondition(ids.map { $0.count == geometries.count } ?? true, "an id for each feature")
        self.name = name
        self.title = title
        self.fields = fields
        self.columns = columns
        self.geometries = geometries
        self.ids = ids
    }

    package var count: Int { geometries.count }

    package func column(_ name: String) -> Column? {
        fields.firstIndex { $0.name == name }.map { columns[$0] }
    }
}

/// The geometries of a layer, all of one type, so that a GIS gives the file one geometry column.
package enum Geometries: Sendable {
    case points([Position])
    case multiLineStrings([MultiLineString])
    case multiPolygons([MultiPolygon])

    package var count: Int {
        switch self {
        case .points(let points): points.count
        case .multiLineStrings(let lines): lines.count
        case .multiPolygons(let areas): areas.count
        }
    }
}

/// A property of a layer's features or a column of a table: its name, type and meaning.
package struct Field: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case string, integer, number
        /// A moment in UTC as ISO 8601 has it, such as 2015-12-31T23:59:59Z.
        case datetime
    }

    package let name: String
    package let kind: Kind
    package let description: String
    package let isRequired: Bool

    package init(_ name: String, _ kind: Kind, required: Bool = true, _ description: String) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.description = description
    }
}

/// The values of one field.
package enum Column: Sendable {
    case text(TextColumn)
    /// Texts of which there are few: for each value its place in a list.
    case coded([UInt16], of: TextColumn)
    case integers([Int?])
    case numbers([Double?])

    package var count: Int {
        switch self {
        case .text(let values): values.count
        case .coded(let codes, _): codes.count
        case .integers(let values): values.count
        case .numbers(let values): values.count
        }
    }
}
