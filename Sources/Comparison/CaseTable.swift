import TextFormats

/// The cases of an export: for each the numbers of its values in a pool.
struct CaseTable: Sendable {
    /// The properties that every case has, in the order of the file.
    private(set) var fields: [String] = []
    private var codes: [ValuePool.Code] = []
    private(set) var count = 0
    /// Where the properties stand by which cases are found and counted.
    private(set) var id = 0
    private(set) var country = 0
    private(set) var outcome = 0

    /// Reads the cases of a folder that has them.
    init(_ folder: ExportedFolder, _ pool: inout ValuePool) throws {
        let path = folder.filePath(CaseTable.layer)
        try folder.forEachFeature(of: CaseTable.layer) { feature, line in
            do {
                try add(feature, &pool)
            } catch let error as JSONError {
                throw ComparisonError.changed(path, "line \(line), byte \(error.offset + 1): wanted \(error.wanted)")
            } catch let trouble as Trouble {
                throw ComparisonError.changed(path, "line \(line): \(trouble.reason)")
            }
        }
    }

    static let layer = "cases"

    /// What is wrong with a feature of sound JSON.
    private struct Trouble: Error { let reason: String }

    /// A value of a case: that of a property, or behind the last of them its position.
    func code(_ row: Int, _ field: Int) -> ValuePool.Code { codes[row * (fields.count + 1) + field] }

    /// The position of a case as a pair of numbers in JSON.
    func position(_ row: Int) -> ValuePool.Code { code(row, fields.count) }

    /// For each number of the pool the row with that id, -1 where there is none.
    func rowsByID(_ pool: ValuePool, path: String) throws -> [Int32] {
        var rows = [Int32](repeating: -1, count: pool.count)
        for row in 0..<count {
            let code = Int(code(row, id))
            guard rows[code] < 0 else {
                throw ComparisonError.changed(
                    path, "case_id '\((pool.text(Int32(code)) ?? "").printable)' stands twice")
            }
            rows[code] = Int32(row)
        }
        return rows
    }

    private mutating func add(_ feature: [UInt8], _ pool: inout ValuePool) throws {
        var names: [String] = []
        var values: [ValuePool.Code] = []
        var position: ValuePool.Code?
        try JSONScanner.scan(feature) { scanner in
            try scanner.readObject { name, scanner in
                switch name {
                case "properties":
                    try scanner.readObject { name, scanner in
                        names.append(name)
                        values.append(pool.code(of: feature[try scanner.skipValueRange()]))
                    }
                case "geometry":
                    try scanner.readObject { name, scanner in
                        let range = try scanner.skipValueRange()
                        if name == "coordinates" { position = pool.code(of: feature[range]) }
                    }
                default: try scanner.skipValue()
                }
            }
            try scanner.expectEnd()
        }
        if count == 0 { try setFields(names) }
        guard names == fields else { throw Trouble(reason: "its properties are not those of the first case") }
        guard let position else { throw Trouble(reason: "it has no position") }
        codes += values
        codes.append(position)
        count += 1
    }

    private mutating func setFields(_ names: [String]) throws {
        fields = names
        func place(_ name: String) throws -> Int {
            guard let place = names.firstIndex(of: name) else { throw Trouble(reason: "no property \(name)") }
            return place
        }
        id = try place("case_id")
        country = try place("iso_a3")
        outcome = try place("outcome")
    }
}
