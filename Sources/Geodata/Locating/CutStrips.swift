import Synchronization

/// The strips that have been cut into cells, each once for all copies of a locator.
///
/// Thread rule: any thread at any time; who asks for a strip that another is cutting waits for it.
final class CutStrips: Sendable {
    private let areas: AreaIndex
    let reach: FineReach
    private let strips: [Strip]

    private final class Strip: Sendable {
        let cut = Mutex<BorderStrip?>(nil)
    }

    init(_ areas: AreaIndex, reach: FineReach) {
        self.areas = areas
        self.reach = reach
        strips = (0..<GlobeGrid.stripCount).map { _ in Strip() }
    }

    /// A strip of one degree of latitude; nil when there are more countries than a cell can tell apart.
    func strip(_ number: Int) -> BorderStrip? {
        guard areas.ownerCount < BorderStrip.mostCountries else { return nil }
        return strips[number].cut.withLock { cut in
            if let cut { return cut }
            let strip = areas.strip(number, reach)
            cut = strip
            return strip
        }
    }
}
