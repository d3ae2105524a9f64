import Cases
import TestSupport
import TextFormats

/// The words that ship with the project.
enum ShippedWords {
    static func vocabularies() throws -> Vocabularies {
        Vocabularies(
            outcomes: try Vocabulary(table("outcomes.csv")), methods: try Vocabulary(table("methods.csv")),
            precisions: try Vocabulary(table("location-precisions.csv")))
    }

    static func table(_ name: String) throws -> CSVTable {
        try CSVTable(
            ByteSource.bytes(of: "\(Repository.geodata)/\(name)"), header: Vocabulary<Cases.Outcome>.tableHeader)
    }
}
