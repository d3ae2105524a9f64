/// How a case got its country.
package enum LocatedBy: String, CaseIterable, Sendable {
    case code
    case codeAgreed = "code+agreed"
    case name
    case nameAgreed = "name+agreed"
    /// The position lies in the country.
    case position
    case positionAgreed = "position+agreed"
    /// The position lies in no country; this one is the nearest.
    case nearest
    case nearestAgreed = "nearest+agreed"
    /// A town of the stated name lies in the country, and there is no better witness.
    case place

    /// The place of the way in the list of all ways, without a search.
    var index: Int {
        switch self {
        case .code: 0
        case .codeAgreed: 1
        case .name: 2
        case .nameAgreed: 3
        case .position: 4
        case .positionAgreed: 5
        case .nearest: 6
        case .nearestAgreed: 7
        case .place: 8
        }
    }

    /// The way when a second witness agrees.
    var agreed: LocatedBy {
        switch self {
        case .code, .codeAgreed: .codeAgreed
        case .name, .nameAgreed: .nameAgreed
        case .position, .positionAgreed: .positionAgreed
        case .nearest, .nearestAgreed: .nearestAgreed
        case .place: .place
        }
    }
}
