import Foundation
import Styles
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("The project for QGIS")
struct QGISProjectTests {
    private static let model = StyleModel(
        StyleModel.Numbers(attempted: [1, 2, 5, 30], rates: [0, 0.5, 1]), .nice, rateMinimum: 3)

    private static func project(
        _ layers: [StyledLayer] = StyledLayer.allCases, sources: [String] = ["Natural Earth"]
    ) throws -> XMLElement {
        let credits = QGISProject.Credits(title: "A <title> & more", sources: sources, licences: ["CC BY 4.0"])
        let text = QGISProject(layers, of: model, credits).text
        return try #require(try XMLDocument(data: Data(text)).rootElement())
    }

    @Test("Each layer that is drawn whole looks as the style beside it says", arguments: StyledLayer.allCases)
    func renderers(layer: StyledLayer) throws {
        let style = try #require(try XMLDocument(data: Data(QMLStyle.text(layer, of: Self.model))).rootElement())
        let wanted = try #require(style.elements(forName: "renderer-v2").first)
        let drawn = try #require(try Self.layers(Self.project()).first { $0.text("id") == "atlas_\(layer.rawValue)" })
        #expect(drawn.text("datasource") == "./\(layer.rawValue).geojson")
        let seen = try #require(drawn.elements(forName: "renderer-v2").first)
        #expect(seen.canonical == wanted.canonical)
    }

    @Test("Identifiers are unique, and every entry of the lists of layers is a layer with that source")
    func identifiers() throws {
        let project = try Self.project()
        let layers = try Self.layers(project)
        let sources = Dictionary(uniqueKeysWithValues: layers.map { ($0.text("id"), $0.text("datasource")) })
        #expect(sources.count == 6)
        // QGIS replaces shorter ones.
        #expect(sources.keys.allSatisfy { $0.count >= 10 })
        let entries = project.descendants("layer-tree-layer")
        for entry in entries { #expect(sources[entry.value("id")] == entry.value("source")) }
        let tree = try #require(project.elements(forName: "layer-tree-group").first)
        #expect(tree.descendants("layer-tree-layer").map { $0.value("id") } == layers.map { $0.text("id") })
        #expect(
            project.descendants("layer").map { $0.value("id") }.filter { !$0.isEmpty } == layers.map { $0.text("id") })
        let items = project.descendants("LayoutItem").map { $0.value("uuid") }
        #expect(Set(items).count == 5 && items.count == 5)
    }

    @Test("Paths lead to files beside the project and nowhere else")
    func paths() throws {
        for layer in try Self.layers(Self.project()) {
            let path = layer.text("datasource")
            #expect(StyledLayer.allCases.map { "./\($0.rawValue).geojson" }.contains(path))
        }
        let flag = try Self.project().descendants("Absolute").map { $0.stringValue ?? "" }
        #expect(flag == ["false"])
    }

    @Test("Symbols lie over rates, in the groups Attempted and Successful; the rest waits unticked")
    func groups() throws {
        let tree = try #require(try Self.project().elements(forName: "layer-tree-group").first)
        let groups = tree.elements(forName: "layer-tree-group")
        #expect(groups.map { $0.value("name") } == ["Attempted", "Successful"])
        let shown = groups.map { group in
            group.elements(forName: "layer-tree-layer").filter { $0.value("checked") == "Qt::Checked" }
                .map { $0.value("id") }
        }
        #expect(shown == [["atlas_symbols"], ["atlas_countries"]])
    }

    @Test("Only layers that are written are in it, and a group without one is not", arguments: StyledLayer.allCases)
    func some(layer: StyledLayer) throws {
        let project = try Self.project([layer])
        let files = try Self.layers(project).map { $0.text("datasource") }
        #expect(Set(files) == ["./\(layer.rawValue).geojson"])
        let tree = try #require(project.elements(forName: "layer-tree-group").first)
        #expect(
            tree.elements(forName: "layer-tree-group").allSatisfy { !$0.elements(forName: "layer-tree-layer").isEmpty })
        #expect(tree.descendants("layer-tree-layer").contains { $0.value("checked") == "Qt::Checked" })
    }

    @Test("The map is in Equal Earth, the layers in longitude and latitude")
    func referenceSystems() throws {
        let project = try Self.project()
        let map = try #require(project.elements(forName: "projectCrs").first)
        #expect(map.descendants("authid").map { $0.stringValue } == ["EPSG:8857"])
        for layer in try Self.layers(project) {
            #expect(layer.descendants("authid").map { $0.stringValue } == ["EPSG:4326"])
        }
    }

    @Test("Sources and licences stand in the metadata and on the page, whatever is in them")
    func credits() throws {
        let project = try Self.project(sources: ["Cases: <a> & \"b\"\u{1}.csv", "Natural Earth"])
        let metadata = try #require(project.elements(forName: "projectMetadata").first)
        #expect(metadata.text("title") == "A <title> & more")
        let abstract = "Sources: Cases: <a> & \"b\"\u{FFFD}.csv; Natural Earth\nLicences: CC BY 4.0"
        #expect(metadata.text("abstract") == abstract)
        #expect(project.descendants("LayoutItem").contains { $0.value("labelText") == abstract })
    }

    private static func layers(_ project: XMLElement) throws -> [XMLElement] {
        try #require(project.elements(forName: "projectlayers").first).elements(forName: "maplayer")
    }
}

extension XMLElement {
    fileprivate func value(_ attribute: String) -> String { self.attribute(forName: attribute)?.stringValue ?? "" }

    fileprivate func text(_ name: String) -> String { elements(forName: name).first?.stringValue ?? "" }

    fileprivate func descendants(_ name: String) -> [XMLElement] {
        (children ?? []).compactMap { $0 as? XMLElement }.flatMap { child in
            (child.name == name ? [child] : []) + child.descendants(name)
        }
    }

    /// The element without the white space between elements.
    fileprivate var canonical: String {
        let attributes = (self.attributes ?? []).map { "\($0.name ?? "")=\($0.stringValue ?? "")" }.joined(
            separator: "\u{0}")
        let elements = (children ?? []).compactMap { $0 as? XMLElement }
        let content = elements.isEmpty ? stringValue ?? "" : elements.map(\.canonical).joined()
        return "<\(name ?? "") \(attributes)>\(content)</>"
    }
}
