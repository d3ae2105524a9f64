package import Cases
package import Geodata
package import SimpleFeatures
import TextFormats

/// What cases are located by, for all threads of a run.
struct LocatingGrounds: Sendable {
    let countries: Countries
    let names: SharedNames
    let areas: SharedAreas
    let places: SharedPlaces
    let nearestLimitInMeters: Double
}

/// Gives every case its country: by what the file states, by its position, by its place, or by several of them.
///
/// A stated country counts before a position, and a position before a place; ``Witnesses`` says when they disagree.
/// Thread rule: each thread has a copy of its own.
package struct CaseLocator: Sendable {
    private let names: SharedNames
    private let words: LocatorWords
    private var witnesses: Witnesses
    private var defaultDestination: CountryID?
    private var texts = WordTable()
    /// What each text of the table means.
    private var resolutions: [NameResolution] = []

    /// A position this near to a country belongs to it: harbours, and coasts drawn coarser than the place.
    package static let standardNearestLimitInMeters = 10_000.0

    init(_ grounds: LocatingGrounds, _ words: LocatorWords, destination: String?) throws(AtlasError) {
        names = grounds.names
        self.words = words
        witnesses = Witnesses(grounds, words)
        defaultDestination = nil
        guard let destination else { return }
        let resolution = names.resolve(destination)
        if let trouble = words.names.trouble(resolution) {
            throw AtlasError(.usage, "--destination \(destination): \(trouble.reason); \(trouble.suggestion)")
        }
        if case .country(let id, _) = resolution { defaultDestination = id }
    }

    /// The cases with their countries; what was doubtful about them goes to `flaws`.
    package mutating func locate(_ cases: CaseBatch, _ flaws: inout Flaws) throws(GeodataError) -> LocatedBatch {
        let evidence = try witnesses.evidence(of: cases)
        let stated = Stated(
            codes: texts(in: cases.codes, of: cases), countries: texts(in: cases.countries, of: cases),
            destinations: texts(in: cases.destinations, of: cases))
        if stated.isEmpty, evidence.places == nil, defaultDestination == nil {
            let (places, others) = LocatedBatch.Place.places(at: evidence.spots)
            for index in others { witnesses.reject(evidence.witness(index), otherwise: nil, cases, &flaws) }
            return LocatedBatch(cases: cases, places: places, hasTownPositions: false)
        }
        var places: [LocatedBatch.Place] = []
        places.reserveCapacity(cases.count)
        for index in 0..<cases.count {
            let witness = evidence.witness(index)
            let found =
                stated.saysNoCountry
                ? witnesses.find(otherwise: nil, witness, cases, &flaws)
                : locate(witness, of: cases, stated, &flaws)
            guard let found else { continue }
            let destination = destination(of: index, in: cases, stated.destinations, found.country, &flaws)
            places.append(
                LocatedBatch.Place(
                    index: index, country: found.country, destination: destination, by: found.by,
                    hasPosition: found.hasPosition))
        }
        let hasStandIns = !witnesses.standIns.isEmpty
        return LocatedBatch(cases: witnesses.withStandIns(cases), places: places, hasTownPositions: hasStandIns)
    }

    /// Whether a position lies in a country or on its border.
    package mutating func contains(_ country: CountryID, _ position: Position) throws(GeodataError) -> Bool {
        try witnesses.contains(country, position)
    }

    /// How far a position is from a country, 0 in it and on its border; nil where that is too far to be measured.
    package mutating func distanceInMeters(
        from position: Position, to country: CountryID
    ) throws(GeodataError) -> Double? {
        try witnesses.distanceInMeters(from: position, to: country)
    }

    // MARK: One case

    /// The columns that state countries, their texts looked up.
    private struct Stated {
        let codes: Texts?
        let countries: Texts?
        let destinations: Texts?

        var saysNoCountry: Bool { codes == nil && countries == nil }
        var isEmpty: Bool { saysNoCountry && destinations == nil }
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
        _ witness: Witnesses.Witness, of cases: CaseBatch, _ stated: Stated, _ flaws: inout Flaws
    ) -> Witnesses.Found? {
        switch statement(stated, witness.index, cases, &flaws) {
        case .country(let country, let isCode):
            let found = Witnesses.Found(country: country, by: isCode ? .code : .name, hasPosition: false)
            return witnesses.check(found, witness, cases, &flaws)
        case .nothing: return witnesses.find(otherwise: nil, witness, cases, &flaws)
        case .unusable(let text): return witnesses.find(otherwise: text, witness, cases, &flaws)
        }
    }

    private enum Statement {
        case country(CountryID, isCode: Bool)
        case unusable(Witnesses.Unusable)
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
        case (.unusable(let text), .country):
            flaws.warn(text.complaint.issue(.warning, index, cases))
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
            let complaint = words.complaint(resolution, text, field(text))
            return .unusable(Witnesses.Unusable(complaint: complaint, resolution: resolution))
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
