import Pictures

/// Links to the files beside the page, and what stands below every picture: sources, borders, what is not shown.
struct PageFoot {
    private let parts: PageParts
    private var phrases: Phrases { parts.words.phrases }

    init(_ parts: PageParts) { self.parts = parts }

    var element: HTMLTree {
        HTMLTree(
            "footer", [],
            [
                HTMLTree("h2", [("id", "data-heading")], text: phrases.text(.downloads)),
                HTMLTree(
                    "nav", [("aria-labelledby", "data-heading")],
                    [
                        HTMLTree(
                            "ul", [("class", "key")],
                            parts.files.map { file in
                                HTMLTree("li", [], [HTMLTree("a", [("href", file), ("download", "")], text: file)])
                            })
                    ]),
                HTMLTree("h2", text: phrases.text(.notes)),
            ] + notes.map { HTMLTree("p", [("dir", "auto")], text: $0) })
    }

    private var notes: [String] {
        let words = parts.words
        let missing =
            words.casesWithoutPosition > 0
            ? phrases.text(.withoutPosition, ["count": words.casesWithoutPosition]) : nil
        return [missing, words.sourceStatement, words.boundaryStatement].compactMap { $0 }
    }
}
