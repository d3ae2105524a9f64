package import Styles
import TextFormats

/// Fills of areas: colours, and patterns for those who cannot go by colours.
///
/// Units: those of ``Sheet``, so that a swatch of a legend must be scaled as the map is.
struct FillPatterns {
    /// What the ids of the patterns begin with.
    let prefix: String
    let rules: [StyleRule<AreaLook>]

    /// For a `defs`.
    var definitions: [XMLTree] {
        rules.compactMap { rule in
            rule.look.pattern.lines.map { lines in
                XMLTree(
                    "pattern",
                    [
                        ("id", id(rule)), ("width", "\(AreaLook.Pattern.side)"), ("height", "\(AreaLook.Pattern.side)"),
                        ("patternUnits", "userSpaceOnUse"),
                    ],
                    [
                        PicturePage.rectangle(
                            0, 0, Double(AreaLook.Pattern.side), Double(AreaLook.Pattern.side),
                            [("fill", rule.look.fill)]),
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
}

extension AreaLook.Pattern {
    /// The side of the square that is repeated. Units: those of ``Sheet``.
    package static let side = 40

    /// What is drawn in that square, as path data; nil for a plain fill.
    package var lines: String? {
        switch self {
        case .plain: nil
        case .dots: "M10 10l0 0M30 30l0 0"
        case .slashes: "M-5 5l10-10M0 40l40-40M35 45l10-10"
        case .crosses: "M0 40l40-40M0 0l40 40"
        }
    }
}
