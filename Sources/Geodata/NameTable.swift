package import TextFormats

/// The names of a table, found by their folded form.
package struct NameTable: Sendable {
    private enum Form {
        case packed(PackedNames)
        /// The codes of the countries by folded name: a table of the user's may give one name to several.
        case folded([String: Set<String>])
    }

    private let form: Form

    package static let header = ["iso3", "language", "name"]

    /// Longer names are not taken for codes.
    private static let longestCodeInLetters = 3

    /// A table in packed form.
    package init(_ names: PackedNames) {
        form = .packed(names)
    }

    /// A table as it stands in its file, but for folded names that are unclear. Cost: every name is folded.
    package init(_ table: CSVTable, unclear: Set<String> = []) {
        var codes: [String: Set<String>] = [:]
        for row in table.rows { codes[NameFolding.fold(row[2]), default: []].insert(row[0]) }
        for row in table.rows {
            let folded = NameFolding.fold(row[2])
            let isCertain = !unclear.contains(folded) && codes[folded]?.count ?? 0 < 2
            if folded.utf8.count > NameTable.longestCodeInLetters, isCertain { continue }
            let accented = NameFolding.foldKeepingAccents(row[2])
            if accented.utf8.count != folded.utf8.count { codes[accented, default: []].insert(row[0]) }
        }
        for name in unclear { codes[name] = nil }
        codes[""] = nil
        form = .folded(codes)
    }

    /// The codes of the countries that bear a folded name, in the order of their bytes.
    package func codes(of folded: String) -> [String] {
        switch form {
        case .packed(let names): names.code(of: folded).map { [$0] } ?? []
        case .folded(let codes): codes[folded]?.sorted() ?? []
        }
    }

    /// The codes of all countries that have a name.
    package var allCodes: Set<String> {
        switch form {
        case .packed(let names): names.codes
        case .folded(let codes): codes.values.reduce(into: []) { $0.formUnion($1) }
        }
    }

    /// Every folded name that one country bears, with its code.
    package var all: [(name: String, code: String)] {
        switch form {
        case .packed(let names): names.all
        case .folded(let codes):
            codes.filter { $0.value.count == 1 }.flatMap { name, codes in codes.map { (name, $0) } }
                .sorted { $0.name < $1.name }
        }
    }
}

/// What is known about names in a world view.
package struct NameTables: Sendable {
    /// Names that mean something else in this world view than in `iso`.
    package let view: NameTable?
    /// The names of the world view `iso`.
    package let base: NameTable
    package var unclear: UnclearNames
}

extension GeodataFolder {
    /// The names of a world view: from packed forms where these belong to the tables.
    package func names(_ worldview: Worldview) throws(GeodataError) -> NameTables {
        var unclear = UnclearNames(try table("unclear-names.csv", header: UnclearNames.header))
        let view: NameTable? =
            switch worldview {
            case .iso: nil
            case .deFacto: try nameTable("\(worldview.rawValue)/names", unclear: &unclear)
            }
        let base = try nameTable("names", unclear: &unclear)
        return NameTables(view: view, base: base, unclear: unclear)
    }

    /// The tables behind ``names(_:)`` as they stand in their files, with the languages.
    package func nameRows(_ worldview: Worldview) throws(GeodataError) -> [CSVTable] {
        let base = try table("names.csv", header: NameTable.header)
        return switch worldview {
        case .iso: [base]
        case .deFacto: [try table("\(worldview.rawValue)/names.csv", header: NameTable.header), base]
        }
    }

    private func nameTable(_ name: String, unclear: inout UnclearNames) throws(GeodataError) -> NameTable {
        let source = path(of: "\(name).csv")
        if let packed = packedBytes(path(of: "\(name).packed")).flatMap(PackedNames.init),
            mayUse({ packed.sourceDigest == (try? ByteSource.sha256(of: source)) })
        {
            return NameTable(packed)
        }
        return NameTable(try table("\(name).csv", header: NameTable.header), unclear: unclear.foldedNames)
    }
}
