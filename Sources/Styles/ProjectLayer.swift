import TextFormats

/// A layer of a map project: a file and how it is drawn; features that no rule of the style has are not.
///
/// A filter on the file would say the same to QGIS, but makes a file without features a broken layer: it has no fields.
struct ProjectLayer {
    let id: String
    let name: String
    let file: StyledLayer
    let isVisible: Bool
    let renderer: XMLTree

    /// A heading in the list of layers.
    struct Group {
        let name: String
        let layers: [ProjectLayer]

        /// The group with what is shown when the map is opened; nil when that is nothing.
        var visible: Group? {
            let shown = layers.filter(\.isVisible)
            return shown.isEmpty ? nil : Group(name: name, layers: shown)
        }
    }

    /// The path from the project.
    var source: String { "./\(file.rawValue).geojson" }

    /// The groups of a project from the top of the map to its bottom: the rates lie under the symbols.
    static func groups(_ files: [StyledLayer], of model: StyleModel) -> [Group] {
        [
            Group(name: "Attempted", layers: attempted(files, of: model)),
            Group(name: "Successful", layers: successful(files, of: model)),
        ].filter { !$0.layers.isEmpty }
    }

    /// The whole files, each with the style that lies beside it; the first is shown.
    private static func attempted(_ files: [StyledLayer], of model: StyleModel) -> [ProjectLayer] {
        let names: [(StyledLayer, String)] = [
            (.symbols, "Attempted (ring) and successful (disc)"), (.cases, "Cases by outcome"), (.routes, "Routes"),
        ]
        let there = names.filter { files.contains($0.0) }
        return there.enumerated().map { place, layer in
            ProjectLayer(
                id: identifier(layer.0), name: layer.1, file: layer.0, isVisible: place == 0,
                renderer: QMLStyle.renderer(layer.0, of: model))
        }
    }

    /// What came of them: the rate of each country is shown, the rest waits to be switched on.
    private static func successful(_ files: [StyledLayer], of model: StyleModel) -> [ProjectLayer] {
        let layers = [
            ProjectLayer(
                id: "successful_symbols", name: "Successful (disc)", file: .symbols,
                isVisible: false, renderer: discs(of: model)),
            ProjectLayer(
                id: "successful_cases", name: "Successful cases", file: .cases, isVisible: false,
                renderer: successes(of: model)),
            ProjectLayer(
                id: identifier(.countries), name: "Success rate", file: .countries,
                isVisible: true, renderer: QMLStyle.renderer(.countries, of: model)),
        ]
        return layers.filter { files.contains($0.file) }
    }

    /// QGIS replaces an identifier of fewer than ten letters.
    private static func identifier(_ layer: StyledLayer) -> String { "atlas_\(layer.rawValue)" }

    /// The discs of the symbols without their rings, the largest first.
    private static func discs(of model: StyleModel) -> XMLTree {
        let some = Condition.sum(of: ["successful"], in: ValueClass(from: 1, below: nil))
        let rule = StyleRule(
            key: "successful", label: "Successful, area as in the ring", conditions: [some],
            look: SymbolLook(diameter: model.scale.diameter(of: 1)))
        return QMLStyle.renderer([rule], .marker, largestFirst: "\"successful\"") { look in
            [QMLSymbols.disc(look.diameter ?? SymbolScale.leastDiameter, model.scale)]
        }
    }

    private static func successes(of model: StyleModel) -> XMLTree {
        QMLStyle.renderer(model.cases.filter { $0.key == "successful" }, .marker, QMLSymbols.point)
    }
}
