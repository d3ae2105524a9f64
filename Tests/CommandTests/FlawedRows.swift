/// A row that is rejected, or counted without a value that cannot be used.
struct FlawedRow: Sendable, CustomStringConvertible {
    enum Verdict: Sendable { case rejected, warned }

    let description: String
    let verdict: Verdict
    /// The row, which stands on line 3 behind a sound one.
    let bytes: [UInt8]
    let field: String?
    let value: String?
    /// What the reason and the suggestion must say.
    let fragments: [String]
    /// What must appear in no message and no file.
    let secrets: [String]
    /// Properties of the country's symbol with the sound row and this one.
    let counts: [String: Int]

    init(
        _ verdict: Verdict, _ description: String, _ line: String, field: String?, value: String?,
        says fragments: [String], never secrets: [String] = [], counts: [String: Int] = [:]
    ) {
        self.description = description
        self.verdict = verdict
        self.bytes = Array(line.utf8)
        self.field = field
        self.value = value
        self.fragments = fragments
        self.secrets = secrets
        self.counts = counts
    }

    init(_ description: String, bytes: [UInt8], field: String, says fragments: [String]) {
        self.description = description
        verdict = .rejected
        self.bytes = bytes
        self.field = field
        value = nil
        self.fragments = fragments
        secrets = []
        counts = [:]
    }

    static let all = rejected + positions + values

    private static let rejected = [
        FlawedRow(
            .rejected, "a case_id that another row has", CaseRow(id: "sound").line, field: "case_id", value: "sound",
            says: ["row 1", "id of its own"]),
        FlawedRow(
            .rejected, "a country with a slip of the pen", CaseRow(country: "Thialand").line, field: "country",
            value: "Thialand", says: ["no country", "Thailand", "ISO 3166-1"]),
        FlawedRow(
            .rejected, "a name that two countries share", CaseRow(country: "Korea").line, field: "country",
            value: "Korea", says: ["several countries", "KOR (South Korea)", "PRK (North Korea)", "ISO 3166-1"]),
        FlawedRow(
            .rejected, "a state that is gone", CaseRow(country: "Czechoslovakia").line, field: "country",
            value: "Czechoslovakia", says: ["ended in 1992", "CZE (Czechia)", "SVK (Slovakia)"]),
        FlawedRow(
            .rejected, "neither a country nor a position", CaseRow(country: "").line, field: "country", value: nil,
            says: ["neither a country nor a usable position", "state the country"]),
        FlawedRow(
            .rejected, "a position in the middle of an ocean",
            CaseRow(country: "", longitude: "-140.123456", latitude: "-40.654321").line, field: "longitude",
            value: "-140.1, -40.7", says: ["no country", "swapped"], never: ["140.12", "40.65"]),
        FlawedRow(
            .rejected, "more fields than the header", CaseRow(sourceURL: "https://example.org/a,b,c").line, field: nil,
            value: "11 fields", says: ["more fields", "9", "quotes"]),
        FlawedRow(
            .rejected, "text behind a closing quote", CaseRow(country: "\"Thai\"land").line, field: nil, value: nil,
            says: ["closing quote", "RFC 4180"]),
        FlawedRow(
            "bytes that are not UTF-8", bytes: Array("flawed,2015,Espa".utf8) + [0xF1] + Array("a,,,,é,,\n".utf8),
            field: "country", says: ["not UTF-8", "UTF-8", "--encoding windows-1252"]),
    ]

