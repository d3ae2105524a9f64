import Pictures

/// What a reader can choose; shown where the script runs.
struct PageControls {
    private let parts: PageParts
    private var phrases: Phrases { parts.words.phrases }

    init(_ parts: PageParts) { self.parts = parts }

    var form: HTMLTree {
        HTMLTree(
            "form", [("id", "controls"), ("class", "live")],
            [show, year, choices("outcome", .outcome, outcomes), choices("method", .method, methods), switches])
    }

    private var show: HTMLTree {
        let values: [(String, Phrase)] = [
            ("both", .both), ("attempted", .attempted), ("successful", .outcomeSuccessful), ("rate", .successRate),
        ]
        return HTMLTree(
            "fieldset", [],
            [HTMLTree("legend", text: phrases.text(.show))]
                + values.map { input("radio", "show", $0, phrases.text($1), isChecked: $0 == "both") })
    }

    private var year: HTMLTree {
        HTMLTree(
            "div", [],
            [
                HTMLTree("label", [("class", "legend"), ("for", "year")], text: phrases.text(.pageYear)),
                .text(" "),
                HTMLTree("output", [("id", "year-output"), ("for", "year")], text: phrases.text(.allYears)),
                HTMLTree(
                    "div", [],
                    [
                        HTMLTree(
                            "input",
                            [
                                ("type", "range"), ("id", "year"), ("min", "0"), ("max", "\(parts.facts.years.count)"),
                                ("value", "0"), ("step", "1"),
                            ]),
                        .text(" "),
                        button("play", .play, [("aria-pressed", "false")]),
                    ]),
            ])
    }

    private var outcomes: [(String, String)] {
        parts.facts.outcomes.enumerated().map { ("\($0)", parts.outcomeLabel($1)) }
    }

    private var methods: [(String, String)] {
        parts.facts.usedMethods.enumerated().map { ("\($0)", parts.methodLabel(parts.facts.methods[$1])) }
    }

    /// Boxes that may be ticked, which open when they are asked for.
    private func choices(_ name: String, _ phrase: Phrase, _ values: [(String, String)]) -> HTMLTree {
        HTMLTree(
            "details", [],
            [
                HTMLTree("summary", [("class", "legend")], text: phrases.text(phrase)),
                HTMLTree(
                    "fieldset", [("aria-label", phrases.text(phrase))],
                    values.map { input("checkbox", name, $0, $1, isChecked: true) }),
            ])
    }

    private var switches: HTMLTree {
        HTMLTree(
            "div", [("class", "switches")],
            [toggle("show-routes", .routes)] + (parts.facts.cases == nil ? [] : [toggle("show-cases", .positions)])
                + [button("reset", .reset)])
    }

    private func toggle(_ id: String, _ phrase: Phrase) -> HTMLTree {
        HTMLTree(
            "label", [], [HTMLTree("input", [("type", "checkbox"), ("id", id)]), .text(" " + phrases.text(phrase))])
    }

    private func input(_ type: String, _ name: String, _ value: String, _ label: String, isChecked: Bool) -> HTMLTree {
        let attributes = [("type", type), ("name", name), ("value", value)] + (isChecked ? [("checked", "")] : [])
        return HTMLTree("label", [], [HTMLTree("input", attributes), .text(" " + label)])
    }

    private func button(_ id: String, _ phrase: Phrase, _ attributes: [(String, String)] = []) -> HTMLTree {
        HTMLTree("button", [("type", "button"), ("id", id)] + attributes, text: phrases.text(phrase))
    }
}
