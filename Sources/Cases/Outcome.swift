/// What came of a case.
package enum Outcome: String, CaseIterable, Sendable {
    /// The target ended up in the destination's custody or territory.
    case successful
    case unsuccessful
    case pending
    case unknown

    /// The place of the value in the list of all values, without a search.
    package var index: Int {
        switch self {
        case .successful: 0
        case .unsuccessful: 1
        case .pending: 2
        case .unknown: 3
        }
    }
}

/// By what means a return was attempted.
package enum Method: String, CaseIterable, Sendable {
    case familyIntimidation = "family_intimidation"
    case agentsAbroad = "agents_abroad"
    case passportRefusal = "passport_refusal"
    case interpolNotice = "interpol_notice"
    case extradition
    case deportation
    case abduction
    case lureThirdCountry = "lure_third_country"
    case persuasion
    case other
    case unknown

    /// The place of the value in the list of all values, without a search.
    package var index: Int {
        switch self {
        case .familyIntimidation: 0
        case .agentsAbroad: 1
        case .passportRefusal: 2
        case .interpolNotice: 3
        case .extradition: 4
        case .deportation: 5
        case .abduction: 6
        case .lureThirdCountry: 7
        case .persuasion: 8
        case .other: 9
        case .unknown: 10
        }
    }
}

/// How finely the input says where a case was.
package enum LocationPrecision: String, CaseIterable, Sendable {
    case exact
    case city
    case admin1
    case country
    case unknown

    /// The place of the value in the list of all values, without a search.
    package var index: Int {
        switch self {
        case .exact: 0
        case .city: 1
        case .admin1: 2
        case .country: 3
        case .unknown: 4
        }
    }
}
