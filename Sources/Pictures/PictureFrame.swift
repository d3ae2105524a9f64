import TextFormats

/// The title of a picture and the lines below it.
struct PictureHead {
    private(set) var elements: [XMLTree] = []
    private(set) var bottom = 18.0

    init(_ page: PicturePage, title: String, subtitles: [String]) {
        add(page, title, .title)
        for subtitle in subtitles { add(page, subtitle, .subtitle) }
    }

    private mutating func add(_ page: PicturePage, _ words: String, _ style: TextStyle) {
        let lines = page.paragraph(
            words, PicturePage.margin, top: bottom, width: PicturePage.innerWidth, style)
        elements += lines.elements
        bottom += lines.height
    }
}

/// The notes below a picture: what is not in it, where it is from, what borders mean.
struct PictureFoot {
    private(set) var elements: [XMLTree] = []
    private(set) var bottom: Double

    init(_ page: PicturePage, _ words: PictureWords, notes: [String] = [], centralMeridian: Double, top: Double) {
        let phrases = words.phrases
        let meridian = phrases.language.text(ofTenths: Int((centralMeridian * 10).rounded()))
        let projection = phrases.text(.projection, [("meridian", meridian)])
        bottom = top
        let others = [words.sourceStatement, words.boundaryStatement + words.joint + projection]
        for note in notes + others.compactMap({ $0 }) {
            let lines = page.paragraph(note, PicturePage.margin, top: bottom, width: PicturePage.innerWidth, .note)
            elements += lines.elements
            bottom += lines.height
        }
    }
}