    private static let positions = [
        FlawedRow(
            .warned, "a latitude of 95", CaseRow(longitude: "13.512345", latitude: "95.123456").line, field: "latitude",
            value: "95.1", says: ["-90 to 90", "swapped"], never: ["13.51", "95.12"]),
        FlawedRow(
            .warned, "a longitude of 460", CaseRow(longitude: "460.512345", latitude: "13.123456").line,
            field: "longitude", value: "460.5", says: ["-180 to 180"], never: ["460.51", "13.12"]),
        FlawedRow(
            .warned, "a longitude that is a word", CaseRow(longitude: "east", latitude: "13.123456").line,
            field: "longitude", value: "east", says: ["not a number", "100.5"], never: ["13.12"]),
        FlawedRow(
            .warned, "a longitude that Excel took for thousands",
            CaseRow(longitude: "100.512.345", latitude: "13.123456").line,
            field: "longitude", value: nil, says: ["not a number", "100°30'E"], never: ["100.51", "13.12"]),
        FlawedRow(
            .warned, "a longitude whose O is east or west",
            CaseRow(longitude: "100°30'22\"\" O", latitude: "13.123456").line,
            field: "longitude", value: nil, says: ["O is the west", "W or E"], never: ["100°", "13.12"]),
        FlawedRow(
            .warned, "a longitude without a latitude", CaseRow(longitude: "100.512345").line, field: "longitude",
            value: nil, says: ["without the other"], never: ["100.51"]),
        FlawedRow(
            .warned, "a position 0, 0", CaseRow(longitude: "0", latitude: "0.0").line, field: "longitude",
            value: "0.0, 0.0", says: ["THA (Thailand)", "in no country", "withheld", "position that is missing"]),
        FlawedRow(
            .warned, "a country that the position contradicts",
            CaseRow(longitude: "105.123456", latitude: "12.654321").line, field: "longitude", value: "105.1, 12.7",
            says: ["THA (Thailand)", "KHM (Cambodia)", "up to 180 km", "withheld", "correct"],
            never: ["105.12", "12.65"],
            counts: ["attempted": 2]),
    ]

    private static let values = [
        FlawedRow(
            .warned, "fewer fields than the header", "flawed,2015,Thailand\n", field: nil, value: "3 fields",
            says: ["fewer fields", "9", "empty"], counts: ["attempted": 2]),
        FlawedRow(
            .warned, "a date with slashes", CaseRow(date: "17/10/2015").line, field: "date", value: "17/10/2015",
            says: ["not a date", "undated", "2015-10-17"]),
        FlawedRow(
            .warned, "a day that no month has", CaseRow(date: "2015-02-30").line, field: "date", value: "2015-02-30",
            says: ["not a date", "EDTF"]),
        FlawedRow(
            .warned, "less than no persons", CaseRow(persons: "-3").line, field: "persons", value: "-3",
            says: ["not stated", "whole number"], counts: ["persons": 2, "persons_unstated": 1]),
        FlawedRow(
            .warned, "half a person", CaseRow(persons: "2.5").line, field: "persons", value: "2.5",
            says: ["not stated", "whole number"], counts: ["persons": 2, "persons_unstated": 1]),
        FlawedRow(
            .warned, "persons in words", CaseRow(persons: "many").line, field: "persons", value: "many",
            says: ["not stated", "whole number"], counts: ["persons": 2, "persons_unstated": 1]),
        FlawedRow(
            .warned, "an outcome with a slip of the pen", CaseRow(outcome: "succesful").line, field: "outcome",
            value: "succesful", says: ["perhaps successful", "unsuccessful, pending"],
            counts: ["successful": 1, "unknown": 1]),
        FlawedRow(
            .warned, "a method that is not in the list", CaseRow(method: "teleport").line, field: "method",
            value: "teleport", says: ["other", "family_intimidation"],
            counts: ["method_abduction": 1, "method_other": 1]),
        FlawedRow(
            .warned, "a source that is a script", CaseRow(sourceURL: "javascript:alert(1)").line, field: "source_url",
            value: nil, says: ["not published", "https://"], never: ["javascript"]),
        FlawedRow(
            .warned, "a source with a password", CaseRow(sourceURL: "https://user:secret@example.org/").line,
            field: "source_url", value: nil, says: ["not published", "passwords"], never: ["secret", "user:"]),
    ]
}
