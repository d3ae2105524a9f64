package import TextFormats

/// How much detail country borders have: the scale for which they were drawn.
public enum Scale: String, CaseIterable, Sendable {
    case large = "10m"
    case medium = "50m"
    case small = "110m"
}

/// To which country a disputed area counts.
public enum Worldview: String, CaseIterable, Sendable {
    /// Every area counts to the ISO 3166-1 country that the United Nations count it to.
    case iso
    /// Natural Earth as it comes: who controls an area.
    case deFacto = "de-facto"
}

/// The folder with country geometries and names that ships with the project.
package struct GeodataFolder: Sendable {
    /// When it is found out whether packed files belong to the files of which they were made.
    package enum PackedUse: Sendable {
        /// Before they are used; one that does not belong is passed over.
        case checkedFirst
        /// While they are used: see ``packedFilesHold()``.
        case checkedMeanwhile
        /// Packed files are not used.
        case none
    }

    package let path: String
    private let packedUse: PackedUse
    private let checks = PackedChecks()

    package init(path: String, packedUse: PackedUse = .checkedFirst) {
        self.path = path
        self.packedUse = packedUse
    }

    package func path(of name: String) -> String { "\(path)/\(name)" }

    package func countriesPath(_ worldview: Worldview, _ scale: Scale) -> String {
        path(of: "\(worldview.rawValue)/countries-\(scale.rawValue).geojson")
    }

    /// The countries of a file of the folder: from its packed form where that belongs to it.
    package func countries(_ worldview: Worldview, _ scale: Scale) throws(GeodataError) -> [Country] {
        if let countries = packed(worldview, scale)?.unpacked() { return countries }
        let path = countriesPath(worldview, scale)
        return try CountryFile.countries(in: GeodataFolder.bytes(of: path), path: path, fields: .shipped)
    }

    /// The areas of the countries of a file, likewise, to be unpacked where positions come.
    package func areas(_ worldview: Worldview, _ scale: Scale) throws(GeodataError) -> [LocatingArea] {
        if let packed = packed(worldview, scale) { return packed.areas }
        return Countries(try countries(worldview, scale)).locatingAreas
    }

    /// Does what will be needed soon on a thread of its own, where somebody waits for it: see ``packedFilesHold()``.
    package func meanwhile(_ work: @escaping @Sendable () -> Void) {
        guard packedUse == .checkedMeanwhile else { return }
        checks.begin(work: work)
    }

    /// Waits until it is known whether the packed files that were used belong to the files of which they were made; when
    /// one does not, what came of them does not count.
    package func packedFilesHold() -> Bool { checks.finish() }

    /// Nil when there is no such file, or it is known not to belong.
    private func packed(_ worldview: Worldview, _ scale: Scale) -> PackedCountries? {
        let path = countriesPath(worldview, scale)
        guard let bytes = packedBytes(String(path.dropLast("geojson".count)) + "packed"),
            let packed = PackedCountries(bytes), mayUse({ packed.belongs(to: path) })
        else { return nil }
        return packed
    }

    /// The bytes of a packed file, when such files are used and there is one.
    func packedBytes(_ path: String) -> [UInt8]? {
        packedUse == .none ? nil : try? GeodataFolder.bytes(of: path)
    }

    /// Whether a packed file may be used, of which `belongs` finds out whether it belongs to its source.
    func mayUse(_ belongs: @escaping @Sendable () -> Bool) -> Bool {
        switch packedUse {
        case .none: return false
        case .checkedFirst: return belongs()
        case .checkedMeanwhile:
            checks.begin(belongs)
            return true
        }
    }

    /// A table of the folder, such as `names.csv`.
    package func table(_ name: String, header: [String]) throws(GeodataError) -> CSVTable {
        let path = path(of: name)
        let bytes = try GeodataFolder.bytes(of: path)
        do throws(CSVTable.Failure) {
            return try CSVTable(bytes, header: header)
        } catch {
            throw .malformed(path: path, reason: "line \(error.line): \(error.reason)")
        }
    }

    /// The towns of the folder.
    package func places() throws(GeodataError) -> PlaceTable {
        PlaceTable(
            towns: try sortedLines(PlaceTable.townFile, header: PlaceTable.townHeader),
            names: try sortedLines(PlaceTable.nameFile, header: PlaceTable.nameHeader))
    }

    private func sortedLines(_ name: String, header: [String]) throws(GeodataError) -> SortedLines {
        let path = path(of: name)
        guard let lines = SortedLines(try GeodataFolder.bytes(of: path), header: header) else {
            throw .malformed(
                path: path, reason: "line 1 is not \(header.joined(separator: ",")), or the last has no end")
        }
        return lines
    }

    package static func bytes(of path: String) throws(GeodataError) -> [UInt8] {
        do throws(ByteSource.Failure) {
            return try ByteSource.bytes(of: path)
        } catch {
            throw .file(error)
        }
    }
}
