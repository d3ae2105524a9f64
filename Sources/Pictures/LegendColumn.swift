import TextFormats

/// A column of a legend, filled from above.
struct LegendColumn {
    let page: PicturePage
    let start: Double
    let width: Double
    private(set) var bottom: Double
    private(set) var elements: [XMLTree] = []

    /// Where the words begin behind a mark.
    static let indent = 50.0
    private static let leastRow = 22.0

    init(_ page: PicturePage, start: Double, width: Double, top: Double) {
        self.page = page
        self.start = start
        self.width = width
        bottom = top
    }

    mutating func addHeading(_ words: String) {
        add(page.paragraph(words, start, top: bottom, width: width, .heading))
        bottom += 5
    }

    mutating func addNote(_ words: String) {
        add(page.paragraph(words, start, top: bottom, width: width, .note))
    }

    /// A mark with what it means; `draw` gets the middle of the place for the mark.
    mutating func add(_ words: String, markHeight: Double = 0, _ draw: (_ x: Double, _ y: Double) -> [XMLTree]) {
        let lines = page.paragraph(
            words, start + LegendColumn.indent, top: 0, width: width - LegendColumn.indent, .plain)
        let height = max(LegendColumn.leastRow, markHeight + 4, lines.height + 4)
        let top = bottom + (height - lines.height) / 2
        elements += draw(page.x(start + LegendColumn.indent / 2 - 5), bottom + height / 2)
        elements +=
            page.paragraph(
                words, start + LegendColumn.indent, top: top - 1, width: width - LegendColumn.indent, .plain
            ).elements
        bottom += height
    }

    private mutating func add(_ lines: (elements: [XMLTree], height: Double)) {
        elements += lines.elements
        bottom += lines.height
    }
}
