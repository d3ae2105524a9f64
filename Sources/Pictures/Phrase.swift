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

    // The page.
    case pageMap = "page.map"
    case show = "page.show"
    case both = "page.both"
    case attempted = "page.attempted"
    case pageYear = "page.year"
    case allYears = "page.all.years"
    case withoutDate = "page.undated"
    case play = "page.play"
    case pause = "page.pause"
    case outcome = "page.outcome"
    case method = "page.method"
    case positions = "page.positions"
    case reset = "page.reset"
    case nearer = "page.nearer"
    case farther = "page.farther"
    case keys = "page.keys"
    case country = "page.country"
    case noCountry = "page.no.country"
    case close = "page.close"
    case source = "page.source"
    case listed = "page.listed"
    case more = "page.more"
    case summary = "page.summary"
    case numbers = "page.numbers"
    case table = "page.table"
    case caption = "page.caption"
    case downloads = "page.downloads"
    case notes = "page.notes"
    case aggregated = "page.aggregated"
    case skip = "page.skip"
    case finding = "page.finding"

    // Values of lists.
    case outcomeSuccessful = "outcome.successful"
    case outcomeUnsuccessful = "outcome.unsuccessful"
    case outcomePending = "outcome.pending"
    case outcomeUnknown = "outcome.unknown"
    case methodFamilyIntimidation = "method.family_intimidation"
    case methodAgentsAbroad = "method.agents_abroad"
    case methodPassportRefusal = "method.passport_refusal"
    case methodInterpolNotice = "method.interpol_notice"
    case methodExtradition = "method.extradition"
    case methodDeportation = "method.deportation"
    case methodAbduction = "method.abduction"
    case methodLureThirdCountry = "method.lure_third_country"
    case methodPersuasion = "method.persuasion"
    case methodOther = "method.other"
    case methodUnknown = "method.unknown"
}
