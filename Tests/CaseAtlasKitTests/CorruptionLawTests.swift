import CaseAtlasKit
import Cases
import Foundation
import Geodata
import SimpleFeatures
import TestSupport
import Testing

@Suite("Corrupted rows")
struct CorruptionLawTests {
    private static let rowCount = 300
    private static let wantedShare = 0.99

    @Test(
        "Of 300 seeded corruptions of good rows 99 % are found, and no row is changed without a word",
        arguments: [1, 2, 3] as [UInt64])
    func found(seed: UInt64) throws {
        let options = AtlasOptions(geodata: Repository.geodata)
        var maker = try RowMaker(options, seed: seed)
        var good: [RowMaker.Row] = []
        while good.count < CorruptionLawTests.rowCount {
            good += try agreeing((0..<400).map { _ in maker.row() }, options)
        }
        let pairs = good.prefix(CorruptionLawTests.rowCount).enumerated().map { number, row in
            let kind = RowMaker.Corruption.allCases[number % RowMaker.Corruption.allCases.count]
            return (kind: kind, before: row, after: maker.corrupted(row, kind))
        }
        let (located, issues) = try options.locate(RowMaker.text(pairs.map(\.after)))
        let countries = try Sources(options).countries().published
        let told = Set(issues.compactMap(\.row))
        let places = Dictionary(uniqueKeysWithValues: located.places.map { ($0.index, $0) })
        var missed: [String] = []
        for (index, pair) in pairs.enumerated() where !told.contains(index + 1) {
            missed.append("seed \(seed), \(pair.kind): \(pair.before) became \(pair.after)")
            let place = try #require(places[index])
            let isSame = countries[place.country].key == pair.before.key && place.by == .codeAgreed
            #expect(isSame, "changed without a word: \(missed)")
        }
        let share = 1 - Double(missed.count) / Double(pairs.count)
        #expect(share >= CorruptionLawTests.wantedShare, "\(missed)")
    }

    /// The rows whose witnesses agree.
    private func agreeing(_ rows: [RowMaker.Row], _ options: AtlasOptions) throws -> [RowMaker.Row] {
        let (located, issues) = try options.locate(RowMaker.text(rows))
        let doubtful = Set(issues.compactMap(\.row))
        return located.places.filter { $0.by == .codeAgreed && !doubtful.contains($0.index + 1) }.map { rows[$0.index] }
    }
}

/// Makes rows of a code, a town and its position, and spoils them as real files are spoilt.
struct RowMaker {
    struct Row: CustomStringConvertible {
        var key: String
        var place: String
        var longitude: String
        var latitude: String

        var description: String { "\(key),\"\(place)\",\(longitude),\(latitude)" }
    }

    enum Corruption: CaseIterable {
        case swapped, signOfLongitude, signOfLatitude, bothSigns, nullIsland, webMercator, transposedDigits, movedPoint
        case otherCountry, nameTwin, otherPlace
    }

    /// A position that moves less is no corruption that a town could tell of.
    private static let leastShiftInMeters = 100_000.0

    private let towns: [PlaceTable.Town]
    private var generator: SeededGenerator

    init(_ options: AtlasOptions, seed: UInt64) throws {
        let table = try GeodataFolder(path: options.geodata).places()
        generator = SeededGenerator(seed: seed)
        var towns: [PlaceTable.Town] = []
        let names = table.allNames
        while towns.count < 2000 {
            guard let name = names.randomElement(using: &generator), let town = try table.towns(named: name).first,
                town.population >= 15_000, !town.name.contains("\"")
            else { continue }
            towns.append(town)
        }
        self.towns = towns
    }

    static func text(_ rows: [Row]) -> String {
        "iso3,place,longitude,latitude\n" + rows.map { "\($0)\n" }.joined()
    }

    mutating func row() -> Row {
        let town = towns.randomElement(using: &generator) ?? towns[0]
        return Row(
            key: town.countryKey, place: town.name, longitude: "\(town.position.longitude)",
            latitude: "\(town.position.latitude)")
    }

    mutating func corrupted(_ row: Row, _ corruption: Corruption) -> Row {
        var spoilt = row
        switch corruption {
        case .swapped: (spoilt.longitude, spoilt.latitude) = (row.latitude, row.longitude)
        case .signOfLongitude: spoilt.longitude = opposite(row.longitude)
        case .signOfLatitude: spoilt.latitude = opposite(row.latitude)
        case .bothSigns: (spoilt.longitude, spoilt.latitude) = (opposite(row.longitude), opposite(row.latitude))
        case .nullIsland: (spoilt.longitude, spoilt.latitude) = ("0", "0")
        case .webMercator: (spoilt.longitude, spoilt.latitude) = meters(row)
        case .transposedDigits: spoilt = transposed(row)
        case .movedPoint: spoilt.longitude = moved(row.longitude)
        case .otherCountry, .nameTwin: spoilt.key = otherKey(row.key, isTwin: corruption == .nameTwin)
        case .otherPlace: spoilt.place = elsewhere(row)
        }
        return isFar(spoilt, from: row) ? spoilt : corrupted(row, .otherCountry)
    }

    private func isFar(_ spoilt: Row, from row: Row) -> Bool {
        guard spoilt.key == row.key, spoilt.place == row.place, let before = position(row),
            let after = position(spoilt)
        else { return true }
        return Geodesic.distanceInMeters(from: before, to: after) > RowMaker.leastShiftInMeters
    }

    private func position(_ row: Row) -> Position? {
        guard let longitude = Double(row.longitude), let latitude = Double(row.latitude) else { return nil }
        return Position(checking: longitude, latitude: latitude)
    }

    private func opposite(_ number: String) -> String {
        number.hasPrefix("-") ? String(number.dropFirst()) : "-" + number
    }

    private func meters(_ row: Row) -> (x: String, y: String) {
        guard let position = position(row) else { return ("", "") }
        let angle = position.latitude * .pi / 360 + .pi / 4
        let x = Earth.equatorialRadiusInMeters * position.longitude * .pi / 180
        let y = Earth.equatorialRadiusInMeters * log(tan(angle))
        return ("\(Int(x))", "\(Int(y))")
    }

    /// Two neighbouring digits of a coordinate change places.
    private mutating func transposed(_ row: Row) -> Row {
        var choices: [Row] = []
        for path in [\Row.longitude, \Row.latitude] {
            var digits = Array(row[keyPath: path])
            for index in digits.indices.dropLast() where digits[index].isNumber && digits[index + 1].isNumber {
                digits.swapAt(index, index + 1)
                var spoilt = row
                spoilt[keyPath: path] = String(digits)
                digits.swapAt(index, index + 1)
                if isFar(spoilt, from: row) { choices.append(spoilt) }
            }
        }
        return choices.randomElement(using: &generator) ?? row
    }

    private func moved(_ number: String) -> String { Double(number).map { "\($0 / 10)" } ?? number }

    private mutating func otherKey(_ key: String, isTwin: Bool) -> String {
        let keys = isTwin ? NameTwins.allKeys.filter { NameTwins.areTwins($0, key) && $0 != key }.sorted() : []
        if let twin = keys.randomElement(using: &generator) { return twin }
        return towns.filter { $0.countryKey != key }.randomElement(using: &generator)?.countryKey ?? key
    }

    private mutating func elsewhere(_ row: Row) -> String {
        towns.filter { $0.countryKey != row.key && $0.name != row.place }.randomElement(using: &generator)?.name
            ?? row.place
    }
}
