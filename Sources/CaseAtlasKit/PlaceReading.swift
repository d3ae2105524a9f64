import Geodata
import SimpleFeatures

/// What the text of a place may mean: the towns that bear its name.
struct PlaceReading: Sendable {
    /// A town and the country of this run in which it lies.
    struct Town: Sendable {
        let name: String
        let position: Position
        let population: Int
        let country: CountryID?
        /// Whether the text is what the town is called today, and not another of its names.
        let isCalledSo: Bool
        /// A position this near to that of the town may lie in it.
        let reachInMeters: Double
        private let metersPerDegreeEast: Double

        init(_ town: PlaceTable.Town, in country: CountryID?, isCalledSo: Bool) {
            name = town.name
            position = town.position
            population = town.population
            self.country = country
            self.isCalledSo = isCalledSo
            reachInMeters = Town.reachInMeters(of: town.population)
            metersPerDegreeEast = Geodesic.metersPerDegreeEast(at: town.position.latitude)
        }

        /// Twenty kilometres, for positions that were rounded or taken elsewhere; besides, ten for a town of a million
        /// and as its area grows with its inhabitants: about the radius that 3,000 of them on a square kilometre fill.
        private static func reachInMeters(of population: Int) -> Double {
            20_000 + 10_000 * (Double(population) / 1_000_000).squareRoot()
        }

        /// Whether a position may lie in the town. Cost: a few nanoseconds.
        func reaches(_ other: Position) -> Bool {
            let north = (other.latitude - position.latitude) * Earth.metersPerDegree
            guard abs(north) <= reachInMeters else { return false }
            var degrees = abs(other.longitude - position.longitude)
            if degrees > 180 { degrees = 360 - degrees }
            let east = degrees * metersPerDegreeEast
            return east * east + north * north <= reachInMeters * reachInMeters
        }

        /// Whether `other` is so large, and so far away, that one cannot be taken for the other without a doubt.
        func isRivalled(by other: Town) -> Bool {
            !reaches(other.position)
                && (population < other.population * PlaceReading.margin || population == other.population)
        }
    }

    /// Which of the towns is meant.
    enum Choice: Sendable {
        case none
        case one(Town)
        /// The largest, and the largest of those that could be meant as well.
        case several(Town, rival: Town)
    }

    /// A town with so many times the inhabitants of any other of its name is meant.
    static let margin = 10

    /// What files write where they know no place.
    private static let wordsForNothing: Set<String> = ["", "unknown", "n a", "na", "none", "null", "not stated"]

    /// The name, folded.
    let folded: String
    /// As much of the text as is the name of a town; nil where none is.
    let name: String?
    /// The largest first.
    let towns: [Town]
    /// Whether more stands behind the name than can be used, as in "Paris, Texas".
    let hasUnusedRest: Bool

    /// Whether the text is a way of saying that no place is known.
    var saysNothing: Bool { towns.isEmpty && PlaceReading.wordsForNothing.contains(folded) }

    /// Which town in a country is meant; those that are called so today go before those that once were.
    func choice(in country: CountryID) -> Choice {
        let inside = towns.filter { $0.country == country }
        let today = inside.filter(\.isCalledSo)
        return PlaceReading.choice(among: today.isEmpty ? inside : today)
    }

    /// Which town of the world is meant, and a town in another country that could be meant as well.
    var choice: (town: Choice, foreignRival: Town?) {
        guard let largest = towns.first else { return (.none, nil) }
        let foreign = towns.first { $0.country != largest.country && largest.isRivalled(by: $0) }
        return (PlaceReading.choice(among: towns.filter { $0.country == largest.country }), foreign)
    }

    /// Whether a position may lie in one of the towns that lie in a country; nil stands for any country.
    @inline(__always)
    func hasTown(near position: Position, in country: CountryID?) -> Bool {
        // By index, so that no town is copied.
        for index in towns.indices where towns[index].reaches(position) {
            if country == nil || towns[index].country == country { return true }
        }
        return false
    }

    private static func choice(among towns: [Town]) -> Choice {
        guard let largest = towns.first else { return .none }
        guard let rival = towns.dropFirst().first(where: largest.isRivalled) else { return .one(largest) }
        return .several(largest, rival: rival)
    }
}

extension Geodesic {
    /// How long a degree of longitude is.
    fileprivate static func metersPerDegreeEast(at latitude: Double) -> Double {
        distanceInMeters(
            from: Position(longitude: 0, latitude: latitude), to: Position(longitude: 1, latitude: latitude))
    }
}
