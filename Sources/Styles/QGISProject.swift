import TextFormats

/// Writes a project that QGIS opens as a finished map: the layers in groups, styled, with a page to print.
///
/// Shape: paths are relative, so that the folder can be moved. Source: what QGIS 3.22 writes (`QgsProject::writeProject`),
/// but for what it puts in by itself.
package struct QGISProject {
    package static let fileName = "atlas.qgs"

    /// Whose the data are, for the metadata and the foot of the page.
    package struct Credits: Sendable {
        let title: String
        let sources: [String]
        let licences: [String]

        package init(title: String, sources: [String], licences: [String]) {
            self.title = title
            self.sources = sources
            self.licences = licences
        }

        var lines: [String] {
            ["Sources: " + sources.joined(separator: "; "), "Licences: " + licences.joined(separator: "; ")]
        }
    }

    private let groups: [ProjectLayer.Group]
    private let credits: Credits

    /// A project of the layers that are written, at least one.
    package init(_ files: [StyledLayer], of model: StyleModel, _ credits: Credits) {
        groups = ProjectLayer.groups(files, of: model)
        self.credits = credits
    }

    package var text: [UInt8] {
        XMLTree(
            "qgis", [("projectname", credits.title), ("version", QMLStyle.version)],
            [
                XMLTree("title", text: credits.title),
                XMLTree("projectCrs", [], [ReferenceSystem.equalEarth]),
                QGISProject.tree(of: groups),
                canvas,
                XMLTree("projectlayers", [], layers.map(mapLayer)),
                XMLTree("layerorder", [], layers.map { XMLTree("layer", [("id", $0.id)]) }),
                properties,
                metadata,
                XMLTree("Layouts", [], [QGISLayout(groups.compactMap(\.visible), credits).layout]),
                XMLTree(
                    "ProjectViewSettings", [("UseProjectScales", "0")],
                    [XMLTree("DefaultViewExtent", QGISLayout.world, [ReferenceSystem.equalEarth])]),
            ]
        ).text
    }

    private var layers: [ProjectLayer] { groups.flatMap(\.layers) }

    /// The list of layers with its groups; the legend of the page has one of its own.
    static func tree(of groups: [ProjectLayer.Group]) -> XMLTree {
        XMLTree(
            "layer-tree-group", [],
            groups.map { group in
                let layers = group.layers.map { layer in
                    XMLTree(
                        "layer-tree-layer",
                        [
                            ("id", layer.id), ("name", layer.name), ("source", layer.source), ("providerKey", "ogr"),
                            ("checked", layer.isVisible ? "Qt::Checked" : "Qt::Unchecked"),
                            ("expanded", layer.isVisible ? "1" : "0"),
                        ])
                }
                return XMLTree(
                    "layer-tree-group", [("name", group.name), ("checked", "Qt::Checked"), ("expanded", "1")], layers)
            })
    }

    private var canvas: XMLTree {
        XMLTree(
            "mapcanvas", [("name", "theMapCanvas"), ("annotationsVisible", "1")],
            [
                XMLTree("units", text: "meters"),
                XMLTree("extent", [], QGISLayout.world.map { XMLTree($0.0, text: $0.1) }),
                XMLTree("rotation", text: "0"),
                XMLTree("destinationsrs", [], [ReferenceSystem.equalEarth]),
            ])
    }

    private func mapLayer(_ layer: ProjectLayer) -> XMLTree {
        XMLTree(
            "maplayer",
            [("type", "vector"), ("geometry", layer.file.geometryName), ("styleCategories", "AllStyleCategories")],
            [
                XMLTree("id", text: layer.id),
                XMLTree("datasource", text: layer.source),
                XMLTree("layername", text: layer.name),
                XMLTree("srs", [], [ReferenceSystem.geographic]),
                XMLTree(
                    "resourceMetadata", [],
                    [XMLTree("type", text: "dataset"), XMLTree("title", text: layer.name)]
                        + credits.licences.map { XMLTree("license", text: $0) }
                        + credits.sources.map { XMLTree("rights", text: $0) }),
                XMLTree("provider", [("encoding", "UTF-8")], text: "ogr"),
                layer.renderer,
            ])
    }

    private var properties: XMLTree {
        XMLTree(
            "properties", [],
            [
                // Without this QGIS passes over the reference system of the project.
                XMLTree(
                    "SpatialRefSys", [], [XMLTree("ProjectionsEnabled", [("type", "int")], text: "1")]),
                XMLTree("Paths", [], [XMLTree("Absolute", [("type", "bool")], text: "false")]),
                XMLTree(
                    "Measure", [], [XMLTree("Ellipsoid", [("type", "QString")], text: ReferenceSystem.ellipsoid)]),
            ])
    }

    private var metadata: XMLTree {
        XMLTree(
            "projectMetadata", [],
            [
                XMLTree("type", text: "dataset"), XMLTree("title", text: credits.title),
                XMLTree("abstract", text: credits.lines.joined(separator: "\n")),
            ])
    }
}

/// The coordinate reference systems of a project, as QGIS knows them.
enum ReferenceSystem {
    /// The number of WGS 84 in EPSG's list of ellipsoids.
    static let ellipsoid = "EPSG:7030"

    /// EPSG:8857: areas are true, and the world has the shape that atlases give it.
    static let equalEarth = element(
        "EPSG:8857", "+proj=eqearth +lon_0=0 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs", ("eqearth", "false"))

    /// Longitude and latitude of WGS 84, as GeoJSON has them.
    static let geographic = element(
        "EPSG:4326", "+proj=longlat +datum=WGS84 +no_defs", ("longlat", "true"))

    /// Programs that do not know the number fall back to PROJ's words.
    private static func element(
        _ number: String, _ words: String, _ projection: (acronym: String, isGeographic: String)
    ) -> XMLTree {
        XMLTree(
            "spatialrefsys", [],
            [
                XMLTree("proj4", text: words),
                XMLTree("srid", text: String(number.dropFirst("EPSG:".count))),
                XMLTree("authid", text: number),
                XMLTree("projectionacronym", text: projection.acronym),
                XMLTree("ellipsoidacronym", text: ellipsoid),
                XMLTree("geographicflag", text: projection.isGeographic),
            ])
    }
}

extension StyledLayer {
    fileprivate var geometryName: String {
        switch symbolKind {
        case .marker: "Point"
        case .line: "Line"
        case .fill: "Polygon"
        }
    }
}
