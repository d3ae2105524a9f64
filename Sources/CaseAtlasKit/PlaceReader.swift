import Cases
import Geodata
import SimpleFeatures
import TextFormats

/// Finds out what the places of cases mean, each text once.
///
/// Thread rule: each thread has a reader of its own.
struct PlaceReader: Sendable {
    private let countries: Countries
    private let names: SharedNames
    private let areas: SharedAreas
    private let shared: SharedPlaces
    /// Made when the first town is to be found on the map.
    private var locator: CountryLocator?
    private var texts = WordTable(limit: .max)
    /// What each text of the table means.
    private var readings: [PlaceReading] = []
    /// What has been said of a place in a country: many rows may have the same.
    var kinds: [Asked: Flaws.Kind] = [:]
    private var suggestions: [Asked: String?] = [:]

    /// Beyond these all that is known is forgotten, so that memory does not grow with the rows.
    private static let mostTexts = 1 << 17

    init(_ grounds: LocatingGrounds) {
        countries = grounds.countries
        names = grounds.names
        areas = grounds.areas
        shared = grounds.places
    }

    /// The number of the reading of each text, or ``WordTable/empty``; numbers are good until the next call.
    mutating func numbers(of ranges: [ByteRange], in cases: CaseBatch) throws(GeodataError) -> [Int32] {
        if texts.count > PlaceReader.mostTexts {
            texts = WordTable(limit: .max)
            readings = []
            kinds = [:]
            suggestions = [:]
        }
        let numbers = texts.numbers(of: ranges, in: cases.text)
        for number in readings.count..<texts.count { readings.append(try read(texts.word(number))) }
        return numbers
    }

    /// What the text of a number means.
    subscript(number: Int32) -> PlaceReading { readings[Int(number)] }

    /// Whether a position may lie in a town of the name, in a country or in any.
    @inline(__always)
    func hasTown(_ number: Int32, near position: Position, in country: CountryID?) -> Bool {
        readings[Int(number)].hasTown(near: position, in: country)
    }

    /// A place, by its number, and the stated country.
    struct Asked: Hashable {
        let place: Int32
        let country: CountryID?
    }

    /// The country that a text is a name or a code of.
    func country(named text: String) -> CountryID? {
        if case .country(let country, _) = names.resolve(text) { country } else { nil }
    }

    /// The town of a country whose name is most like a text that no town bears; nil stands for any country.
    mutating func suggestion(for place: Int32, in country: CountryID?) -> String? {
        let asked = Asked(place: place, country: country)
        if let known = suggestions[asked] { return known }
        let found = suggestion(for: self[place], in: country)
        suggestions[asked] = found
        return found
    }

    private func suggestion(for reading: PlaceReading, in country: CountryID?) -> String? {
        guard let table = try? shared.table() else { return nil }
        let key = country.map { countries[$0].key }
        let towns = table.similarNames(to: reading.folded).flatMap { (try? table.towns(named: $0)) ?? [] }
        let inside = towns.filter { key == nil || $0.countryKey == key }
        return inside.max { ($0.population, $1.id) < ($1.population, $0.id) }?.name
    }

    private mutating func read(_ text: String) throws(GeodataError) -> PlaceReading {
        let whole = NameFolding.fold(text)
        let towns = try towns(named: whole)
        guard towns.isEmpty, let (head, rest) = PlaceReader.split(text) else {
            return PlaceReading(
                folded: whole, name: towns.isEmpty ? nil : text, towns: towns, hasUnusedRest: false)
        }
        let folded = NameFolding.fold(head)
        let bearers = try self.towns(named: folded)
        // A code will not do: the CA of "Richmond, CA" is no Canada.
        if case .country(let country, isCode: false) = names.resolve(rest) {
            let inside = bearers.filter { $0.country == country }
            if !inside.isEmpty {
                return PlaceReading(folded: folded, name: head, towns: inside, hasUnusedRest: false)
            }
        }
        return PlaceReading(
            folded: folded, name: bearers.isEmpty ? nil : head, towns: bearers, hasUnusedRest: true)
    }

    /// "Bangkok, Thailand" and "Bangkok (Thailand)" in two; nil for a text of one part.
    private static func split(_ text: String) -> (head: String, rest: String)? {
        let separators: Set<Character> = [",", "(", "，", "（"]
        guard let first = text.firstIndex(where: separators.contains),
            let last = text.lastIndex(where: separators.contains)
        else { return nil }
        let rest = text[text.index(after: last)...].filter { !")）".contains($0) }
        return (String(text[..<first]), rest)
    }

    private mutating func towns(named folded: String) throws(GeodataError) -> [PlaceReading.Town] {
        let towns: [PlaceTable.Town]
        let table = try shared.table()
        do throws(PlaceTable.UnreadableLine) {
            towns = try table.towns(named: folded)
        } catch {
            throw .malformed(path: PlaceTable.townFile, reason: "the line of place \(error.id) cannot be read")
        }
        if locator == nil, !towns.isEmpty { locator = try areas.locatorCopy() }
        return towns.map { town in
            PlaceReading.Town(
                town, in: country(of: town), isCalledSo: NameFolding.fold(town.name) == folded)
        }
    }

    /// The country of this run in which a town lies: the one that the table says, unless another one holds the town and
    /// this one is not near. So Simferopol counts as the world view has it, and a town on a border as GeoNames has it.
    private mutating func country(of town: PlaceTable.Town) -> CountryID? {
        let said = countries.id(forKey: town.countryKey)
        let holder: CountryID
        switch locator?.places(of: [town.position])[0] {
        case .inside(let country), .near(let country): holder = country
        case .nowhere, nil: return said
        }
        guard let said, said != holder else { return holder }
        let distance = locator?.distanceInMeters(from: town.position, to: said)
        return (distance ?? .infinity) <= CaseLocator.standardNearestLimitInMeters ? said : holder
    }
}
