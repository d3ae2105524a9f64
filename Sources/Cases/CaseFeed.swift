import Synchronization

/// Cuts files of cases into chunks of whole records and hands them to any number of threads.
///
/// Thread rule: any thread at any time; one at a time reads and cuts. Shape: chunks are numbered in the order of the
/// files and of their records. Cost: a copy of the bytes; quotes and brackets are followed only
/// where records cannot be told apart without.
package final class CaseFeed: Sendable {
    private let paths: [String]
    private let choices: Choices
    private let chunkByteCount: Int
    private let state: Mutex<State>

    /// A quarter of a megabyte: system calls do not count, and what a thread works on stays in its second-level cache.
    package static let defaultChunkByteCount = 1 << 18

    /// What the user says about files.
    package struct Choices: Sendable {
        package var columns: ColumnMap.Choices
        package var dialect: DialectChoices

        package init(_ columns: ColumnMap.Choices = .init(), _ dialect: DialectChoices = .init()) {
            self.columns = columns
            self.dialect = dialect
        }
    }

    private struct State {
        var nextPath = 0
        var nextChunk = 0
        var file: OpenFile?
        var readFiles: [ReadFile] = []
        var isFinished = false
    }

    package init(paths: [String], choices: Choices = .init(), chunkByteCount: Int = defaultChunkByteCount) {
        self.paths = paths
        self.choices = choices
        self.chunkByteCount = chunkByteCount
        state = Mutex(State())
    }

    /// The next chunk; nil when all files are read or after ``stop()``.
    package func next() throws(CaseInputError) -> CaseChunk? {
        try state.withLock { (state: inout State) throws(CaseInputError) in
            do throws(CaseInputError) {
                return try next(&state)
            } catch {
                state.isFinished = true
                throw error
            }
        }
    }

    /// Gives out no more chunks.
    package func stop() {
        state.withLock { $0.isFinished = true }
    }

    /// The share of the present file that has been read, 0 to 1; 0 for a pipe, whose length nobody knows.
    package var progress: Double {
        state.withLock { $0.file?.progress ?? 0 }
    }

    /// How many chunks have been given out: the place of the trouble when ``next()`` throws.
    package var chunkCount: Int {
        state.withLock { $0.nextChunk }
    }

    /// The files that have been read to their ends, and how they are written.
    package var readFiles: [ReadFile] {
        state.withLock { $0.readFiles }
    }

    private func next(_ state: inout State) throws(CaseInputError) -> CaseChunk? {
        while !state.isFinished {
            if let chunk = try state.file?.next(number: state.nextChunk) {
                state.nextChunk += 1
                return chunk
            }
            if let file = state.file, state.readFiles.count < state.nextPath { state.readFiles.append(file.readFile) }
            guard state.nextPath < paths.count else { return nil }
            state.file = nil
            state.file = try OpenFile(
                path: paths[state.nextPath], number: state.nextPath, choices, chunkByteCount: chunkByteCount)
            state.nextPath += 1
        }
        return nil
    }
}
