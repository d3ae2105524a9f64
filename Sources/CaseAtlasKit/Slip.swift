package import SimpleFeatures

/// A slip of the pen that puts a position elsewhere than it was meant to be.
package enum Slip: CaseIterable, Sendable {
    case swapped
    case signOfLongitude
    case signOfLatitude
    case bothSigns
    case swappedWithoutSign
    case pointOfLongitude
    case pointOfLatitude

    /// The first slip without which a position would be right.
    package init?(in position: Position, isRight: (Position) -> Bool) {
        guard let slip = Slip.allCases.first(where: { $0.undone(position).contains(where: isRight) }) else {
            return nil
        }
        self = slip
    }

    /// What was done.
    var words: String {
        switch self {
        case .swapped: "longitude and latitude are swapped"
        case .signOfLongitude: "the longitude has the wrong sign"
        case .signOfLatitude: "the latitude has the wrong sign"
        case .bothSigns: "both signs are wrong"
        case .swappedWithoutSign: "longitude and latitude are swapped and a sign is wrong"
        case .pointOfLongitude: "the decimal point of the longitude has moved"
        case .pointOfLatitude: "the decimal point of the latitude has moved"
        }
    }

    /// Where a position may have been meant to be.
    private func undone(_ position: Position) -> [Position] {
        let (east, north) = (position.longitude, position.latitude)
        let meant =
            switch self {
            case .swapped: [(north, east)]
            case .signOfLongitude: [(-east, north)]
            case .signOfLatitude: [(east, -north)]
            case .bothSigns: [(-east, -north)]
            case .swappedWithoutSign: [(-north, east), (north, -east), (-north, -east)]
            case .pointOfLongitude: [(east * 10, north), (east / 10, north)]
            case .pointOfLatitude: [(east, north * 10), (east, north / 10)]
            }
        return meant.compactMap { Position(checking: $0, latitude: $1) }
    }
}

extension Position {
    /// Whether a position is 0, 0: what programs write where there is none, and no place on land.
    var isNullIsland: Bool { longitude == 0 && latitude == 0 }
}
