/// The colours of all styles, as `#rrggbb`.
///
/// Law, held by a test: lines, rings and discs stand out from what is beside them by 3:1 (WCAG 2.2, 1.4.11), and no two
/// fills become alike to people with any of the three kinds of colour blindness.
/// Source: ColorBrewer 2.0 by C. Brewer (BuPu, YlOrBr, Purples and Greys); M. Okabe and K. Ito, Color Universal Design
/// (2008), for vermillion, blue and purple.
package enum Palette {
    package static let background = "#ffffff"
    /// Borders of countries and rings of symbols.
    package static let outline = "#252525"

    /// Success rates from low to high.
    package static let rates = ["#bfd3e6", "#9ebcda", "#8c96c6", "#8c6bb1"]
    /// Cases, but too few that are concluded.
    package static let fewConcluded = "#fee391"
    package static let none = "#f7f7f7"
    package static let unassigned = "#d9d9d9"
    package static let outOfScope = "#b3b3b3"
    package static let withheld = "#8c8c8c"

    package static let successful = "#d55e00"
    package static let unsuccessful = "#0072b2"
    package static let pending = "#cc79a7"
    package static let unknown = "#666666"
    package static let routes = "#3f007d"

    /// The colours of so many classes of rates: as far apart as the list allows.
    package static func rates(_ count: Int) -> [String] {
        let last = rates.count - 1
        guard count > 1 else { return [rates[last / 2 + 1]] }
        return (0..<count).map { rates[($0 * last + (count - 1) / 2) / (count - 1)] }
    }
}
