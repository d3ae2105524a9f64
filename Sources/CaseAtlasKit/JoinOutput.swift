import Cases
import Exports
import Synchronization
import TextFormats

/// What a join must do in the order of the rows, whichever thread works on them: bytes go out, the report is written up.
///
/// Thread rule: any thread at any time; a part waits until those before it have been written.
final class JoinOutput: Sendable {
    private let turns = Turns()
    private let stream: StreamOutput
    private let book: Mutex<Book>
    private let nameFile: @Sendable (_ path: String) -> String?

    /// What grows from part to part.
    private struct Book {
        var report: Report
        /// The header of the first file, which the others must have.
        var header: (path: String, line: String)?
        var rowCount = 0
        var locatedBy: [LocatedBy: Int] = [:]

        mutating func add(_ part: JoinPart, naming file: String?) {
            let rowsBefore = rowCount
            report.add(part.flaws, naming: file) { $0.placed(afterRows: rowsBefore, nameOfRow: { _ in nil }) }
            rowCount += part.recordCount
            locatedBy.merge(part.locatedBy, uniquingKeysWith: +)
        }
    }

    /// `nameFile` says how a file is called in issues, where there are several.
    init(_ stream: StreamOutput, _ report: Report, nameFile: @escaping @Sendable (_ path: String) -> String?) {
        self.stream = stream
        book = Mutex(Book(report: report))
        self.nameFile = nameFile
    }

    /// Which flaws of parts that have not been written are to be listed.
    var wanted: Flaws.Wanted { book.withLock { $0.report.wanted } }

    /// Writes a part, or throws what went wrong in its place, when its turn has come; false when the run is over.
    func enter(_ number: Int, _ part: Result<JoinPart, any Error>) throws -> Bool {
        let written: Void? = try turns.take(number) {
            let part = try part.get()
            if part.isFirstOfFile { try begin(part) }
            try stream.write(part.bytes)
            let name = nameFile(part.file.path)
            book.withLock { $0.add(part, naming: name) }
        }
        return written != nil
    }

    /// Lets nobody wait any longer: a thread has failed.
    func abandon() { turns.abandon() }

    /// The report when all threads are done.
    var finishedReport: Report {
        book.withLock { book in
            var report = book.report
            report.close(with: book.locatedBy)
            return report
        }
    }

    /// Writes the header of the first file and compares those of others with it.
    private func begin(_ part: JoinPart) throws {
        let (path, line) = (part.file.path, part.fields.header.line)
        let first = book.withLock { book in
            defer { if book.header == nil { book.header = (path, line) } }
            return book.header
        }
        guard let first else { return try stream.write(part.fields.joinedHeader) }
        guard first.line == line else {
            throw AtlasError(
                .unreadableInput,
                "\(path): its header is not that of \(first.path); only files with the same header can be one\n"
                    + "  \(first.path): \(first.line.printable)\n  \(path): \(line.printable)")
        }
    }
}

/// The output for one chunk, with what its turn will tell.
struct JoinPart: Sendable {
    let file: CaseFile
    let isFirstOfFile: Bool
    let fields: JoinedFields
    let bytes: [UInt8]
    let recordCount: Int
    let locatedBy: [LocatedBy: Int]
    let flaws: BatchFlaws
}
