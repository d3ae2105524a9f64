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
