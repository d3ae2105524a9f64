import Styles
import TextFormats

/// Fills of areas: colours, and patterns for those who cannot go by colours.
///
/// Units: those of ``Sheet``, so that a swatch of a legend must be scaled as the map is.
struct FillPatterns {
    /// What the ids of the patterns begin with.
    let prefix: String
    let rules: [StyleRule<AreaLook>]

    private static let size = 40

    /// For a `defs`.
    var definitions: [XMLTree] {
        rules.compactMap { rule in
            FillPatterns.lines(of: rule.look.pattern).map { lines in
                XMLTree(
                    "pattern",
                    [
                        ("id", id(rule)), ("width", "\(FillPatterns.size)"), ("height", "\(FillPatterns.size)"),
                        ("patternUnits", "userSpaceOnUse"),
                    ],
                    [
                        PicturePage.rectangle(
                            0, 0, Double(FillPatterns.size), Double(FillPatterns.size), [("fill", rule.look.fill)]),
                        XMLTree(
                            "path",
                            [
                                ("d", lines), ("fill", "none"), ("stroke", Palette.outline), ("stroke-width", "4"),
                                ("stroke-linecap", "round"),
                            ]),
                    ])
            }
        }
    }

    func fill(_ rule: StyleRule<AreaLook>) -> String {
        rule.look.pattern == .plain ? rule.look.fill : "url(#\(id(rule)))"
    }

    private func id(_ rule: StyleRule<AreaLook>) -> String { "\(prefix)-\(rule.key)" }

    private static func lines(of pattern: AreaLook.Pattern) -> String? {
        switch pattern {
        case .plain: nil
        case .dots: "M10 10l0 0M30 30l0 0"
        case .slashes: "M-5 5l10-10M0 40l40-40M35 45l10-10"
        case .crosses: "M0 40l40-40M0 0l40 40"
        }
    }
}
