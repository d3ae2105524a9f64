import CaseAtlasKit
import Foundation
import Geodata
import Page
import TestSupport
import Testing

@Suite("index.html")
struct IndexPageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("Its numbers are those of the layers: by country, by year, by outcome and by method")
    func numbers() throws {
        try export()
        let data = try pageData()
        let codes = try list(data, "countries").map { $0["key"] as? String ?? "" }
        let outcomes = try list(data, "outcomes").map { $0["key"] as? String ?? "" }
        let methods = try list(data, "methods").map { $0["key"] as? String ?? "" }
        var sums: [String: Int] = [:]
        for fact in try #require(data["facts"] as? [[Int]]) {
            let code = codes[fact[0]]
            for key in ["attempted", outcomes[fact[2]], "method_" + methods[fact[3]]] {
                sums["\(code) \(key)", default: 0] += fact[4]
            }
            sums["\(code) \(fact[1]) \(outcomes[fact[2]])", default: 0] += fact[4]
        }
        for country in try properties("symbols.geojson") {
            let code = try #require(country["iso_a3"] as? String)
            let fields = ["attempted"] + outcomes + country.keys.filter { $0.hasPrefix("method_") }
            for field in fields {
                #expect(sums["\(code) \(field)", default: 0] == country[field] as? Int, "\(code) \(field)")
            }
        }
        for row in try properties("timeline.geojson") {
            let code = try #require(row["iso_a3"] as? String)
            let year = row["year"] as? Int ?? 0
            for outcome in outcomes {
                #expect(sums["\(code) \(year) \(outcome)", default: 0] == row[outcome] as? Int, "\(code) \(year)")
            }
        }
        #expect((data["cases"] as? [Any])?.count == (try properties("cases.geojson").count))
    }

    @Test("The policy lets nothing run but the script of the page, and nothing is loaded")
    func policy() throws {
        try export()
        let html = try text("index.html")
        let policies = html.matches(of: /http-equiv="Content-Security-Policy" content="([^"]*)"/).map { String($0.1) }
        #expect(policies.count == 1)
        let policy = try #require(policies.first)
        #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("unsafe"))
        #expect(html.firstMatch(of: /\s(src|srcset|on[a-z]+|style)="/) == nil)
        #expect(html.matches(of: /<script>/).count == 1)
        #expect(html.utf8.count < 900_000)
    }

    @Test("The data end neither their element nor a line of the script")
    func hostileData() throws {
        let cases = try folder.write(
            Array(
                "case_id,country,outcome,source_url\n</script>\u{2028},THA,successful,https://a.org/</script>\n".utf8),
            to: "cases.csv")
        try export {
            $0.inputs = [cases]; $0.title = "</script><!--\u{2029}"
        }
        let block = try dataBlock()
        #expect(!block.contains("<") && !block.contains("\u{2028}") && !block.contains("\u{2029}"))
        #expect(try text("index.html").contains("<title>&lt;/script&gt;&lt;!--"))
    }

    @Test("It comes with the countries and their symbols, and tells no single case where that layer is left out")
    func layers() throws {
        try export { $0.layers = [.countries, .symbols] }
        #expect(try pageData()["cases"] is NSNull)
        try export { $0.layers = [.countries, .cases] }
        #expect(try !folder.names(in: "out").contains("index.html"))
    }

    private func export(_ change: (inout AtlasOptions) -> Void = { _ in }) throws {
        var options = AtlasOptions(geodata: Repository.geodata)
        options.scale = .small
        change(&options)
        _ = try Atlas(options).export(to: "\(folder.path)/out")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder.path)/out/\(name)", encoding: .utf8)
    }

    private func dataBlock() throws -> String {
        let html = try text("index.html")
        return String(
            try #require(html.firstMatch(of: /<script type="application\/json" id="data">([^<]*)<\/script>/)).1)
    }

    private func pageData() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(dataBlock().utf8))
        return try #require(object as? [String: Any])
    }

    private func list(_ data: [String: Any], _ key: String) throws -> [[String: Any]] {
        try #require(data[key] as? [[String: Any]])
    }

    private func properties(_ name: String) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(text(name).utf8)) as? [String: Any]
        let features = try #require(object?["features"] as? [[String: Any]])
        return features.compactMap { $0["properties"] as? [String: Any] }
    }
}
