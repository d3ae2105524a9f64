/// A row of a file with cases, sound but for what a test changes.
struct CaseRow {
    var id = "flawed"
    var date = "2015-10-17"
    var country = "Thailand"
    var longitude = ""
    var latitude = ""
    var persons = "2"
    var method = "abduction"
    var outcome = "returned"
    var sourceURL = "https://example.org/a"

    static let header = "case_id,date,country,longitude,latitude,persons,method,outcome,source_url\n"
    static let sound = CaseRow(id: "sound")

    var line: String {
        [id, date, country, longitude, latitude, persons, method, outcome, sourceURL].joined(separator: ",") + "\n"
    }

    /// A file of these rows.
    static func file(_ rows: CaseRow...) -> String {
        header + rows.map(\.line).joined()
    }
}
