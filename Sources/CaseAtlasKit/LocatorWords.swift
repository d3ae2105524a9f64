import Cases
import Exports
import Geodata
import SimpleFeatures

/// What is wrong or doubtful about where a case was, in words.
struct LocatorWords: Sendable {
    let names: NameWords
    let precision: AtlasOptions.PositionPrecision
    /// What becomes of a position that contradicts the country; nothing where none is published.
    let positionIsWithheld: String
    /// Said of so many rows that it is put together once.
    let nowhereReason: String

    init(_ countries: Countries, _ options: AtlasOptions) {
        names = NameWords(countries)
        precision = options.precision
        positionIsWithheld = options.publishesPositions ? ", the position is withheld" : ""
        let limit = options.nearestLimitInKilometers * 1000
        let near = limit > 0 ? ", nor within \(limit.inKilometers) km of one" : ""
        nowhereReason = "the position lies in no country\(near)"
    }

    var nothingStated: Complaint {
        Complaint(
            .country, nil, "neither a country nor a usable position is stated",
            "state the country, or longitude and latitude, or a town")
    }

    func contradiction(_ byCode: CountryID, _ byName: CountryID, _ name: String?) -> Complaint {
        Complaint(
            .country, name, "the code says \(title(byCode)), the name says \(title(byName)); the code counts",
            "correct the one that is wrong")
    }

    var farthestInKilometers: Int { Int(CountryLocator.farthestDistanceInMeters / 1000) }

    /// Of a position that gives a case no country; `country` is where it would lie if it were swapped.
    func nowhere(_ position: Position, swappedIn country: CountryID?) -> Complaint {
        let suggestion =
            if position.isNullIsland {
                "0, 0 stands for a position that is missing: state the country or the position"
            } else if let country {
                "state the country, or swap longitude and latitude: they would lie in \(title(country))"
            } else {
                "state the country, or check whether longitude and latitude are swapped"
            }
        return Complaint(.longitude, shown(position), nowhereReason, suggestion, isFit: true)
    }

    func ownDestination(_ text: String?) -> Complaint {
        Complaint(
            .destination, text, "the case took place in its own destination",
            "state the country in which the attempt took place")
    }

    /// About a text that is no country of the run.
    func complaint(_ resolution: NameResolution, _ text: String?, _ field: CaseField) -> Complaint {
        guard let trouble = names.trouble(resolution) else {
            preconditionFailure("a resolved country is no issue: \(resolution)")
        }
        return Complaint(field, text, trouble.reason, trouble.suggestion)
    }

    func title(_ country: CountryID) -> String { names.title(country) }

    func shown(_ position: Position) -> String {
        "\(precision.coarsened(position.longitude)), \(precision.coarsened(position.latitude))"
    }
}

/// What is wrong with a case, not yet taken for a rejection or a warning.
struct Complaint: Sendable {
    let field: CaseField
    let value: String?
    let reason: String
    let suggestion: String?
    /// Whether the value may be shown as it is.
    let isFit: Bool

    init(
        _ field: CaseField, _ value: String?, _ reason: String, _ suggestion: String?, isFit: Bool = false
    ) {
        self.isFit = isFit
        self.field = field
        self.value = value
        self.reason = reason
        self.suggestion = suggestion
    }

    func issue(_ severity: Issue.Severity, _ index: Int, _ cases: CaseBatch) -> Issue {
        cases.issue(severity, index, field, value, reason, suggestion, isFit: isFit)
    }
}

extension Double {
    /// Metres in kilometres, without needless decimals.
    fileprivate var inKilometers: String {
        let kilometers = self / 1000
        return kilometers == kilometers.rounded() ? "\(Int(kilometers))" : "\(kilometers)"
    }
}
