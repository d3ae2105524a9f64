package import Cases
package import Geodata
package import SimpleFeatures
import TextFormats

/// Gives every case its country: by what the file states, by its position, or by both.
///
/// A stated country counts before a position. When the two disagree, the case is counted where it is stated, its
/// position is withheld, and a warning names both and the distance. Thread rule: each thread has a copy of its own.
package struct CaseLocator: Sendable {
    private let countries: Countries
    private let names: SharedNames
    private let areas: SharedAreas
    private let words: LocatorWords
    private let nearestLimitInMeters: Double
    private var defaultDestination: CountryID?
    /// Made when the first position comes.
    private var locator: CountryLocator?
    private var texts = WordTable()
    /// What each text of the table means.
    private var resolutions: [NameResolution] = []

    /// A position this near to a country belongs to it: harbours, and coasts drawn coarser than the place.
    package static let standardNearestLimitInMeters = 10_000.0

    init(
        countries: Countries, names: SharedNames, areas: SharedAreas, destination: String?,
        precision: AtlasOptions.PositionPrecision,
        nearestLimitInMeters: Double = CaseLocator.standardNearestLimitInMeters
    ) throws(AtlasError) {
        self.countries = countries
        self.names = names
        self.areas = areas
        self.nearestLimitInMeters = nearestLimitInMeters
        words = LocatorWords(countries, precision, nearestLimitInMeters: nearestLimitInMeters)
        defaultDestination = nil
        guard let destination else { return }
        let resolution = names.resolve(destination)
        if let trouble = NameWords(countries).trouble(resolution) {
            throw AtlasError(.usage, "--destination \(destination): \(trouble.reason); \(trouble.suggestion)")
        }
        if case .country(let id, _) = resolution { defaultDestination = id }
    }

    /// The cases with their countries; what was doubtful about them goes to `flaws`.
    package mutating func locate(_ cases: CaseBatch, _ flaws: inout Flaws) throws(GeodataError) -> LocatedBatch {
        if locator == nil, cases.positions?.contains(where: { $0 != nil }) == true {
            locator = try areas.locatorCopy()
        }
        let positions = cases.positions ?? Array(repeating: nil, count: cases.count)
        let actual = locator?.places(of: positions) ?? Array(repeating: .nowhere, count: cases.count)
        let stated = Stated(
            codes: texts(in: cases.codes, of: cases), countries: texts(in: cases.countries, of: cases),
            destinations: texts(in: cases.destinations, of: cases))
        var places: [LocatedBatch.Place] = []
        places.reserveCapacity(cases.count)
        for index in 0..<cases.count {
            let witness = Witness(position: positions[index], place: actual[index])
            let found =
                stated.saysNoCountry
                ? locateByPosition(index, of: cases, witness, otherwise: nil, &flaws)
                : locate(index, of: cases, stated, witness, &flaws)
            guard let found else { continue }
            let destination = destination(of: index, in: cases, stated.destinations, found.country, &flaws)
            places.append(
                LocatedBatch.Place(
                    index: index, country: found.country, destination: destination, by: found.by,
                    hasPosition: found.hasPosition))
        }
        return LocatedBatch(cases: cases, places: places)
    }

    /// Whether a position lies in a country or on its border.
    package mutating func contains(_ country: CountryID, _ position: Position) throws(GeodataError) -> Bool {
        if locator == nil { locator = try areas.locatorCopy() }
        return locator?.contains(country, position) ?? false
    }

    /// How far a position is from a country, 0 in it and on its border; nil where that is too far to be measured.
    package mutating func distanceInMeters(
        from position: Position, to country: CountryID
    ) throws(GeodataError) -> Double? {
        if try contains(country, position) { return 0 }
        if let near = locator?.nearest(to: position), near.id == country { return near.distanceInMeters }
        return locator?.distanceInMeters(from: position, to: country)
    }

    // MARK: One case

    private typealias Found = (country: CountryID, by: LocatedBy, hasPosition: Bool)

    /// What the position of a case says.
    private struct Witness {
        let position: Position?
        let place: CountryLocator.Place
    }

    /// The columns that state countries, their texts looked up.
    private struct Stated {
        let codes: Texts?
        let countries: Texts?
        let destinations: Texts?

        var saysNoCountry: Bool { codes == nil && countries == nil }
    }

    /// A column of texts with the number of each in the table of texts.
    private struct Texts {
        let ranges: [ByteRange]
        let numbers: [Int32]
    }

    private mutating func texts(in ranges: [ByteRange]?, of cases: CaseBatch) -> Texts? {
        guard let ranges else { return nil }
        let numbers = texts.numbers(of: ranges, in: cases.text)
        for number in resolutions.count..<texts.count { resolutions.append(names.resolve(texts.word(number))) }
        return Texts(ranges: ranges, numbers: numbers)
    }

    /// What a text of a column means; nil where there is none.
    private func resolution(_ texts: Texts?, _ index: Int, _ cases: CaseBatch) -> NameResolution? {
        guard let texts, texts.ranges[index].count > 0 else { return nil }
        let number = texts.numbers[index]
        return number >= 0 ? resolutions[Int(number)] : names.resolve(cases.string(texts.ranges[index]) ?? "")
    }

    private mutating func locate(
        _ index: Int, of cases: CaseBatch, _ stated: Stated, _ witness: Witness, _ flaws: inout Flaws
    ) -> Found? {
        switch statement(stated, index, cases, &flaws) {
        case .country(let country, let isCode): check(country, isCode: isCode, index, cases, witness, &flaws)
        case .nothing: locateByPosition(index, of: cases, witness, otherwise: nil, &flaws)
        case .unusable(let complaint): locateByPosition(index, of: cases, witness, otherwise: complaint, &flaws)
        }
    }

    private enum Statement {
        case country(CountryID, isCode: Bool)
        case unusable(Complaint)
        case nothing
    }

    /// What the columns for codes and countries say; a code counts before a name.
    private func statement(
        _ stated: Stated, _ index: Int, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Statement {
        let byCode = statement(stated.codes, index, cases) { $0?.utf8.count == 2 ? .alpha2 : .alpha3 }
        let byName = statement(stated.countries, index, cases) { _ in .country }
        switch (byCode, byName) {
        case (.nothing, _): return byName
        case (.country(let first, _), .country(let second, _)) where first != second:
            let name = cases.string(cases.countries?[index])
            flaws.warn(words.contradiction(first, second, name).issue(.warning, index, cases))
            return byCode
        case (.unusable(let complaint), .country):
            flaws.warn(complaint.issue(.warning, index, cases))
            return byName
        default: return byCode
        }
    }

    private func statement(
        _ texts: Texts?, _ index: Int, _ cases: CaseBatch, field: (String?) -> CaseField
    ) -> Statement {
        switch resolution(texts, index, cases) {
        case nil: return .nothing
        case .country(let country, let isCode): return .country(country, isCode: isCode)
        case .some(let resolution):
            let text = cases.string(texts?.ranges[index])
            return .unusable(words.complaint(resolution, text, field(text)))
        }
    }

    private mutating func check(
        _ country: CountryID, isCode: Bool, _ index: Int, _ cases: CaseBatch, _ witness: Witness,
        _ flaws: inout Flaws
    ) -> Found {
        guard let position = witness.position else {
            return (country, .stated(isCode: isCode, isAgreed: false), false)
        }
        switch witness.place {
        case .inside(country), .near(country): return (country, .stated(isCode: isCode, isAgreed: true), true)
        // A border belongs to both sides: the first by key need not be the one that is stated.
        case .inside where locator?.contains(country, position) == true:
            return (country, .stated(isCode: isCode, isAgreed: true), true)
        case .inside, .near, .nowhere: break
        }
        var actual: CountryID?
        if case .inside(let holder) = witness.place { actual = holder }
        let distance = locator?.distanceInMeters(from: position, to: country)
        if actual == nil, let distance, distance <= nearestLimitInMeters {
            return (country, .stated(isCode: isCode, isAgreed: true), true)
        }
        flaws.warn(words.disagreement(country, actual, position, distance).issue(.warning, index, cases))
        return (country, .stated(isCode: isCode, isAgreed: false), false)
    }

    /// The country of a position, for a case whose stated country is missing or unusable.
    @inline(__always)
    private mutating func locateByPosition(
        _ index: Int, of cases: CaseBatch, _ witness: Witness, otherwise complaint: Complaint?, _ flaws: inout Flaws
    ) -> Found? {
        let found: Found
        switch witness.place {
        case .inside(let country): found = (country, .position, true)
        case .near(let country): found = (country, .nearest, true)
        case .nowhere:
            reject(index, of: cases, witness.position, otherwise: complaint, &flaws)
            return nil
        }
        if let complaint { flaws.warn(complaint.issue(.warning, index, cases)) }
        return found
    }

    private func reject(
        _ index: Int, of cases: CaseBatch, _ position: Position?, otherwise complaint: Complaint?, _ flaws: inout Flaws
    ) {
        if let position {
            flaws.reject(.longitude) { words.nowhere(position).issue(.rejection, index, cases) }
        } else {
            let complaint = complaint ?? words.nothingStated
            flaws.reject(complaint.field) { complaint.issue(.rejection, index, cases) }
        }
    }

    private func destination(
        of index: Int, in cases: CaseBatch, _ texts: Texts?, _ country: CountryID, _ flaws: inout Flaws
    ) -> CountryID? {
        switch resolution(texts, index, cases) {
        case nil: return defaultDestination
        case .country(country, _):
            let text = cases.string(texts?.ranges[index])
            flaws.warn(words.ownDestination(text).issue(.warning, index, cases))
            return country
        case .country(let destination, _): return destination
        case .some(let resolution):
            let text = cases.string(texts?.ranges[index])
            flaws.warn(words.complaint(resolution, text, .destination).issue(.warning, index, cases))
            return nil
        }
    }
}
