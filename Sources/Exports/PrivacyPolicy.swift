package import SimpleFeatures

/// What may be published, and how finely.
package struct PrivacyPolicy: Sendable {
    package let precision: PositionPrecision
    /// Columns beyond the allow-list that the user asks for.
    package let keptColumns: [String]

    package init(precision: PositionPrecision, keptColumns: [String] = []) {
        self.precision = precision
        self.keptColumns = keptColumns
    }
}

/// A layer that may leave the tool: only its allowed columns, positions no finer than the policy says.
///
/// Law: only ``Layer/protected(by:)`` and ``Layer/protected(by:at:)`` make one, and only these can be written.
package struct ProtectedLayer: Sendable {
    package let layer: Layer

    fileprivate init(_ layer: Layer) {
        self.layer = layer
    }
}

extension Layer {
    /// A layer without positions of cases, as it may be published.
    package func protected(by policy: PrivacyPolicy) -> ProtectedLayer {
        precondition(!schema.holdsCasePositions, "positions of cases are published at points of the policy")
        return ProtectedLayer(allowed(by: policy))
    }

    /// A layer with positions of cases, as it may be published: at points that a ``PositionPublisher`` made.
    package func protected(by policy: PrivacyPolicy, at points: [PublishedPoint]) -> ProtectedLayer {
        let layer = allowed(by: policy).at(points.map(\.position))
            .setting("generalised_km", to: points.map(\.generalisedInKilometers))
        return ProtectedLayer(
            policy.precision == .exact ? layer : layer.replacing("exact", by: "city", in: "location_precision"))
    }

    private var schema: LayerSchema {
        guard let schema = LayerSchema.all.first(where: { $0.name == name }) else {
            preconditionFailure("a layer without a schema: \(name)")
        }
        return schema
    }

    private func allowed(by policy: PrivacyPolicy) -> Layer {
        let allowed = Set(schema.fields.map(\.name) + policy.keptColumns)
        return withFields { allowed.contains($0.name) || $0.name.hasPrefix("method_") }
    }
}

/// Finds where cases may be published.
///
/// Thread rule: each thread has one of its own.
package struct PositionPublisher: Sendable {
    private var grid: PublicationGrid?

    package init(_ policy: PrivacyPolicy) {
        switch policy.precision {
        case .exact: grid = nil
        case .grid(let cellsPerDegree): grid = PublicationGrid(cellsPerDegree: cellsPerDegree)
        }
    }

    /// Where a case may be published; nil when no grid position near it lies in its country.
    package mutating func point(
        for stored: Position, isInCountry: (Position) throws -> Bool
    ) rethrows -> PublishedPoint? {
        guard grid != nil else { return PublishedPoint(position: stored, generalisedInKilometers: 0) }
        guard let point = try grid?.point(for: stored, isInCountry: isInCountry) else { return nil }
        // Ten metres, rounded up: the stored position is never farther than it says.
        let kilometers = (point.farthestInMeters / 10).rounded(.up) / 100
        return PublishedPoint(position: point.position, generalisedInKilometers: kilometers)
    }
}

/// A position at which a case may be published.
///
/// Law: only a ``PositionPublisher`` makes one.
package struct PublishedPoint: Hashable, Sendable {
    package let position: Position
    /// The farthest that the stored position can be, rounded up to ten metres; 0 when it is published as it is.
    package let generalisedInKilometers: Double

    fileprivate init(position: Position, generalisedInKilometers: Double) {
        self.position = position
        self.generalisedInKilometers = generalisedInKilometers
    }
}
