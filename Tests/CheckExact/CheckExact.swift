import Exactness
import Foundation
import Geodata
import TestSupport

/// Compares the locator with GEOS at every scale: `make check-exact`.
@main
enum CheckExact {
    private static let randomCount = 10_000_000
    private static let nearBorderCount = 1_000_000
    private static let seed: UInt64 = 20_220_118

    static func main() throws {
        let folder = GeodataFolder(path: Repository.geodata)
        var differenceCount = 0
        print(row("scale", "positions", "compared", "differences"))
        for scale in [Scale.small, .medium, .large] {
            let countries = Countries(try folder.countries(.iso, scale))
            for kind in PositionSample.Kind.allCases {
                let count = kind == .random ? randomCount : nearBorderCount
                let sample = PositionSample(kind, of: countries, count: count, seed: seed)
                let result = try Comparison.run(
                    sample, in: countries, threadCount: ProcessInfo.processInfo.activeProcessorCount)
                print(row(scale.rawValue, kind.rawValue, "\(result.count)", "\(result.differenceCount)"))
                for difference in result.differences { print("  " + difference) }
                differenceCount += result.differenceCount
            }
        }
        exit(differenceCount == 0 ? EXIT_SUCCESS : EXIT_FAILURE)
    }

    private static func row(_ scale: String, _ positions: String, _ compared: String, _ differences: String) -> String {
        func left(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
        func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: width - text.count) + text }
        return left(scale, 7) + left(positions, 22) + right(compared, 11) + right(differences, 13)
    }
}
