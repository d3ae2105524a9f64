import Exports
import Testing

@Suite("What a manifest lists")
struct DataPackageListingTests {
    @Test("Each file with its bytes and digest, as far as they are told")
    func files() throws {
        let text = #"""
            {"generator":"caseatlas","resources":[
              {"path":"a.csv","bytes":3,"hash":"sha256:ab","x":[1]},{"path":"sub/b.json","hash":"md5:1"},{"name":"c"}]}
            """#
        let listing = try #require(DataPackage.listing(in: Array(text.utf8)))
        #expect(listing.keys.sorted() == ["a.csv", "sub/b.json"])
        #expect(listing["a.csv"]?.byteCount == 3 && listing["a.csv"]?.sha256 == "ab")
        #expect(listing["sub/b.json"]?.byteCount == nil && listing["sub/b.json"]?.sha256 == nil)
    }

    @Test(
        "Of another's manifest and of no JSON, nothing",
        arguments: ["", "[]", "{}", #"{"generator":"other","resources":[]}"#, #"{"generator":"caseatlas""#])
    func others(text: String) {
        #expect(DataPackage.listing(in: Array(text.utf8)) == nil)
    }
}
