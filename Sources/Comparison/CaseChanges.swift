import SimpleFeatures
import TextFormats

/// The cases that one export lists and the other does not, or otherwise.
package struct CaseChanges: Sendable {
    let pool: ValuePool
    let old: CaseTable
    let new: CaseTable
    /// Rows of the new export, of the old one, and pairs of both.
    package private(set) var added: [Int] = []
    package private(set) var removed: [Int] = []
    /// Cases whose country is another.
    package private(set) var moved: [Pair] = []
    /// Cases of the same country with another value.
    package private(set) var recoded: [Pair] = []
    /// The properties that both exports have, where they stand in each; the country is told by `moved`.
    private let fields: [(name: String, old: Int, new: Int)]

    package struct Pair: Sendable {
        let old: Int
        let new: Int
    }

    /// A value that became another.
    struct FieldChange {
        let field: String
        /// As JSON; of a position nil, since positions are not told in messages.
        let values: (from: ArraySlice<UInt8>, to: ArraySlice<UInt8>)?
        /// How far a position moved.
        let distanceInKilometers: Double?
    }

    init(_ oldFolder: ExportedFolder, _ newFolder: ExportedFolder) throws {
        var pool = ValuePool()
        let old = try CaseTable(oldFolder, &pool)
        let new = try CaseTable(newFolder, &pool)
        self.old = old
        self.new = new
        self.pool = pool
        // The name of a country follows from its key.
        fields = new.fields.enumerated().compactMap { place, name in
            guard !["case_id", "iso_a3", "country"].contains(name) else { return nil }
            return old.fields.firstIndex(of: name).map { (name, $0, place) }
        }
        let oldRows = try old.rowsByID(pool, path: oldFolder.filePath(CaseTable.layer))
        let newRows = try new.rowsByID(pool, path: newFolder.filePath(CaseTable.layer))
        find(oldRows, newRows)
    }

    var isEmpty: Bool { added.isEmpty && removed.isEmpty && moved.isEmpty && recoded.isEmpty }

    private mutating func find(_ oldRows: [Int32], _ newRows: [Int32]) {
        for row in 0..<new.count {
            let before = Int(oldRows[Int(new.code(row, new.id))])
            guard before >= 0 else {
                added.append(row)
                continue
            }
            let pair = Pair(old: before, new: row)
            if old.code(before, old.country) != new.code(row, new.country) {
                moved.append(pair)
            } else if hasChanges(pair) {
                recoded.append(pair)
            }
        }
        removed = (0..<old.count).filter { newRows[Int(old.code($0, old.id))] < 0 }
        added = sorted(added) { new.code($0, new.id) }
        removed = sorted(removed) { old.code($0, old.id) }
        moved = sorted(moved) { new.code($0.new, new.id) }
        recoded = sorted(recoded) { new.code($0.new, new.id) }
    }

    private func sorted<Row>(_ rows: [Row], _ code: (Row) -> ValuePool.Code) -> [Row] {
        rows.map { (row: $0, id: Array((pool.text(code($0)) ?? "").utf8)) }
            .sorted { $0.id.lexicographicallyPrecedes($1.id) }.map(\.row)
    }

    private func hasChanges(_ pair: Pair) -> Bool {
        old.position(pair.old) != new.position(pair.new)
            || fields.contains { old.code(pair.old, $0.old) != new.code(pair.new, $0.new) }
    }

    /// What changed in a case, in the order of the properties, the position last.
    func changes(_ pair: Pair) -> [FieldChange] {
        var changes: [FieldChange] = []
        for field in fields {
            let (from, to) = (old.code(pair.old, field.old), new.code(pair.new, field.new))
            guard from != to else { continue }
            changes.append(FieldChange(field: field.name, values: (pool[from], pool[to]), distanceInKilometers: nil))
        }
        let (from, to) = (old.position(pair.old), new.position(pair.new))
        if from != to {
            let distance = CaseChanges.distance(pool[from], pool[to])
            changes.append(FieldChange(field: "position", values: nil, distanceInKilometers: distance))
        }
        return changes
    }

    /// To a tenth of a kilometre: finer would tell what the grid hides.
    private static func distance(_ from: ArraySlice<UInt8>, _ to: ArraySlice<UInt8>) -> Double? {
        guard let start = position(from), let end = position(to) else { return nil }
        return (Geodesic.distanceInMeters(from: start, to: end) / 100).rounded() / 10
    }

    private static func position(_ value: ArraySlice<UInt8>) -> Position? {
        var numbers: [Double] = []
        try? JSONScanner.scan(Array(value)) { try $0.readArray { numbers.append(try $0.readNumber()) } }
        return numbers.count < 2 ? nil : Position(checking: numbers[0], latitude: numbers[1])
    }

    /// What is to be said of properties that only one of the exports has.
    var notes: [String] {
        [("old", old.fields, new.fields), ("new", new.fields, old.fields)].compactMap { name, fields, others in
            let missing = fields.filter { !others.contains($0) }
            guard old.count > 0, new.count > 0, !missing.isEmpty else { return nil }
            return
                "only the \(name) cases have \(missing.map(\.printable).joined(separator: ", ")), which is not compared"
        }
    }

    /// By country what these changes do to its counts.
    var tallies: [String: CaseTally] {
        var tallies: [String: CaseTally] = [:]
        func tally(_ table: CaseTable, _ row: Int, _ body: (inout CaseTally, String) -> Void) {
            let country = pool.text(table.code(row, table.country)) ?? ""
            body(&tallies[country, default: CaseTally()], pool.text(table.code(row, table.outcome)) ?? "")
        }
        func add(_ row: Int) { tally(new, row) { $0.count($1, 1) } }
        func remove(_ row: Int) { tally(old, row) { $0.count($1, -1) } }
        for row in added {
            add(row)
            tally(new, row) { tally, _ in tally.added += 1 }
        }
        for row in removed {
            remove(row)
            tally(old, row) { tally, _ in tally.removed += 1 }
        }
        for pair in moved {
            add(pair.new)
            remove(pair.old)
            tally(new, pair.new) { tally, _ in tally.movedIn += 1 }
            tally(old, pair.old) { tally, _ in tally.movedOut += 1 }
        }
        for pair in recoded {
            add(pair.new)
            remove(pair.old)
            tally(new, pair.new) { tally, _ in tally.recoded += 1 }
        }
        return tallies
    }
}

/// What the changed cases of a list do to a country.
struct CaseTally: Hashable, Sendable {
    var added = 0
    var removed = 0
    var recoded = 0
    var movedIn = 0
    var movedOut = 0
    /// In the order of ``CountryTallies/countFields``.
    private(set) var differences = [Int](repeating: 0, count: CountryTallies.countFields.count)

    mutating func count(_ outcome: String, _ number: Int) {
        differences[0] += number
        if let place = CountryTallies.countFields.firstIndex(of: outcome) { differences[place] += number }
    }
}
