import Cases
import Testing

@Suite("Columns")
struct ColumnMapTests {
    @Test(
        "Columns are found by any of their names, whatever the case, the order and the spaces",
        arguments: [
            (["Latitude", "LONGITUDE", "Outcome"], CaseField.latitude, 0), (["x", "y"], .latitude, 1),
            (["Host Country", "ID"], .country, 0), (["host_country", "Event-Date"], .date, 1), (["ISO A3"], .alpha3, 0),
            (["\u{FEFF}iso3"], .alpha3, 0), (["lat", "lng", "year"], .date, 2),
        ])
    func found(header: [String], field: CaseField, column: Int) throws {
        let map = try ColumnMap(header: header, choices: .init(), path: "f")
        #expect(map.columns[field]?.first == column)
    }

    @Test("A choice of the user goes before any name")
    func overrides() throws {
        let choices = ColumnMap.Choices(overrides: [.outcome: "Erfolg", .country: "state"])
        let map = try ColumnMap(header: ["country", "outcome", "STATE", "Erfolg"], choices: choices, path: "f")
        #expect(map.columns[.country] == [2])
        #expect(map.columns[.outcome] == [3])
    }

    @Test("The field's own name goes before its other names, which count where it is empty, and are told")
    func doubles() throws {
        let map = try ColumnMap(header: ["year", "date", "country"], choices: .init(), path: "f")
        #expect(map.columns[.date] == [1, 0])
        #expect(map.doubles.map(\.names) == [["date", "year"]])
    }

    @Test("A header without a place is refused, with the column that was perhaps meant")
    func nowhere() {
        do throws(CaseInputError) {
            _ = try ColumnMap(header: ["id", "Contry", "date"], choices: .init(), path: "f")
            Testing.Issue.record("no error")
        } catch {
            #expect("\(error)".contains("is 'Contry' meant for 'country'?") || "\(error)".contains("Contry"))
        }
    }

    @Test("Only the fields that are looked for are found and missed")
    func someFields() throws {
        let choices = ColumnMap.Choices(fields: CaseField.whereabouts)
        let map = try ColumnMap(header: ["id", "country", "date"], choices: choices, path: "f")
        #expect(map.columns == [.country: [1]])
    }

    @Test("Longitude without latitude is no place")
    func half() {
        #expect(throws: CaseInputError.self) { _ = try ColumnMap(header: ["lon"], choices: .init(), path: "f") }
    }
}
