import Foundation
import Synchronization
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
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package func path(of name: String) -> String { "\(path)/\(name)" }

    package func countriesPath(_ worldview: Worldview, _ scale: Scale) -> String {
        path(of: "\(worldview.rawValue)/countries-\(scale.rawValue).geojson")
    }

    /// The countries of a packed file that belongs to its GeoJSON file: one thread unpacks, another takes the digest.
    private func packedCountries(_ worldview: Worldview, _ scale: Scale) -> [Country]? {
        let (packedPath, path) = (packedPath(worldview, scale), countriesPath(worldview, scale))
        let unpacked = Mutex<PackedCountries?>(nil)
        let digest = Mutex<[UInt8]?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            if part == 0 {
                let countries = (try? GeodataFolder.bytes(of: packedPath)).flatMap(PackedCountries.init)
                unpacked.withLock { $0 = countries }
            } else {
                let found = try? ByteSource.sha256(of: path)
                digest.withLock { $0 = found }
            }
        }
        guard let countries = unpacked.withLock({ $0 }), countries.sourceDigest == digest.withLock({ $0 }) else {
            return nil
        }
        return countries.all
    }

    private func packedPath(_ worldview: Worldview, _ scale: Scale) -> String {
        path(of: "\(worldview.rawValue)/countries-\(scale.rawValue).packed")
    }

    /// The countries of a file of the folder: from its packed form where that belongs to it.
    package func countries(_ worldview: Worldview, _ scale: Scale) throws(GeodataError) -> [Country] {
        let path = countriesPath(worldview, scale)
        if let countries = packedCountries(worldview, scale) { return countries }
        return try CountryFile.countries(in: GeodataFolder.bytes(of: path), path: path, fields: .shipped)
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
