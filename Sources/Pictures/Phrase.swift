/// A phrase of pictures and pages; its texts stand in `geodata/phrases.csv`.
package enum Phrase: String, CaseIterable, Sendable {
    // What a picture is called and says as a whole.
    case title
    case yearsTitle = "years.title"
    case totals, years, year, nothing, description
    case mostCases = "description.most"
    case countryCounts = "country.counts"
    case routeCounts = "route.counts"

    // The legend.
    case successRate = "success.rate"
    case rateBetween = "rate.between"
    case rateLast = "rate.last"
    case otherCountries = "other.countries"
    case few, none
    case outOfScope = "out_of_scope"
    case unassigned, withheld
    case cases
    case ringAttempted = "ring.attempted"
    case discSuccessful = "disc.successful"
    case areaProportional = "area.proportional"
    case routes
    case countRange = "count.range"
    case countOne = "count.one"
    case countMore = "count.more"

    // Notes.
    case withoutPosition = "without.position"
    case sources, boundaries
    case ownBoundaries = "boundaries.own"
    case projection
    case undated = "years.undated"
    case bundled = "years.bundled"
    case noYears = "years.none"
}
