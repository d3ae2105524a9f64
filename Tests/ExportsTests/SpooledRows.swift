import Exports
import Foundation
import SimpleFeatures
import TestSupport

/// Rows of a layer of cases in any order, for tests of spools.
struct SpooledRow {
    let group: UInt16
    let id: String
    let code: UInt16
    let date: String?
    let year: Int?
    let position: Position

    /// Rows with ids that begin alike, texts that must be escaped and some that outgrow a block of memory.
    static func random(
        _ count: Int, ids beginnings: [String] = ["", "row-", "a\"\\", "é\u{1}", "case-2015-"],
        _ generator: inout SeededGenerator
    ) -> [SpooledRow] {
        (0..<count).map { number in
            let longest = Int.random(in: 0..<200, using: &generator) == 0 ? 50_000 : 40
            return SpooledRow(
                group: UInt16.random(in: 0..<4, using: &generator) * 100,
                id: beginnings[number % beginnings.count] + String(number * 7919 % count, radix: 36),
                code: UInt16.random(in: 0..<5, using: &generator),
                date: text(atMost: longest, &generator),
                year: year(&generator),
                position: Position(
                    longitude: Double(Int.random(in: -1800...1800, using: &generator)) / 10,
                    latitude: Double(Int.random(in: -900...900, using: &generator)) / 10))
        }
    }

    /// A number, some of them larger than a record has room for at their usual place.
    private static func year(_ generator: inout SeededGenerator) -> Int? {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<9: nil
        case 9: [Int.max, Int.min, Int(Int32.min), Int(Int32.min) + 1, 1 << 31].randomElement(using: &generator)
        default: Int.random(in: -5...2030, using: &generator)
        }
    }

    private static func text(atMost longest: Int, _ generator: inout SeededGenerator) -> String? {
        guard Bool.random(using: &generator) else { return nil }
        let characters = Array("2015-03/\"\\\n\té😀")
        return String(
            (0..<Int.random(in: 0...longest, using: &generator)).map { characters[$0 * 7 % characters.count] })
    }

    /// The rows as a layer, in their order.
    static func layer(_ rows: [SpooledRow]) -> ProtectedLayer {
        let policy = PrivacyPolicy(precision: .exact)
        var publisher = PositionPublisher(policy)
        let list = TextColumn(["successful", "un\"known", nil, String(repeating: "long ", count: 50), ""])
        let columns = LayerSchema.cases.fields.map { field -> Column in
            switch (field.name, field.kind) {
            case ("case_id", _): .text(TextColumn(rows.map(\.id)))
            case ("date", _): .text(TextColumn(rows.map(\.date)))
            case ("source_url", _): .text(TextColumn(rows.map { $0.date.map { "https://" + $0 } }))
            case (_, .string), (_, .datetime): .coded(rows.map(\.code), of: list)
            case (_, .integer): .integers(rows.map(\.year))
            case (_, .number): .numbers(rows.map { _ in nil })
            }
        }
        let points = rows.compactMap { publisher.point(for: $0.position) { _ in true } }
        return Layer(
            name: LayerSchema.cases.name, title: "", fields: LayerSchema.cases.fields, columns: columns,
            geometries: .points(points.map(\.position))
        ).protected(by: policy, at: points)
    }

    /// The rows as one thread or several would collect them, a few at a time.
    static func collected(
        _ rows: [SpooledRow], spoolCount: Int, memoryLimitInBytes: Int, _ generator: inout SeededGenerator
    ) throws -> [SortedFeatures] {
        let spools = (0..<spoolCount).map { _ in FeatureSpool(memoryLimitInBytes: memoryLimitInBytes) }
        var rest = rows.shuffled(using: &generator)[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Int.random(in: 1...150, using: &generator)))
            rest = rest.dropFirst(part.count)
            try spools[Int.random(in: 0..<spoolCount, using: &generator)].append(layer(part), groups: part.map(\.group))
        }
        return spools.map { $0.sorted() }
    }

    /// The rows in the order in which they are written.
    static func sorted(_ rows: [SpooledRow]) -> [SpooledRow] {
        rows.sorted { a, b in
            a.group == b.group ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.group < b.group
        }
    }
}
