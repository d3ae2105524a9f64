import TextFormats

/// How text of a picture looks. Units: pixels of a picture that is 1,200 of them wide.
struct TextStyle: Sendable {
    let size: Double
    let isBold: Bool

    var lineHeight: Double { (size * 1.3).rounded() }

    static let title = TextStyle(size: 26, isBold: true)
    static let subtitle = TextStyle(size: 17, isBold: false)
    static let heading = TextStyle(size: 15, isBold: true)
    static let plain = TextStyle(size: 14, isBold: false)
    /// Nine pixels high where the picture is 800 pixels wide.
    static let note = TextStyle(size: 13.5, isBold: false)
}

/// The page of a picture; in languages from right to left it is mirrored.
///
/// Units: pixels, from the edge at which lines begin, and from the top.
struct PicturePage: Sendable {
    static let width = 1200.0
    static let margin = 28.0
    static var innerWidth: Double { width - 2 * margin }

    let isRightToLeft: Bool

    /// What is at a distance from where lines begin, as SVG counts.
    func x(_ fromStart: Double) -> Double { isRightToLeft ? PicturePage.width - fromStart : fromStart }

    /// A line of text that begins at a place.
    ///
    /// Text in a script of the other direction keeps its own and ends where this page's lines begin.
    func text(_ words: String, _ fromStart: Double, _ baseline: Double, _ style: TextStyle) -> XMLTree {
        let isTextRightToLeft = TextMeasure.isRightToLeft(words) ?? isRightToLeft
        var attributes = [("x", x(fromStart).short), ("y", baseline.short), ("font-size", style.size.short)]
        if style.isBold { attributes.append(("font-weight", "bold")) }
        if isTextRightToLeft { attributes.append(("direction", "rtl")) }
        if isTextRightToLeft != isRightToLeft { attributes.append(("text-anchor", "end")) }
        return XMLTree("text", attributes, text: words)
    }

    /// Lines of text below each other, and how high they are.
    func paragraph(
        _ words: String, _ fromStart: Double, top: Double, width: Double, _ style: TextStyle
    ) -> (elements: [XMLTree], height: Double) {
        let factor = style.isBold ? 1.08 : 1
        let lines = TextMeasure.lines(of: words, width: width, size: style.size * factor)
        let elements = lines.enumerated().map { number, line in
            text(line, fromStart, top + style.lineHeight * Double(number) + style.size, style)
        }
        return (elements, style.lineHeight * Double(lines.count))
    }

    /// The whole document.
    static func document(
        _ id: String, height: Double, _ language: Language, title: String, description: String, _ elements: [XMLTree]
    ) -> [UInt8] {
        let size = "\(width.short) \(height.short)"
        let head = [
            XMLTree("title", [("id", "\(id)-title")], text: title),
            XMLTree("desc", [("id", "\(id)-description")], text: description),
        ]
        return XMLTree(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(size)"), ("width", width.short),
                ("height", height.short), ("role", "img"),
                ("lang", language.rawValue), ("font-family", "sans-serif"), ("fill", "#252525"),
            ], head + [rectangle(0, 0, width, height, [("fill", "#ffffff")])] + elements
        ).text
    }

    static func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: [(String, String)]
    ) -> XMLTree {
        XMLTree(
            "rect",
            [("x", x.short), ("y", y.short), ("width", width.short), ("height", height.short)] + attributes)
    }
}

extension Double {
    /// At most two decimals: finer than any print.
    var short: String {
        var bytes: [UInt8] = []
        bytes.append(decimal: self, decimals: 2)
        return String(decoding: bytes, as: UTF8.self)
    }
}
