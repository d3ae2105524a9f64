import Foundation
import Geodata
import SimpleFeatures
import TestSupport
import Testing
import TextFormats

@Suite("Packed countries")
struct PackedCountriesTests {
    @Test("They say what their GeoJSON files say, to the last bit", arguments: ShippedGeodataTests.files)
    func sameAsGeoJSON(view: Worldview, scale: Scale) throws {
        let folder = ShippedCountries.folder
        let path = folder.countriesPath(view, scale)
        let read = try CountryFile.countries(in: ByteSource.bytes(of: path), path: path, fields: .shipped)
        let packed = try #require(PackedCountries(ByteSource.bytes(of: packedPath(of: path))))
        #expect(packed.belongs(to: path), "make geodata packs them anew")
        let unpacked = try #require(packed.unpacked())
        #expect(unpacked.count == read.count)
        for (a, b) in zip(unpacked, read) {
            #expect(a.key == b.key && a.alpha2 == b.alpha2 && a.name == b.name)
            #expect(a.continent == b.continent && a.region == b.region && a.isUnassigned == b.isUnassigned)
            #expect(a.label == b.label)
            #expect(a.area == b.area, "\(a.key)")
        }
        for (a, b) in zip(packed.areas, read) {
            #expect(a.key == b.key && a.parts.map(\.polygon) == b.area.polygons)
            #expect(a.parts.map(\.box) == b.area.polygons.map { BoundingBox(of: $0.exterior.positions) })
        }
    }

    @Test("A packed file that was made from another GeoJSON file is passed over")
    func otherSource() throws {
        let shipped = ShippedCountries.folder.countriesPath(.iso, .small)
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/iso", withIntermediateDirectories: true)
        let source = String(decoding: try ByteSource.bytes(of: shipped), as: UTF8.self)
        let changed = source.replacingOccurrences(of: "\"name\":\"Aruba\"", with: "\"name\":\"Elsewhere\"")
        try folder.write(changed, to: "iso/countries-110m.geojson")
        try folder.write(try ByteSource.bytes(of: packedPath(of: shipped)), to: "iso/countries-110m.packed")
        let countries = try GeodataFolder(path: folder.path).countries(.iso, .small)
        #expect(countries.first?.name == "Elsewhere")
        let hasty = GeodataFolder(path: folder.path, packedUse: .checkedMeanwhile)
        #expect(try hasty.countries(.iso, .small).first?.name == "Aruba")
        #expect(!hasty.packedFilesHold())
    }

    @Test("A broken packed file is passed over: 3,000 seeded cuts and changed bytes")
    func broken() throws {
        let path = ShippedCountries.folder.countriesPath(.iso, .small)
        let sound = try ByteSource.bytes(of: packedPath(of: path))
        var generator = SeededGenerator(seed: 3)
        for round in 0..<3000 {
            let place = Int.random(in: 0..<sound.count, using: &generator)
            if round % 2 == 0 {
                #expect(
                    PackedCountries(Array(sound[..<place])) == nil, "cut at \(place)")
            } else {
                var changed = sound
                changed[place] = UInt8.random(in: 0...255, using: &generator)
                let countries = PackedCountries(changed)
                _ = countries?.unpacked()
                if changed != sound { #expect(countries?.belongs(to: path) != true, "changed at \(place)") }
            }
        }
    }

    private func packedPath(of path: String) -> String {
        String(path.dropLast("geojson".count)) + "packed"
    }
}
