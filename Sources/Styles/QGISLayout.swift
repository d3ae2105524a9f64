import TextFormats

/// The page of a project that is ready to print: the title, the world, a legend and whose the data are.
///
/// Units: millimetres on A4, landscape.
struct QGISLayout {
    private let groups: [ProjectLayer.Group]
    private let credits: QGISProject.Credits

    /// `groups` are what the legend explains.
    init(_ groups: [ProjectLayer.Group], _ credits: QGISProject.Credits) {
        self.groups = groups
        self.credits = credits
    }

    /// The box of the world in Equal Earth with a margin, in metres. Source: PROJ 9.1, ±180° and ±90°, 17,243,959 and
    /// 8,392,928 m.
    static let world = [
        ("xmin", "-17400000"), ("ymin", "-8450000"), ("xmax", "17400000"), ("ymax", "8450000"),
    ]

    var layout: XMLTree {
        XMLTree(
            "Layout", [("name", "Atlas"), ("units", "mm"), ("printResolution", "300")],
            [
                XMLTree("PageCollection", [], [page]), legend,
                label(Box(10, 6, 277, 10), credits.title, fontSize: 16, number: 2),
                label(Box(10, 197, 277, 9), credits.lines.joined(separator: "\n"), fontSize: 7, number: 3), map,
            ])
    }

    /// Where something lies on the page.
    private struct Box {
        let position: String
        let size: String

        init(_ left: Int, _ top: Int, _ width: Int, _ height: Int) {
            position = "\(left),\(top),mm"
            size = "\(width),\(height),mm"
        }
    }

    /// The numbers of the kinds of items in `QgsLayoutItemRegistry::ItemType`.
    private enum Kind: String {
        case page = "65638"
        case map = "65639"
        case label = "65641"
        case legend = "65642"
    }

    private var page: XMLTree { item(.page, Box(0, 0, 297, 210), 0, []) }

    private var map: XMLTree {
        item(
            .map, Box(10, 17, 277, 134), 1,
            [
                ("id", "Map"), ("followPreset", "false"), ("keepLayerSet", "false"), ("mapRotation", "0"),
                ("drawCanvasItems", "true"),
            ], [XMLTree("Extent", QGISLayout.world)])
    }

    private func label(_ box: Box, _ text: String, fontSize: Int, number: Int) -> XMLTree {
        item(
            .label, box, number,
            [("labelText", text), ("halign", "1"), ("valign", "32"), ("marginX", "0"), ("marginY", "0")],
            [XMLTree("LabelFont", [("description", QGISLayout.font(fontSize)), ("style", "")])])
    }

    private var legend: XMLTree {
        item(
            .legend, Box(10, 156, 277, 40), 4,
            [
                ("columnCount", "4"), ("splitLayer", "1"), ("equalColumnWidth", "0"), ("columnSpace", "8"),
                ("boxSpace", "0"), ("symbolWidth", "7"), ("symbolHeight", "4"), ("resizeToContents", "1"),
                ("map_uuid", QGISLayout.identifier(1)), ("legendFilterByAtlas", "0"), ("fontColor", "#000000"),
            ],
            [
                XMLTree(
                    "styles", [],
                    [
                        style("title", 12, above: "0"), style("group", 10, above: "1"),
                        style("subgroup", 9, above: "1"), style("symbol", 8, above: "1"),
                        style("symbolLabel", 8, above: "1", left: "2"),
                    ]), QGISProject.tree(of: groups),
            ])
    }

    private func style(_ name: String, _ fontSize: Int, above: String, left: String = "0") -> XMLTree {
        XMLTree(
            "style",
            [
                ("name", name), ("alignment", "1"), ("indent", "0"), ("marginTop", above), ("marginLeft", left),
                ("marginBottom", "0"),
            ],
            [XMLTree("styleFont", [("description", QGISLayout.font(fontSize)), ("style", "")])])
    }

    private func item(
        _ kind: Kind, _ box: Box, _ number: Int, _ attributes: [(String, String)], _ elements: [XMLTree] = []
    ) -> XMLTree {
        let common = [
            ("type", kind.rawValue), ("uuid", QGISLayout.identifier(number)),
            ("templateUuid", QGISLayout.identifier(number)), ("position", box.position),
            ("positionOnPage", box.position), ("size", box.size), ("referencePoint", "0"), ("zValue", "\(number)"),
            ("visibility", "1"), ("opacity", "1"), ("frame", "false"), ("background", kind == .page ? "true" : "false"),
        ]
        return XMLTree("LayoutItem", common + attributes, elements)
    }

    /// The same in every project: nothing in it is counted or drawn by lot.
    private static func identifier(_ number: Int) -> String { "{00000000-0000-4000-8000-00000000000\(number)}" }

    /// A font as Qt 5 describes it; where it is not there, another without serifs takes its place.
    private static func font(_ points: Int) -> String { "Sans Serif,\(points),-1,5,50,0,0,0,0,0" }
}
