package import SimpleFeatures

/// What may leave the tool: the layers, their fields and what they mean.
///
/// This is the allow-list; ``Layer/protected(by:)`` drops every column that is not in it.
package struct LayerSchema: Sendable {
    package let name: String
    package let title: String
    package let fields: [Field]
    /// Whether the points of the layer are positions of cases, to be published no finer than the policy says.
    package let holdsCasePositions: Bool

    package static let all = [countries, symbols, cases, routes, timeline]

    package static let countries = LayerSchema(
        name: "countries", title: "Countries with the number of attempted and successful returns",
        fields: countryFields, holdsCasePositions: false)

    package static let symbols = LayerSchema(
        name: "symbols", title: "One point for each country with cases, for proportional symbols",
        fields: countryFields, holdsCasePositions: false)

    package static let cases = LayerSchema(
        name: "cases", title: "Cases whose position may be published", fields: caseFields, holdsCasePositions: true)

    package static let routes = LayerSchema(
        name: "routes", title: "Great circles from countries with cases to the destinations of these",
        fields: routeFields,
        holdsCasePositions: false)

    package static let timeline = LayerSchema(
        name: "timeline", title: "Cases by country and year, for maps that move in time",
        fields: timelineKeyFields + [
            Field(
                "start", .datetime, required: false, "First second of the year in UTC; null for cases without a date"),
            Field("end", .datetime, required: false, "Last second of the year in UTC; null for cases without a date"),
        ] + timelineCountFields + cumulativeFields,
        holdsCasePositions: false)

    package static let timelineFields = timelineKeyFields + timelineCountFields

    private static let timelineKeyFields = [
        isoField,
        Field("country", .string, "Name of the country in English"),
        Field("year", .integer, required: false, "Year of the cases; empty for cases without a date"),
    ]

    private static let timelineCountFields =
        outcomeFields + [Field("persons", .integer, "Persons whom the cases concern, where stated")]

    private static let cumulativeFields = timelineCountFields.map { field in
        Field(
            "cumulative_\(field.name)", .integer, required: false,
            "The sum of \(field.name) over the dated cases of the country up to the end of the year")
    }

    private static let isoField = Field(
        "iso_a3", .string, "ISO 3166-1 alpha-3 code, or a user-assigned code that begins with X")

    private static let outcomeFields = [
        Field("attempted", .integer, required: false, "Cases, whatever came of them; null when withheld"),
        Field("successful", .integer, required: false, "Cases in which the target came into the destination's hands"),
        Field("unsuccessful", .integer, required: false, "Cases in which the attempt failed"),
        Field("pending", .integer, required: false, "Cases that were open when last reported"),
        Field("unknown", .integer, required: false, "Cases whose outcome is not known"),
    ]

    private static let countryFields: [Field] =
        [
            isoField,
            Field("iso_a2", .string, required: false, "ISO 3166-1 alpha-2 code"),
            Field("name", .string, "Name of the country in English"),
            Field("continent", .string, required: false, "Continent"),
            Field("region", .string, required: false, "Region of the continent"),
            Field("status", .string, "cases, none, withheld, out_of_scope or unassigned"),
        ] + outcomeFields + [
            Field(
                "success_rate", .number, required: false,
                "successful / (successful + unsuccessful), 0 to 1; null when no case is concluded"),
            Field("persons", .integer, required: false, "Persons whom the cases concern, where stated"),
            Field("persons_unstated", .integer, required: false, "Cases that do not state their persons"),
            Field("first_year", .integer, required: false, "Year of the first dated case"),
            Field("last_year", .integer, required: false, "Year of the last dated case"),
        ]

    private static let caseFields = [
        Field("case_id", .string, "Identifier of the case"),
        isoField,
        Field("country", .string, "Name of the country in English"),
        Field("year", .integer, required: false, "Year of the case"),
        Field("date", .string, required: false, "Date as finely as it is known, in EDTF"),
        Field("outcome", .string, "successful, unsuccessful, pending or unknown"),
        Field("method", .string, "By what means the return was attempted"),
        Field("persons", .integer, required: false, "Persons whom the case concerns, where stated"),
        Field("location_precision", .string, "How finely the input says where: exact, city, admin1, country, unknown"),
        Field(
            "located_by", .string, "How the case got its country: code, name, position, nearest, place; +agreed by two"),
        Field("generalised_km", .number, "Farthest that the published point can lie from the stored one, kilometres"),
        Field("source_url", .string, required: false, "Web address of the source"),
    ]

    private static let routeFields = [
        Field("from_iso_a3", .string, "Code of the country where the cases took place, as iso_a3 of countries"),
        Field("to_iso_a3", .string, "Code of their destination"),
        Field("attempted", .integer, "Cases from there to there, whatever came of them"),
        Field("successful", .integer, "Cases in which the target came into the destination's hands"),
        Field("length_km", .number, "Length of the shortest line between the ends on the ellipsoid, kilometres"),
    ]

    /// The fields of the counts by method, one for each method of the list.
    package static func methodFields(_ methods: [String]) -> [Field] {
        methods.map { Field("method_\($0)", .integer, required: false, "Cases by the method \($0)") }
    }
}
