package import SimpleFeatures
package import Styles
import TextFormats

/// Writes `years.svg`: a small map for each year, with symbols on one scale that all maps share.
package struct YearsSVG {
    private let drawing: WorldDrawing
    private let countries: Layer
    /// Of the rows of the timeline.
    private let codes: [String]
    private let names: [String]
    private let points: [Position]
    private let spans: YearSpans
    private let model: StyleModel
    private let words: PictureWords
    private let page: PicturePage

    private static let gap = 16.0
    private static let labelHeight = 22.0

    /// Takes the layers `countries` and `timeline`.
    package init(
        _ drawing: WorldDrawing, countries: Layer, timeline: Layer, _ model: StyleModel, _ words: PictureWords
    ) {
        self.drawing = drawing
        self.countries = countries
        codes = timeline.texts("iso_a3")
        names = timeline.texts("country")
        points = timeline.points
        self.model = model
        self.words = words
        spans = YearSpans(timeline)
        page = PicturePage(isRightToLeft: words.phrases.language.isRightToLeft)
    }

    /// The document in UTF-8.
    package var text: [UInt8] {
        let totals = words.totals(countries)
        let title = words.title ?? words.phrases.text(.yearsTitle)
        let head = PictureHead(page, title: title, subtitles: [words.subtitle, totals].compactMap { $0 })
        let grid = panels(top: head.bottom + 12)
        let legend = legend(top: grid.bottom + 6)
        let foot = PictureFoot(
            page, words, notes: notes, centralMeridian: drawing.centralMeridian, top: legend.bottom + 12)
        let land = XMLTree(
            "path",
            [
                ("id", "years-land"), ("d", drawing.land(by: landFactor)), ("fill", Palette.unassigned),
                ("fill-rule", "evenodd"),
            ])
        let outline = XMLTree("path", [("id", "years-outline"), ("d", drawing.outline), ("fill", "none")])
        return PicturePage.document(
            "years", height: foot.bottom + 14, words.phrases.language, title: title,
            description: ([words.phrases.text(.description), totals] + notes).joined(separator: words.joint),
            [XMLTree("defs", [], [land, outline])] + head.elements + grid.elements + legend.elements + foot.elements)
    }

    private var notes: [String] {
        let phrases = words.phrases
        return [
            spans.spans.isEmpty ? phrases.text(.noYears) : nil,
            spans.yearsInSpan > 1 ? phrases.text(.bundled, ["count": spans.yearsInSpan]) : nil,
            spans.undatedCount > 0 ? phrases.text(.undated, ["count": spans.undatedCount]) : nil,
        ].compactMap { $0 }
    }

    // MARK: Maps

    private func panels(top: Double) -> (elements: [XMLTree], bottom: Double) {
        let columns = YearsSVG.columnCount(spans.spans.count)
        let width = (PicturePage.innerWidth - YearsSVG.gap * Double(columns - 1)) / Double(columns)
        let scale = width / Double(Sheet.width)
        let height = Double(Sheet.height) * scale + YearsSVG.labelHeight + YearsSVG.gap
        let elements = spans.spans.enumerated().map { number, span in
            let start = PicturePage.margin + Double(number % columns) * (width + YearsSVG.gap)
            return panel(span, start, top + Double(number / columns) * height, width)
        }
        let rows = (spans.spans.count + columns - 1) / columns
        return (elements, top + Double(rows) * height)
    }

    /// As many maps beside each other as leave them large and fill few rows.
    private static func columnCount(_ count: Int) -> Int {
        switch count {
        case ...1: 1
        case ...4: 2
        case ...9: 3
        case ...16: 4
        case ...25: 5
        default: 6
        }
    }

    /// Units of the land are no larger than a few pixels, however many maps there are.
    private var landFactor: Int { min(10, 2 * YearsSVG.columnCount(spans.spans.count)) }

    private func panel(_ span: YearSpans.Span, _ start: Double, _ top: Double, _ width: Double) -> XMLTree {
        let scale = width / Double(Sheet.width)
        let mapTop = top + YearsSVG.labelHeight
        // Maps are not mirrored, only their order is.
        let left = page.isRightToLeft ? page.x(start) - width : start
        let years =
            span.years.count == 1 ? "\(span.years.lowerBound)" : "\(span.years.lowerBound)–\(span.years.upperBound)"
        return XMLTree(
            "g", [],
            [
                XMLTree("title", [], text: label(years, span)), page.text(years, start, top + 15, .heading),
                XMLTree(
                    "g", [("transform", "translate(\(left.short) \(mapTop.short)) scale(\(scale.text))")],
                    [
                        XMLTree("use", [("href", "#years-land"), ("transform", "scale(\(landFactor))")]),
                        XMLTree(
                            "use",
                            [
                                ("href", "#years-outline"), ("stroke", Palette.outline),
                                ("stroke-width", (0.5 / scale).short),
                            ]),
                    ]),
            ] + SymbolMarks.elements(marks(span, left, mapTop, scale), model.scale))
    }

    private func marks(_ span: YearSpans.Span, _ left: Double, _ top: Double, _ scale: Double) -> [SymbolMarks.Mark] {
        span.cases.map { sum in
            let place = drawing.project(points[sum.row])
            return SymbolMarks.Mark(
                words: words.counts(words.name(codes[sum.row], names[sum.row]), sum.attempted, sum.successful),
                code: codes[sum.row], point: EqualEarth.Point(x: left + place.x * scale, y: top + place.y * scale),
                attempted: sum.attempted, successful: sum.successful)
        }
    }

    private func label(_ years: String, _ span: YearSpans.Span) -> String {
        words.counts(
            years, span.cases.reduce(0) { $0 + $1.attempted }, span.cases.reduce(0) { $0 + $1.successful })
    }

    // MARK: Legend

    private func legend(top: Double) -> (elements: [XMLTree], bottom: Double) {
        let legend = MapLegend(
            page: page, phrases: words.phrases, model: model, fills: FillPatterns(prefix: "years", rules: []), scale: 1)
        return legend.symbolRow(top: top)
    }
}
