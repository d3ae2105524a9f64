import Geodata
import SimpleFeatures
import TestSupport
import Testing
import TextFormats

@Suite("The table of places")
struct PlaceTableTests {
    @Test("Every name that ships is in the form in which names are compared, so that it is found")
    func folded() throws {
        let unfolded = try ShippedCountries.folder.places().allNames.filter { NameFolding.fold($0) != $0 }
        #expect(unfolded == [], "build the tables again: scripts/geodata/places.py folds otherwise than NameFolding")
    }

    @Test("Every town that a name of the shipped table leads to can be read, and every town is led to")
    func whole() throws {
        let table = try ShippedCountries.folder.places()
        var found: Set<String> = []
        for name in table.allNames { found.formUnion(try table.towns(named: name).map { String($0.id) }) }
        #expect(found == Set(table.allIDs))
    }

    @Test("Every country but those without a town has one, under a key of the world view iso")
    func everyCountry() throws {
        let table = try ShippedCountries.folder.places()
        let keys = Set(try table.allNames.flatMap { try table.towns(named: $0).map(\.countryKey) })
        let countries = try ShippedCountries.iso(.small).all
        #expect(keys.isSubset(of: countries.map(\.key)))
        let without = countries.filter { !$0.isUnassigned && !keys.contains($0.key) }.map(\.key)
        #expect(without == ["ATA", "BVT", "HMD", "UMI"])
    }

    @Test(
        "A town is found by what it is called, was called, or is called in other scripts",
        arguments: [
            ("Bangkok", "THA", "Bangkok"), ("曼谷", "THA", "Bangkok"), ("Rangoon", "MMR", "Yangon"),
            ("SAIGON", "VNM", "Ho Chi Minh City"), ("Washington, D.C.", "USA", "Washington"),
            ("Москва", "RUS", "Moscow"), ("القاهرة", "EGY", "Cairo"), ("São Paulo", "BRA", "São Paulo"),
            ("Sao Paulo", "BRA", "São Paulo"), ("St. Petersburg", "RUS", "Saint Petersburg"),
        ])
    func found(text: String, key: String, name: String) throws {
        let largest = try ShippedCountries.folder.places().towns(named: NameFolding.fold(text)).first
        #expect(largest?.countryKey == key)
        #expect(largest?.name == name)
    }

    @Test("Of several towns the largest comes first; of equally large ones the first by number")
    func order() throws {
        let table = try made(
            towns: "1,AAA,1,2,5,One\n2,BBB,1,2,7,Two\n3,CCC,1,2,5,\"Three, \"\"3\"\"\"\n", names: "x,3 1 2\n")
        let towns = try table.towns(named: "x")
        #expect(towns.map(\.id) == [2, 1, 3])
        #expect(towns.last?.name == "Three, \"3\"")
        #expect(towns.first?.position == Position(longitude: 1, latitude: 2))
        #expect(try table.towns(named: "y") == [])
    }

    @Test(
        "A name that leads to no town, or to one that cannot be read, is an error that names it", arguments: ["2", "3"])
    func unreadable(id: String) throws {
        let table = try made(towns: "1,AAA,1,2,5,One\n2,AAA,181,2,5,Two\n", names: "x,1 \(id)\n")
        let error = #expect(throws: PlaceTable.UnreadableLine.self) { try table.towns(named: "x") }
        #expect(error?.id == id)
    }

    @Test(
        "A word is like the names from which it differs by one slip of the pen",
        arguments: [
            ("bangkk", ["bangkok"]), ("bangkook", ["bangkok"]), ("bagnkok", ["bangkok"]), ("bangkog", ["bangkok"]),
            ("angkok", []), ("bangkok", []), ("bngkk", []), ("bali", []), ("bal", []), ("曼谷市", []),
        ])
    func similar(word: String, names: [String]) throws {
        let table = try made(towns: "1,AAA,1,2,5,One\n", names: "ball,1\nbangkok,1\n曼谷,1\n")
        #expect(table.similarNames(to: word) == (word == "bali" ? ["ball"] : names))
    }

    private func made(towns: String, names: String) throws -> PlaceTable {
        let (townHeader, nameHeader) = (PlaceTable.townHeader, PlaceTable.nameHeader)
        let townText = townHeader.joined(separator: ",") + "\n" + towns
        let nameText = nameHeader.joined(separator: ",") + "\n" + names
        return PlaceTable(
            towns: try #require(SortedLines(Array(townText.utf8), header: townHeader)),
            names: try #require(SortedLines(Array(nameText.utf8), header: nameHeader)))
    }
}

@Suite("Names that are easily confused")
struct NameTwinsTests {
    @Test(
        "Countries with like names or codes are twins, both ways round",
        arguments: [
            ("NER", "NGA"), ("GIN", "GNB"), ("GNQ", "PNG"), ("COD", "COG"), ("DMA", "DOM"), ("AUT", "AUS"),
            ("SVK", "SVN"), ("IRQ", "IRN"), ("MLI", "MWI"), ("MRT", "MUS"), ("PRK", "KOR"), ("WSM", "ASM"),
            ("IND", "IDN"), ("CHE", "CHN"),
        ])
    func twins(key: String, other: String) {
        #expect(NameTwins.areTwins(key, other))
        #expect(NameTwins.areTwins(other, key))
    }

    @Test("Others are not, and every key of a group is one of ours", arguments: [("FRA", "THA"), ("NER", "GIN")])
    func others(key: String, other: String) throws {
        #expect(!NameTwins.areTwins(key, other))
        let countries = try ShippedCountries.iso(.small)
        #expect(NameTwins.allKeys.filter { countries.id(forKey: $0) == nil } == [])
    }
}
