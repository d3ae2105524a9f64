import Exports
import Foundation
import SimpleFeatures
import TestSupport
import Testing

@Suite("Features that outgrow memory")
struct FeatureSpoolTests {
    @Test(
        "They are written as a layer that was sorted first, however many spools, temporary files and threads there are",
        arguments: [(1, 1 << 30), (1, 500), (2, 1 << 30), (3, 500), (3, 200_000), (8, 1)], 1...3)
    func likeASortedLayer(mix: (spoolCount: Int, memoryLimitInBytes: Int), threadCount: Int) throws {
        var generator = SeededGenerator(seed: UInt64(1998 + threadCount))
        let rows = SpooledRow.random(2000, &generator)
        let parts = try SpooledRow.collected(
            rows, spoolCount: mix.spoolCount, memoryLimitInBytes: mix.memoryLimitInBytes, &generator)
        let wanted = GeoJSONWriter.text(SpooledRow.layer(SpooledRow.sorted(rows)))
        #expect(try written { try SortedFeatures.write(parts, to: $0, threadCount: threadCount) } == Data(wanted))
    }

    @Test("Ids that all begin alike are sorted by what follows", arguments: ["case-2015-", "a", "0123456789abcdef-"])
    func idsBeginAlike(beginning: String) throws {
        var generator = SeededGenerator(seed: 2015)
        let rows = SpooledRow.random(3000, ids: [beginning], &generator)
        let parts = try SpooledRow.collected(rows, spoolCount: 2, memoryLimitInBytes: 150_000, &generator)
        let wanted = GeoJSONWriter.text(SpooledRow.layer(SpooledRow.sorted(rows)))
        #expect(try written { try SortedFeatures.write(parts, to: $0, threadCount: 2) } == Data(wanted))
    }

    @Test("A spool is empty when its features have been taken, and can be filled again")
    func fillsAgain() throws {
        var generator = SeededGenerator(seed: 7)
        let rows = SpooledRow.random(100, &generator)
        let spool = FeatureSpool()
        try spool.append(SpooledRow.layer(rows), groups: rows.map(\.group))
        #expect(spool.sorted().count == 100)
        #expect(spool.sorted().count == 0)
        try spool.append(SpooledRow.layer(Array(rows.prefix(3))), groups: rows.prefix(3).map(\.group))
        #expect(spool.sorted().count == 3)
    }

    @Test("A folder for temporary files that is not there is named in the error")
    func noTemporaryFolder() {
        var generator = SeededGenerator(seed: 7)
        let rows = SpooledRow.random(10, &generator)
        let spool = FeatureSpool(memoryLimitInBytes: 1, temporaryFolder: "/nowhere/at/all")
        #expect(
            throws: ExportError.system(
                path: "/nowhere/at/all", reason: "No such file or directory", isDiskFailure: false)
        ) {
            try spool.append(SpooledRow.layer(rows), groups: rows.map(\.group))
        }
    }
}
