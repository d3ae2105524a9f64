import Foundation
import Geodata
import TestSupport
import Testing
import TextFormats

@Suite("Packed names")
struct PackedNamesTests {
    static let tables = ["names", "de-facto/names"]

    @Test("They belong to their tables and say what these say, name by name", arguments: tables)
    func sameAsTable(name: String) throws {
        let packed = try #require(PackedNames(bytes("\(name).packed")))
        let path = ShippedCountries.folder.path(of: "\(name).csv")
        #expect(try packed.sourceDigest == ByteSource.sha256(of: path), "scripts/geodata/pack.py packs them anew")
        let rows = try ShippedNames.rows("\(name).csv")
        var keys: Set<String> = []
        for row in rows {
            let key = [NameFolding.fold(row[2]), NameFolding.foldKeepingAccents(row[2])].first {
                packed.code(of: $0) == row[0]
            }
            #expect(key != nil, "\(row)")
            if let key { keys.insert(key) }
        }
        #expect(packed.count == keys.count)
        #expect(packed.codes == Set(rows.map { $0[0] }))
        #expect(packed.all.map(\.name) == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("A name that is not there is not found", arguments: ["", "a", "zzzzzz", "thailan", "thailandd", "ｚ", "龥"])
    func absent(name: String) throws {
        #expect(try #require(PackedNames(bytes("names.packed"))).code(of: name) == nil)
    }

    @Test("Packed names that were made from another table are passed over")
    func otherSource() throws {
        let folder = try TemporaryFolder()
        try folder.write("iso3,language,name\nTHA,en,Elsewhere\n", to: "names.csv")
        try folder.write("language,name,scope,candidates,reason\n", to: "unclear-names.csv")
        try folder.write(try bytes("names.packed"), to: "names.packed")
        let names = try GeodataFolder(path: folder.path).names(.iso)
        #expect(names.base.codes(of: "elsewhere") == ["THA"])
        #expect(names.base.codes(of: "thailand") == [])
    }

    @Test("Names checked while they are used: in the end it is told whether they held", arguments: [true, false])
    func checkedMeanwhile(hold: Bool) throws {
        let folder = try TemporaryFolder()
        let other = "iso3,language,name\nTHA,en,Elsewhere\n"
        try folder.write(hold ? try bytes("names.csv") : Array(other.utf8), to: "names.csv")
        try folder.write("language,name,scope,candidates,reason\n", to: "unclear-names.csv")
        try folder.write(try bytes("names.packed"), to: "names.packed")
        let geodata = GeodataFolder(path: folder.path, packedUse: .checkedMeanwhile)
        #expect(try geodata.names(.iso).base.codes(of: "thailand") == ["THA"])
        #expect(geodata.packedFilesHold() == hold)
        let without = GeodataFolder(path: folder.path, packedUse: .none)
        #expect(try without.names(.iso).base.codes(of: "elsewhere") == (hold ? [] : ["THA"]))
    }

    @Test("Broken packed names are passed over: 2,000 seeded cuts and changed bytes")
    func broken() throws {
        let sound = try bytes("de-facto/names.packed")
        var generator = SeededGenerator(seed: 4)
        for round in 0..<2000 {
            let place = Int.random(in: 0..<sound.count, using: &generator)
            if round % 2 == 0 {
                #expect(PackedNames(Array(sound[..<place])) == nil, "cut at \(place)")
            } else {
                var changed = sound
                changed[place] = UInt8.random(in: 0...255, using: &generator)
                _ = PackedNames(changed)?.code(of: "reunion")
            }
        }
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try ByteSource.bytes(of: ShippedCountries.folder.path(of: name))
    }
}
