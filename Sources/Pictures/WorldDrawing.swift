package import SimpleFeatures

/// The world as it is drawn: paths and places on the sheet, made from the layers of an export.
///
/// Units: those of ``Sheet``. Paths are data for the `d` of SVG, to be filled by the rule `evenodd`.
package struct WorldDrawing: Sendable {
    /// An area, cut at the edge of the sheet.
    package struct Country: Hashable, Sendable {
        /// The `iso_a3` of its feature.
        package let code: String
        package let name: String
        /// What is too small to be seen is a diamond.
        package let path: String
    }

    /// Where a symbol stands.
    package struct Symbol: Hashable, Sendable {
        package let code: String
        package let name: String
        package let point: EqualEarth.Point
    }

    /// A line, cut at the edge of the sheet.
    package struct Route: Hashable, Sendable {
        package let from: String
        package let to: String
        package let path: String
    }

    package let sheet: Sheet
    /// In the order of their layers.
    package let countries: [Country]
    package let symbols: [Symbol]
    package let routes: [Route]

    /// What a `viewBox` of SVG says.
    package var viewBox: String { "0 0 \(Sheet.width) \(Sheet.height)" }
    /// The edge of the sheet, and meridians and parallels every 30 degrees.
    package var outline: String { sheet.outline }
    package var graticule: String { sheet.graticule }
    package var centralMeridian: Double { sheet.projection.centralMeridian }

    /// The lines of the countries, for ``land``.
    private let coasts: [[SheetLine]]

    /// All land, as path data in units that are so many times as large as those of the sheet: for maps that are small.
    package func land(by factor: Int) -> String {
        var path = PathText()
        for line in coasts.joined() {
            let coarse = line.coarse(by: factor)
            if coarse.doubledArea >= WorldDrawing.leastDoubledLand { path.add(coarse) }
        }
        return path.text
    }

    private static let leastDoubledLand = 2

    /// Draws the layers `countries`, `symbols` and, where it is written, `routes`.
    package init(countries: Layer, symbols: Layer, routes: Layer? = nil) {
        let areas = countries.areas.map { $0.seamless.map { $0.map(UnrolledRing.init) } }
        let attempted = countries.integers("attempted")
        var meridian = CentralMeridian()
        for (row, polygons) in areas.enumerated() {
            let hasCases = (attempted[row] ?? 0) > 0
            for ring in polygons.joined() { meridian.add(ring, hasCases: hasCases) }
            if hasCases, let box = countries.areas[row].boundingBox { meridian.add(box) }
        }
        let sheet = Sheet(centralMeridian: meridian.best)
        self.sheet = sheet
        let (codes, names) = (countries.texts("iso_a3"), countries.texts("name"))
        let drawn = WorldDrawing.drawn(areas, on: sheet)
        self.countries = drawn.enumerated().map { row, area in
            Country(code: codes[row], name: names[row], path: area.path)
        }
        coasts = drawn.map(\.lines)
        let (symbolCodes, symbolNames) = (symbols.texts("iso_a3"), symbols.texts("name"))
        self.symbols = symbols.points.enumerated().map { row, position in
            Symbol(code: symbolCodes[row], name: symbolNames[row], point: sheet.project(position))
        }
        let (from, to) = (routes?.texts("from_iso_a3") ?? [], routes?.texts("to_iso_a3") ?? [])
        self.routes = (routes?.lines ?? []).enumerated().map { row, line in
            Route(from: from[row], to: to[row], path: LineDrawing(line, on: sheet).path)
        }
    }

    /// The areas as finely as paths of ``mostBytes`` allow.
    private static func drawn(_ areas: [[[UnrolledRing]]], on sheet: Sheet) -> [AreaDrawing] {
        let rings = areas.map { AreaDrawing.rings(of: $0, on: sheet) }
        for grain in grains {
            if let fitting = drawn(rings, grain: grain, within: mostBytes) { return fitting }
        }
        return rings.map { AreaDrawing($0, grain: coarsestGrain) }
    }

    /// Nil as soon as the paths have more bytes than that.
    private static func drawn(
        _ areas: [[[EqualEarth.Point]]], grain: Int32, within mostBytes: Int
    ) -> [AreaDrawing]? {
        var drawn: [AreaDrawing] = []
        var byteCount = 0
        for rings in areas {
            let area = AreaDrawing(rings, grain: grain)
            byteCount += area.path.utf8.count
            guard byteCount <= mostBytes else { return nil }
            drawn.append(area)
        }
        return drawn
    }

    private static let grains: [Int32] = [1, 2, 3, 4, 6]
    private static let coarsestGrain: Int32 = 8

    /// Of all paths of areas, so that a page with them can be sent by mail.
    private static let mostBytes = 250_000

    /// Where a position lies on the sheet.
    package func project(_ position: Position) -> EqualEarth.Point { sheet.project(position) }
}
