/// How a case got its country.
package enum LocatedBy: String, CaseIterable, Sendable {
    case code
    case codeAgreed = "code+agreed"
    case name
    case nameAgreed = "name+agreed"
    /// The position lies in the country.
    case position
    /// The position lies in no country; this one is the nearest.
    case nearest

    /// The place of the way in the list of all ways, without a search.
    var index: Int {
        switch self {
        case .code: 0
        case .codeAgreed: 1
        case .name: 2
        case .nameAgreed: 3
        case .position: 4
        case .nearest: 5
        }
    }

    /// The country is stated, as a code or a name, and the position may agree with it.
    static func stated(isCode: Bool, isAgreed: Bool) -> LocatedBy {
        switch (isCode, isAgreed) {
        case (true, false): .code
        case (true, true): .codeAgreed
        case (false, false): .name
        case (false, true): .nameAgreed
        }
    }
}
