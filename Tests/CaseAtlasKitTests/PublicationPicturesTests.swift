import CaseAtlasKit
import Foundation
import Geodata
import Pictures
import TestSupport
import Testing

@Suite("Pictures of an export")
struct PublicationPicturesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func export(_ change: (inout AtlasOptions) -> Void = { _ in }) throws -> [String: String] {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        options.inputs = [
            try folder.write(
                "id,date,country,outcome,persons,longitude,latitude\na,2011,THA,successful,1,100.5,13.75\n"
                    + "b,2013,THA,unsuccessful,1,,\nc,,FRA,successful,1,,\n", to: "cases.csv")
        ]
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/out")
        return try folder.contents(of: "out").mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("They are written where the layers that they show are, and listed in the data package")
    func layers() throws {
        let all = try export()
        #expect(all["map.svg"] != nil && all["years.svg"] != nil)
        let package = try #require(all["datapackage.json"])
        #expect(package.contains("map.svg") && package.contains("years.svg") && package.contains("image/svg+xml"))
        #expect(try export { $0.layers = [.countries] }["map.svg"] == nil)
        let some = try export { $0.layers = [.countries, .symbols] }
        #expect(some["map.svg"] != nil && some["years.svg"] == nil)
        #expect(all["map.svg"]?.contains("Cases by destination") == true)
        #expect(some["map.svg"]?.contains("Cases by destination") == false)
    }

    @Test("They say what the layers say: totals, years, cases without a position and without a date")
    func numbers() throws {
        let files = try export()
        let map = try #require(files["map.svg"])
        #expect(map.contains("Attempted: 3. Successful: 2. Countries with cases: 2. Years: 2011–2013."))
        #expect(
            map.contains("Thailand: 2 attempted, 1 successful")
                && map.contains("count in their country all the same: 2."))
        #expect(try #require(files["years.svg"]).contains("Cases without a date: 1."))
        #expect(try #require(export { $0.layers = [.countries, .symbols] }["map.svg"]).contains("same: 2.") == false)
    }

    @Test("They speak the language that is asked for, with its names of countries, under the user's title")
    func language() throws {
        let files = try export {
            $0.language = .chinese
            $0.title = "عنوان"
            $0.subtitle = "<b>"
        }
        let map = try #require(files["map.svg"])
        #expect(map.contains(">泰国：尝试 2，成功 1<") && map.contains(">عنوان<") && map.contains("&lt;b&gt;"))
        #expect(try #require(files["countries.geojson"]).contains("\"Thailand\""))
    }

    @Test("With countries of the user's own the borders are said to be those of the file")
    func ownCountries() throws {
        let files = try export {
            $0.inputs = ["\(SmallWorld.folder)/cases.csv"]
            $0.countryFile = .init(path: "\(SmallWorld.folder)/countries.geojson")
        }
        #expect(try #require(files["map.svg"]).contains("Boundaries are those of countries.geojson"))
    }
}
