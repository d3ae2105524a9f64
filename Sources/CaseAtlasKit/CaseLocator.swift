package import Cases
package import Geodata
package import SimpleFeatures

/// Gives every case its country: by what the file states, by its position, or by both.
///
/// A stated country counts before a position. When the two disagree, the case is counted where it is stated, its
/// position is withheld, and a warning names both and the distance.
package struct CaseLocator {
    private let countries: Countries
    private var names: CountryNames
    private var defaultDestination: CountryID?
    /// Reads the areas in which positions are located: only when a position comes.
    private let loadLocator: () throws(GeodataError) -> CountryLocator
    private var loaded: CountryLocator?
    private let coarsen: (Double) -> String
    private var issues: [Issue] = []

    /// A position this near to a country belongs to it: harbours, and coasts drawn coarser than the place.
    package static let nearestLimitInMeters = 10_000.0

    package init(
        countries: Countries, names: CountryNames, destination: String?, coarsen: @escaping (Double) -> String,
        loadLocator: @escaping () throws(GeodataError) -> CountryLocator
    ) throws(AtlasError) {
        self.countries = countries
        self.names = names
        self.coarsen = coarsen
        self.loadLocator = loadLocator
        defaultDestination = nil
        guard let destination else { return }
        guard case .country(let id, _) = self.names.resolve(destination) else {
            throw AtlasError(.usage, "--destination \(destination): no country has this code or name")
        }
        defaultDestination = id
    }

    /// The cases with their countries, and what was doubtful about them.
    package mutating func locate(_ cases: CaseBatch) throws(GeodataError) -> (located: LocatedBatch, issues: [Issue]) {
        issues.removeAll()
        var places: [LocatedBatch.Place] = []
        for index in 0..<cases.count {
            let subject = Subject(cases, index)
            guard let place = try locate(subject) else { continue }
            places.append(
                .init(
                    index: index, country: place.country, by: place.by, position: place.position,
                    destination: destination(of: subject, in: place.country)))
        }
        return (LocatedBatch(cases: cases, places: places), issues)
    }

    /// Whether a position lies in a country or on its border.
    package mutating func contains(_ country: CountryID, _ position: Position) throws(GeodataError) -> Bool {
        try withLocator { $0.contains(country, position) }
    }

    // MARK: One case

    private typealias Found = (country: CountryID, by: LocatedBy, position: Position?)

    private mutating func locate(_ subject: Subject) throws(GeodataError) -> Found? {
        switch stated(by: subject) {
        case .country(let country, let isCode): return try check(country, isCode: isCode, against: subject)
        case .nothing: return try locateByPosition(subject, otherwise: nil)
        case .unusable(let issue): return try locateByPosition(subject, otherwise: issue)
        }
    }

    private enum Stated {
        case country(CountryID, isCode: Bool)
        case unusable(Issue)
        case nothing
    }

    /// What the columns for codes and countries say; a code counts before a name.
    private mutating func stated(by subject: Subject) -> Stated {
        guard let code = subject.code else {
            return subject.country.map { witness($0, .country, subject) } ?? .nothing
        }
        let byCode = witness(code, code.utf8.count == 2 ? .alpha2 : .alpha3, subject)
        guard let name = subject.country else { return byCode }
        let byName = witness(name, .country, subject)
        switch (byCode, byName) {
        case (.country(let first, _), .country(let second, _)) where first != second:
            issues.append(
                subject.warning(
                    .country, name,
                    "the code says \(title(first)), the name says \(title(second)); the code counts",
                    "correct the one that is wrong"))
            return byCode
        case (.unusable(let issue), .country):
            issues.append(issue.as(.warning))
            return byName
        default: return byCode
        }
    }

    private mutating func witness(_ text: String, _ field: CaseField, _ subject: Subject) -> Stated {
        switch names.resolve(text) {
        case .country(let country, let isCode): .country(country, isCode: isCode)
        case let resolution: .unusable(issue(about: resolution, text, field, subject))
        }
    }

    private mutating func check(
        _ country: CountryID, isCode: Bool, against subject: Subject
    ) throws(GeodataError) -> Found {
        guard let position = subject.position else {
            return (country, .stated(isCode: isCode, isAgreed: false), nil)
        }
        let isInside = try contains(country, position)
        let actual: CountryID? = isInside ? country : try withLocator { $0.country(at: position) }
        let distance = isInside ? 0 : try withLocator { $0.distanceInMeters(from: position, to: country) }
        if isInside || (actual == nil && distance <= CaseLocator.nearestLimitInMeters) {
            return (country, .stated(isCode: isCode, isAgreed: true), position)
        }
        let place = actual.map { "in \(title($0))" } ?? "in no country"
        issues.append(
            subject.warning(
                .longitude, shown(position),
                "the stated country is \(title(country)), the position lies \(place), "
                    + "\(kilometers(distance)) from it; the stated country counts, the position is withheld",
                "correct the country or the position"))
        return (country, .stated(isCode: isCode, isAgreed: false), nil)
    }

    /// The country of a position, for a case whose stated country is missing or unusable.
    private mutating func locateByPosition(_ subject: Subject, otherwise issue: Issue?) throws(GeodataError) -> Found? {
        guard let position = subject.position else {
            issues.append(
                issue
                    ?? subject.rejection(
                        .country, nil, "neither a country nor a usable position is stated",
                        "state the country; a place alone is not enough"))
            return nil
        }
        if let country = try withLocator({ $0.country(at: position) }) {
            if let issue { issues.append(issue.as(.warning)) }
            return (country, .position, position)
        }
        let limit = CaseLocator.nearestLimitInMeters
        if let neighbour = try withLocator({ $0.nearest(to: position, withinMeters: limit) }) {
            if let issue { issues.append(issue.as(.warning)) }
            return (neighbour.id, .nearest, position)
        }
        issues.append(
            subject.rejection(
                .longitude, shown(position), "the position lies in no country, nor within \(kilometers(limit)) of one",
                "state the country, or check whether longitude and latitude are swapped"))
        return nil
    }

    private mutating func destination(of subject: Subject, in country: CountryID) -> CountryID? {
        guard let text = subject.destination else { return defaultDestination }
        guard case .country(let destination, _) = names.resolve(text) else {
            issues.append(issue(about: names.resolve(text), text, .destination, subject).as(.warning))
            return nil
        }
        if destination == country {
            issues.append(
                subject.warning(
                    .destination, text, "the case took place in its own destination",
                    "state the country in which the attempt took place"))
        }
        return destination
    }

    private mutating func withLocator<Result>(
        _ body: (inout CountryLocator) -> Result
    ) throws(GeodataError) -> Result {
        var locator = if let loaded { loaded } else { try loadLocator() }
        // Taken out while it is used, so that it is changed in place and not copied.
        loaded = nil
        defer { loaded = locator }
        return body(&locator)
    }

    // MARK: Words

    private func title(_ country: CountryID) -> String { "\(countries[country].key) (\(countries[country].name))" }

    private func shown(_ position: Position) -> String {
        "\(coarsen(position.longitude)), \(coarsen(position.latitude))"
    }

    private func kilometers(_ meters: Double) -> String {
        "\(Int(min(meters / 1000, 20_100).rounded(.up))) km"
    }

    private func issue(
        about resolution: NameResolution, _ text: String, _ field: CaseField, _ subject: Subject
    ) -> Issue {
        switch resolution {
        case .ambiguous(let candidates):
            subject.rejection(
                field, text, "several countries have this name",
                "write one of \(candidates.map(title).joined(separator: ", "))")
        case .notListed(let key):
            subject.rejection(
                field, text, "\(key) is not among the countries of this run",
                "choose another world view or country file, or write the country that holds it")
        case .unknown(let suggestion):
            subject.rejection(
                field, text, "no country has this code or name",
                suggestion.map { "did you mean \($0)? write that, or its ISO 3166-1 code" }
                    ?? "write its ISO 3166-1 code or its English name")
        case .country(let id, _):
            preconditionFailure("a resolved country is no issue: \(id)")
        }
    }
}

/// One case while it is located.
private struct Subject {
    let cases: CaseBatch
    let index: Int

    init(_ cases: CaseBatch, _ index: Int) {
        self.cases = cases
        self.index = index
    }

    var code: String? { cases.codes[index] }
    var country: String? { cases.countries[index] }
    var destination: String? { cases.destinations[index] }
    var position: Position? { cases.positions[index] }

    func warning(_ field: CaseField, _ value: String?, _ reason: String, _ suggestion: String) -> Issue {
        issue(.warning, field, value, reason, suggestion)
    }

    func rejection(_ field: CaseField, _ value: String?, _ reason: String, _ suggestion: String) -> Issue {
        issue(.rejection, field, value, reason, suggestion)
    }

    private func issue(
        _ severity: Issue.Severity, _ field: CaseField, _ value: String?, _ reason: String, _ suggestion: String
    ) -> Issue {
        Issue(
            severity, row: cases.rows[index], line: cases.lines[index], caseID: cases.ids[index],
            field: field.rawValue, value: value, reason: reason, suggestion: suggestion)
    }
}
