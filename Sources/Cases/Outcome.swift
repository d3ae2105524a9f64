/// What came of a case.
package enum Outcome: String, CaseIterable, Sendable {
    /// The target ended up in the destination's custody or territory.
    case successful
    case unsuccessful
    case pending
    case unknown
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
}

/// How finely the input says where a case was.
package enum LocationPrecision: String, CaseIterable, Sendable {
    case exact
    case city
    case admin1
    case country
    case unknown
}
