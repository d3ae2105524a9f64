import Cases
import Geodata
import Synchronization

/// What must happen in the order of the rows, whichever thread works on them: rows get their numbers, ids that have
/// been seen are turned away, the report is written up.
///
/// Thread rule: any thread at any time; a chunk waits until those before it have been entered. Cost: nothing that grows
/// with the rows, but for ids (see ``IDRegister``) and for what is wrong with rows.
final class Ledger: Sendable {
    private let turns = Turns()
    private let book: Mutex<Book>
    private let nameFile: @Sendable (_ path: String) -> String?

    /// `nameFile` says how a file is called in issues, where there are several.
    init(_ report: Report, nameFile: @escaping @Sendable (_ path: String) -> String?) {
        book = Mutex(Book(report: report))
        self.nameFile = nameFile
    }

    /// A batch with what its place among all rows decides.
    struct Entry: Sendable {
        let batch: LocatedBatch
        /// How many rows lie before the batch, through all files.
        let rowsBefore: Int
    }

    /// Which flaws of batches that have not been entered are to be listed.
    var wanted: Flaws.Wanted { book.withLock { $0.report.wanted } }

    /// Enters a batch when its turn has come; nil when another thread has failed and the run is over.
    func enter(_ chunk: Int, _ batch: LocatedBatch, of file: CaseFile, _ flaws: BatchFlaws) -> Entry? {
        let column = IDRegister.Column(batch)
        let name = nameFile(file.path)
        return turns.take(chunk) { book.withLock { $0.enter(batch, column, flaws, naming: name) } }
    }

    /// Lets nobody wait any longer: a thread has failed.
    func abandon() { turns.abandon() }

    /// The report when all threads are done.
    var finishedReport: Report { book.withLock { $0.report } }

    /// What grows from batch to batch.
    private struct Book {
        var rowCount = 0
        var ids = IDRegister()
        var report: Report

        mutating func enter(
            _ batch: LocatedBatch, _ column: IDRegister.Column, _ flaws: BatchFlaws, naming file: String?
        ) -> Entry {
            var flaws = flaws
            let rowsBefore = rowCount
            rowCount += batch.cases.recordCount
            let seen = ids.admit(column, of: batch, afterRows: rowsBefore)
            for (place, row) in seen {
                flaws.reject(.caseID, { batch.duplicate(place, of: row) }, isListed: report.wanted.rejections)
            }
            let nameOfRow = batch.cases.idOfRow
            report.add(flaws, naming: file) { $0.placed(afterRows: rowsBefore, nameOfRow: nameOfRow) }
            return Entry(batch: batch.dropping(Set(seen.map(\.place))), rowsBefore: rowsBefore)
        }
    }
}

extension LocatedBatch {
    fileprivate func duplicate(_ place: Int, of row: Int) -> Issue {
        let index = places[place].index
        let id = cases.string(cases.ids?[index]) ?? ""
        return cases.issue(
            .rejection, index, .caseID, id, "this case_id stands in row \(row) already",
            "give each case an id of its own, or remove the copy")
    }
}
