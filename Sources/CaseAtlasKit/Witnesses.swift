import Cases
import Geodata
import SimpleFeatures
import TextFormats

/// Weighs the witnesses of where a case was: the country that is stated, its position, and its place.
///
/// The country counts before the position, and the position before the place. Where one contradicts another a warning
/// says so; none is put right. Thread rule: each thread has witnesses of its own.
struct Witnesses: Sendable {
    /// The country of a case, and whether its position may be used.
    struct Found {
        let country: CountryID
        let by: LocatedBy
        let hasPosition: Bool
    }

    /// What a case says of where it was, besides its country.
    struct Witness {
        let index: Int
        let position: Position?
        let spot: CountryLocator.Place
        /// The number of what its place means; negative where it states none.
        let place: Int32
    }

    /// A text for a country that means none, or several.
    struct Unusable {
        let complaint: Complaint
        let resolution: NameResolution
    }

    let words: LocatorWords
    var places: PlaceReader
    /// The towns whose positions stand in for those that cases of the batch do not state.
    var standIns: [(index: Int, position: Position)] = []
    private let countries: Countries
    private let areas: SharedAreas
    private let nearestLimitInMeters: Double
    /// Made when the first position comes.
    private var locator: CountryLocator?

    init(_ grounds: LocatingGrounds, _ words: LocatorWords) {
        countries = grounds.countries
        areas = grounds.areas
        nearestLimitInMeters = grounds.nearestLimitInMeters
        places = PlaceReader(grounds)
        self.words = words
    }

    // MARK: A batch

    /// Where the positions of a batch lie, and what its places mean.
    struct Evidence {
        let positions: [Position?]
        let spots: [CountryLocator.Place]
        let places: [Int32]?

        @inline(__always)
        func witness(_ index: Int) -> Witness {
            Witness(
                index: index, position: positions[index], spot: spots[index],
                place: places?[index] ?? WordTable.empty)
        }
    }

    mutating func evidence(of cases: CaseBatch) throws(GeodataError) -> Evidence {
        if locator == nil, cases.positions?.contains(where: { $0 != nil }) == true {
            locator = try areas.locatorCopy()
        }
        let positions = cases.positions ?? Array(repeating: nil, count: cases.count)
        return Evidence(
            positions: positions,
            spots: locator?.places(of: positions) ?? Array(repeating: .nowhere, count: cases.count),
            places: try cases.townRanges.map { (ranges) throws(GeodataError) in
                try places.numbers(of: ranges, in: cases)
            })
    }

    /// The cases of a batch with the positions that stand in.
    mutating func withStandIns(_ cases: CaseBatch) -> CaseBatch {
        defer { standIns.removeAll() }
        return standIns.isEmpty ? cases : cases.placed(at: standIns)
    }

    // MARK: Positions

    /// Whether a position lies in a country or on its border.
    mutating func contains(_ country: CountryID, _ position: Position) throws(GeodataError) -> Bool {
        if locator == nil { locator = try areas.locatorCopy() }
        return locator?.contains(country, position) ?? false
    }

    /// How far a position is from a country, 0 in it and on its border; nil where that is too far to be measured.
    mutating func distanceInMeters(
        from position: Position, to country: CountryID
    ) throws(GeodataError) -> Double? {
        if try contains(country, position) { return 0 }
        if let near = locator?.nearest(to: position), near.id == country { return near.distanceInMeters }
        return locator?.distanceInMeters(from: position, to: country)
    }

    /// Whether a position that a country does not hold by its spot is the country's all the same: a border belongs to
    /// both sides, and the first by key need not be the one that is stated; so does the sea within the limit.
    private mutating func holds(_ country: CountryID, _ position: Position, _ spot: CountryLocator.Place) -> Bool {
        switch spot {
        case .inside(country), .near(country): true
        case .inside: locator?.contains(country, position) ?? false
        case .near: (locator?.distanceInMeters(from: position, to: country) ?? .infinity) <= nearestLimitInMeters
        case .nowhere: false
        }
    }

    private mutating func holds(_ country: CountryID, _ position: Position) -> Bool {
        guard let spot = locator?.places(of: [position])[0] else { return false }
        return holds(country, position, spot)
    }

    // MARK: One case

    /// Holds a stated country against the position and the place.
    mutating func check(
        _ stated: Found, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Found {
        guard let position = witness.position else {
            return witness.place < 0 ? stated : placed(stated, witness, cases, &flaws)
        }
        guard holds(stated.country, position, witness.spot) else {
            warn(of: position, against: stated.country, witness, cases, &flaws)
            // Whoever has no position writes none, or 0, 0.
            return position.isNullIsland && witness.place >= 0 ? placed(stated, witness, cases, &flaws) : stated
        }
        let found = Found(country: stated.country, by: stated.by.agreed, hasPosition: true)
        if witness.place >= 0, !places.hasTown(witness.place, near: position, in: found.country) {
            warnOfPlace(of: found, witness, cases, &flaws)
        }
        return found
    }

    /// The country of a case that states none which can be used.
    @inline(__always)
    mutating func find(
        otherwise stated: Unusable?, _ witness: Witness, _ cases: CaseBatch, _ flaws: inout Flaws
    ) -> Found? {
        let (country, by, isPlaced) = witness.spot.reading
        guard isPlaced == 1 else { return findByPlace(otherwise: stated, witness, cases, &flaws) }
        let found = Found(country: country, by: by, hasPosition: true)
        if let stated { flaws.warn(stated.complaint.issue(.warning, witness.index, cases)) }
        guard witness.place >= 0, let position = witness.position else { return found }
        guard places.hasTown(witness.place, near: position, in: found.country) else {
            warnOfPlace(of: found, witness, cases, &flaws)
            return found
        }
        return Found(country: found.country, by: found.by.agreed, hasPosition: true)
    }

    /// Warns that a position does not lie in the country that is stated.
    private mutating func warn(
        of position: Position, against country: CountryID, _ witness: Witness, _ cases: CaseBatch,
        _ flaws: inout Flaws
    ) {
        var actual: CountryID?
        if case .inside(let holder) = witness.spot { actual = holder }
        flaws.warn(
            disagreement(country, actual, position, witness).issue(.warning, witness.index, cases))
    }

    private mutating func disagreement(
        _ stated: CountryID, _ actual: CountryID?, _ position: Position, _ witness: Witness
    ) -> Complaint {
        let disagreement = Disagreement(
            stated: stated, actual: actual, position: position,
            place: witness.place < 0 ? nil : places[witness.place],
            distanceInMeters: locator?.distanceInMeters(from: position, to: stated))
        let reasons = disagreement.reasons(countries) { holds($0, $1) }
        return words.complaint(disagreement, reasons)
    }

    /// Of a position that gives a case no country.
    mutating func nowhere(_ position: Position) -> Complaint {
        var swapped: CountryID?
        if let other = Position(checking: position.latitude, latitude: position.longitude) {
            swapped = locator?.country(at: other)
        }
        return words.nowhere(position, swappedIn: swapped)
    }
}
