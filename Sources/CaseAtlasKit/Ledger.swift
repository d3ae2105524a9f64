import Cases
import Foundation
import Geodata

/// What must happen in the order of the rows, whichever thread works on them: rows get their numbers, ids that have
/// been seen are turned away, the report is written up.
///
/// Thread rule: any thread at any time; a chunk waits until those before it have been entered. Cost: nothing that grows
/// with the rows, but for ids (see ``IDRegister``) and for what is wrong with rows.
final class Ledger: @unchecked Sendable {
    // Safe: all that changes is touched only while the condition is locked.
    private let turn = NSCondition()
    private var nextChunk = 0
    private var isAbandoned = false
    private var rowCount = 0
    private var ids = IDRegister()
    private var report: Report
    private let nameFile: @Sendable (_ path: String) -> String?

    /// `nameFile` says how a file is called in issues, where there are several.
    init(_ report: Report, nameFile: @escaping @Sendable (_ path: String) -> String?) {
        self.report = report
        self.nameFile = nameFile
    }

    /// A batch with what its place among all rows decides.
    struct Entry {
        let batch: LocatedBatch
        /// How many rows lie before the batch, through all files.
        let rowsBefore: Int
    }

    /// Which flaws of batches that have not been entered are to be listed.
    var wanted: Flaws.Wanted {
        turn.lock()
        defer { turn.unlock() }
        return report.wanted
    }

    /// Enters a batch when its turn has come; nil when another thread has failed and the run is over.
    func enter(_ chunk: Int, _ batch: LocatedBatch, of file: CaseFile, _ flaws: consuming BatchFlaws) -> Entry? {
        let column = IDRegister.Column(batch)
        turn.lock()
        defer {
            turn.broadcast()
            turn.unlock()
        }
        while nextChunk != chunk && !isAbandoned { turn.wait() }
        guard !isAbandoned else { return nil }
        nextChunk += 1
        let rowsBefore = rowCount
        rowCount += batch.cases.recordCount
        let seen = ids.admit(column, of: batch, afterRows: rowsBefore)
        for (place, row) in seen {
            flaws.reject(.caseID, { batch.duplicate(place, of: row) }, isListed: report.wanted.rejections)
        }
        let cases = batch.cases
        report.add(flaws, naming: nameFile(file.path)) { issue in
            issue.placed(afterRows: rowsBefore, nameOfRow: cases.idOfRow)
        }
        return Entry(batch: batch.dropping(Set(seen.map(\.place))), rowsBefore: rowsBefore)
    }

    /// Lets nobody wait any longer: a thread has failed.
    func abandon() {
        turn.lock()
        isAbandoned = true
        turn.broadcast()
        turn.unlock()
    }

    /// The report when all threads are done.
    var finishedReport: Report {
        turn.lock()
        defer { turn.unlock() }
        return report
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
