import CaseAtlasKit
import Cases
import Exports
import Foundation
import Geodata
import TestSupport

/// Times the stages of a run on one thread, or makes the cases to time them with.
///
///     time-stages make ROWS FILE
///     time-stages time FILE
@main
enum StageTimes {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch (arguments.first, arguments.dropFirst().first, arguments.last) {
        case ("make", let rows?, let path?) where arguments.count == 3:
            guard let count = Int(rows) else { fallthrough }
            try MadeCases(geodata: GeodataFolder(path: Repository.geodata)).write(count, to: path)
        case ("time", _, let path?) where arguments.count == 2:
            print(try StageClock.time(path))
        default:
            FileHandle.standardError.write(Data("usage: time-stages make ROWS FILE | time FILE\n".utf8))
            exit(EX_USAGE)
        }
    }
}
