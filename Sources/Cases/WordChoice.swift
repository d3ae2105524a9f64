/// A word of the user's for a value of a list.
public struct WordChoice: Hashable, Sendable {
    /// The field whose values are meant.
    public let field: CaseField
    /// The word as it stands in files; case does not count, and spaces, hyphens, underscores and full stops are one.
    public let word: String
    /// The value of the list.
    public let value: String

    /// The fields whose values are those of a list.
    public static let fields: [CaseField] = [.outcome, .method, .locationPrecision]

    /// Nil when the field has no list, or its list has no such value.
    public init?(_ field: CaseField, word: String, value: String) {
        guard WordChoice.values(of: field).contains(value) else { return nil }
        self.field = field
        self.word = word
        self.value = value
    }

    /// The values of a field's list; none where it has no list.
    public static func values(of field: CaseField) -> [String] {
        switch field {
        case .outcome: Outcome.allCases.map(\.rawValue)
        case .method: Method.allCases.map(\.rawValue)
        case .locationPrecision: LocationPrecision.allCases.map(\.rawValue)
        default: []
        }
    }
}
