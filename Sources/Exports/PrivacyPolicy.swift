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
/// Law: only ``Layer/protected(by:isInCountry:)`` makes one, and only these can be written.
package struct ProtectedLayer: Sendable {
    package let layer: Layer
    /// The features of the unprotected layer that have no position which may be published.
    package let withheld: [Int]

    fileprivate init(_ layer: Layer, withheld: [Int] = []) {
        self.layer = layer
        self.withheld = withheld
    }
}

extension Layer {
    /// The layer as it may be published.
    ///
    /// `isInCountry` says whether a position lies in the country of a feature; only layers with positions of cases ask.
    package func protected(
        by policy: PrivacyPolicy, isInCountry: (_ feature: Int, Position) -> Bool = { _, _ in true }
    ) -> ProtectedLayer {
        guard let schema = LayerSchema.all.first(where: { $0.name == name }) else {
            preconditionFailure("a layer without a schema: \(name)")
        }
        let allowed = Set(schema.fields.map(\.name) + policy.keptColumns)
        let layer = withFields { allowed.contains($0.name) || $0.name.hasPrefix("method_") }
        guard schema.holdsCasePositions, case .points(let positions) = geometries else { return ProtectedLayer(layer) }
        switch policy.precision {
        case .exact: return ProtectedLayer(layer.setting("generalised_km", to: positions.map { _ in 0 }))
        case .grid(let cellsPerDegree):
            let grid = PublicationGrid(cellsPerDegree: cellsPerDegree)
            let points = positions.enumerated().map { feature, position in
                grid.point(for: position) { isInCountry(feature, $0) }
            }
            return layer.generalised(to: points)
        }
    }

    /// The layer with new points; features without one are left out.
    private func generalised(to points: [PublicationGrid.Point?]) -> ProtectedLayer {
        let kept = points.indices.filter { points[$0] != nil }
        let published = points.compactMap { $0 }
        let layer = picked(kept)
            .at(published.map(\.position))
            .setting("generalised_km", to: published.map { ($0.farthestInMeters / 10).rounded(.up) / 100 })
            .replacing("exact", by: "city", in: "location_precision")
        return ProtectedLayer(layer, withheld: points.indices.filter { points[$0] == nil })
    }
}
