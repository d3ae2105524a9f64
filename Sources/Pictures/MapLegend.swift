import Styles
import TextFormats

/// The legend of a map: all that `legend.json` says of what the map shows.
struct MapLegend {
    let page: PicturePage
    let phrases: Phrases
    let model: StyleModel
    let fills: FillPatterns
    /// Pixels for a unit of the sheet.
    let scale: Double

    /// The elements, and where they end.
    func drawn(top: Double, withRoutes: Bool) -> (elements: [XMLTree], bottom: Double) {
        let rates = model.countries.filter { $0.key == "few" || $0.key.hasPrefix("rate-") }
        let others = model.countries.filter { rule in !rates.contains { $0.key == rule.key } }
        var columns = [
            column(.successRate, at: 0, top) { column in for rule in rates { add(rule, &column) } },
            column(.otherCountries, at: 1, top) { column in for rule in others { add(rule, &column) } },
            column(.cases, at: 2, top) { addSymbols(&$0) },
        ]
        if withRoutes { columns.append(column(.routes, at: 3, top) { addRoutes(&$0) }) }
        return (columns.flatMap(\.elements), columns.map(\.bottom).max() ?? top)
    }

    private func column(
        _ heading: Phrase, at number: Int, _ top: Double, _ fill: (inout LegendColumn) -> Void
    ) -> LegendColumn {
        let width = PicturePage.innerWidth / 4
        var column = LegendColumn(
            page, start: PicturePage.margin + width * Double(number), width: width - 16, top: top)
        column.addHeading(phrases.text(heading))
        fill(&column)
        return column
    }

    private func add(_ rule: StyleRule<AreaLook>, _ column: inout LegendColumn) {
        column.add(phrases.label(rule, model)) { x, y in
            // Scaled as the map is, so that patterns look as they do there.
            let (width, height) = (34 / scale, 15 / scale)
            let swatch = PicturePage.rectangle(
                -width / 2, -height / 2, width, height,
                [("fill", fills.fill(rule)), ("stroke", Palette.outline), ("stroke-width", (0.5 / scale).short)])
            return [XMLTree("g", [("transform", "translate(\(x.short) \(y.short)) scale(\(scale.text))")], [swatch])]
        }
    }

    /// A mark and what it means.
    private typealias Entry = (words: String, height: Double, draw: (_ x: Double, _ y: Double) -> [XMLTree])

    /// Rings of the classes with the diameters that `legend.json` has, and what a ring and a disc are.
    private var symbols: [Entry] {
        let rings = model.symbols.compactMap { rule -> Entry? in
            guard let diameter = rule.look.diameter else { return nil }
            return (
                phrases.label(rule, model), diameter,
                { x, y in [SymbolMarks.circle(x, y, diameter / 2, SymbolMarks.ring)] }
            )
        }
        let ring: Entry = (
            phrases.text(.ringAttempted), 0, { x, y in [SymbolMarks.circle(x, y, 8, SymbolMarks.ring)] }
        )
        let disc: Entry = (
            phrases.text(.discSuccessful), 0,
            { x, y in
                [
                    SymbolMarks.circle(x, y, 8, SymbolMarks.ring),
                    SymbolMarks.circle(x, y, 5.5, [("fill", Palette.successful)]),
                ]
            }
        )
        return rings + [ring, disc]
    }

    private func addSymbols(_ column: inout LegendColumn) {
        for entry in symbols { column.add(entry.words, markHeight: entry.height, entry.draw) }
        column.addNote(phrases.text(.areaProportional))
    }

    /// The symbols beside each other, four in a row.
    func symbolRow(top: Double) -> (elements: [XMLTree], bottom: Double) {
        var elements: [XMLTree] = []
        var row = (top: top, bottom: top)
        for (number, entry) in symbols.enumerated() {
            if number % 4 == 0 { row = (row.bottom, row.bottom) }
            let width = PicturePage.innerWidth / 4
            let start = PicturePage.margin + width * Double(number % 4)
            var column = LegendColumn(page, start: start, width: width - 16, top: row.top)
            column.add(entry.words, markHeight: entry.height, entry.draw)
            elements += column.elements
            row.bottom = max(row.bottom, column.bottom)
        }
        var note = LegendColumn(page, start: PicturePage.margin, width: PicturePage.innerWidth, top: row.bottom + 4)
        note.addNote(phrases.text(.areaProportional))
        return (elements + note.elements, note.bottom)
    }

    private func addRoutes(_ column: inout LegendColumn) {
        for rule in model.routes {
            column.add(phrases.label(rule, model)) { x, y in
                [
                    XMLTree(
                        "path",
                        [
                            ("d", "M\((x - 17).short) \(y.short)h34"), ("stroke", Palette.routes),
                            ("stroke-width", rule.look.width.short),
                        ])
                ]
            }
        }
    }
}

extension Double {
    /// At most six decimals, for factors.
    var text: String {
        var bytes: [UInt8] = []
        bytes.append(decimal: self, decimals: 6)
        return String(decoding: bytes, as: UTF8.self)
    }
}
