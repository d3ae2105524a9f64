import Cases
import Exports
import Geodata
import SimpleFeatures

/// What one reading of the input found out.
struct Survey {
    let countries: RunCountries
    private(set) var tally = Tally()
    private(set) var report = Report()
    private var points: CasePoints
    private var locator: CaseLocator?

    init(_ countries: RunCountries, keptNames: [String]) {
        self.countries = countries
        points = CasePoints(keptNames: keptNames)
        report.add(countries.issues)
    }

    mutating func add(_ batch: LocatedBatch, _ tally: Tally, _ issues: [Issue]) {
        self.tally.merge(tally)
        points.append(batch)
        report.add(issues)
    }

    /// The survey when all input is read.
    ///
    /// Throws: ``AtlasError`` when no row can be counted, or when rows were rejected and none may be.
    func closed(by locator: CaseLocator, isStrict: Bool) throws(AtlasError) -> Survey {
        var survey = self
        survey.locator = locator
        survey.report.close(with: tally)
        try survey.report.check(isStrict: isStrict)
        return survey
    }

    /// The cases that may be published as points; the report says which may not.
    mutating func protectedCases(by policy: PrivacyPolicy) throws(GeodataError) -> ProtectedLayer {
        let (layer, cases) = points.layer(countries.published)
        var failure: GeodataError?
        let protected = layer.protected(by: policy) { feature, position in
            do throws(GeodataError) {
                return try locator?.contains(cases[feature].country, position) ?? false
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        report.add(protected.withheld.map { cases[$0].withheldIssue(in: countries.published) })
        return protected
    }
}
