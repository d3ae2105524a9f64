import Geodata
import Testing
import TextFormats

@Suite("Name tables")
struct NameTableTests {
    @Test("A table of the user's may give one name to several countries; each name is found folded")
    func shared() throws {
        let table = try NameTable(rows("AAA,en,Alphaland", "BBB,en,The Alphaland!", "BBB,de,Betanien"))
        #expect(table.codes(of: "alphaland") == ["AAA", "BBB"])
        #expect(table.codes(of: "betanien") == ["BBB"])
        #expect(table.codes(of: "Betanien") == [])
        #expect(table.all.map(\.name) == ["betanien"])
    }

    @Test("A short name with accents is found with and without them, a name of nothing but marks is not")
    func accents() throws {
        let table = try NameTable(rows("AUT,vi,Áo", "AAA,en,*"))
        #expect(table.codes(of: NameFolding.foldKeepingAccents("Áo")) == ["AUT"])
        #expect(table.codes(of: "ao") == ["AUT"])
        #expect(table.codes(of: "") == [])
    }

    @Test("A name that is unclear without its accents is found with them alone")
    func unclear() throws {
        let table = try NameTable(rows("LCA,mi,Lūsia", "AAA,en,Alphaland"), unclear: ["lusia", "alphaland"])
        #expect(table.codes(of: NameFolding.foldKeepingAccents("Lūsia")) == ["LCA"])
        #expect(table.codes(of: "lusia") == [])
        #expect(table.codes(of: "alphaland") == [])
    }

    @Test("The packed form and the table itself give the same answers to every name that ships")
    func sameAnswers() throws {
        let folder = ShippedCountries.folder
        let rows = try ShippedNames.rows()
        let tables = try folder.names(.iso)
        let packed = tables.base
        var unclear = tables.unclear
        let table = NameTable(
            try folder.table("names.csv", header: NameTable.header), unclear: unclear.foldedNames)
        for row in rows {
            let keys = [NameFolding.fold(row[2]), NameFolding.foldKeepingAccents(row[2])]
            #expect(keys.contains { packed.codes(of: $0) == [row[0]] }, "\(row)")
            #expect(keys.contains { table.codes(of: $0) == [row[0]] }, "\(row)")
        }
    }

    private func rows(_ lines: String...) throws -> CSVTable {
        try CSVTable(
            Array(("iso3,language,name\n" + lines.joined(separator: "\n") + "\n").utf8), header: NameTable.header)
    }
}
