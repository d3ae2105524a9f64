import Geodata
import SimpleFeatures

/// Two witnesses of where a case was that do not agree.
struct Disagreement {
    /// The country that is stated, or that a position was found in.
    let stated: CountryID
    /// The country in which the position lies, if that is another.
    let actual: CountryID?
    let position: Position
    let place: PlaceReading?
    /// From the position to the stated country; nil where that is too far to be measured.
    let distanceInMeters: Double?

    /// What may be the matter.
    enum Reason: Hashable {
        case nullIsland
        /// The place lies where the position does.
        case placeAgrees
        case nameTwins(CountryID, CountryID)
        case slip(Slip)
        /// The position is not far beyond the border.
        case border
    }

    /// Farther beyond a border nobody takes one side for the other.
    static let borderlandInMeters = 50_000.0
    private static let mostReasons = 2

    /// What real files get wrong that may be the matter here, likeliest first.
    ///
    /// `isIn` says whether a position is in a country.
    func reasons(_ countries: Countries, isIn: (CountryID, Position) -> Bool) -> [Reason] {
        if position.isNullIsland { return [.nullIsland] }
        var reasons: [Reason] = []
        if let actual, NameTwins.areTwins(countries[stated].key, countries[actual].key) {
            reasons.append(.nameTwins(stated, actual))
        }
        if actual != nil, place?.hasTown(near: position, in: actual) == true { return [.placeAgrees] + reasons }
        if let slip = slipFromPlace { return [.slip(slip)] }
        if let distanceInMeters, distanceInMeters <= Disagreement.borderlandInMeters { reasons.append(.border) }
        // Where the town is right, the position is right but for the line of the border.
        if place?.hasTown(near: position, in: stated) == true { return reasons }
        if let slip = Slip(in: position, isRight: { isIn(stated, $0) }) { reasons.append(.slip(slip)) }
        return Array(reasons.prefix(Disagreement.mostReasons))
    }

    /// The slip without which the position would lie in the town that is stated.
    var slipFromPlace: Slip? {
        guard let place else { return nil }
        return Slip(in: position) { place.hasTown(near: $0, in: stated) }
    }
}
