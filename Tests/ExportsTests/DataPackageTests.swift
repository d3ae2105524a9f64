import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("The manifest")
struct DataPackageTests {
    @Test("Every file has a path, a size, a digest and a type; layers have their schema")
    func members() throws {
        let folder = try TemporaryFolder()
        let file = try ExportFolder.replace(at: "\(folder.path)/out") { out in
            try out.write("countries.geojson") { try $0.write([65]) }
        }
        let package = DataPackage(
            resources: [.init(file: file, title: "Countries", fields: LayerSchema.countries.fields)],
            licences: [.init(name: "CC-BY-4.0", title: "t")], sources: [.init(title: "s")])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(package.text)) as? [String: Any])
        let resource = try #require((json["resources"] as? [[String: Any]])?.first)
        #expect(resource["path"] as? String == "countries.geojson")
        #expect(resource["name"] as? String == "countries")
        #expect(resource["mediatype"] as? String == "application/geo+json")
        #expect(resource["bytes"] as? Int == 1)
        let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]]
        #expect(fields?.compactMap { $0["name"] as? String } == LayerSchema.countries.fields.map(\.name))
    }
}
