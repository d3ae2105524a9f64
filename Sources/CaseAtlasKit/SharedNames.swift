import Geodata
import Synchronization

/// The names of countries for all threads of a run.
///
/// Thread rule: any thread at any time. Each thread remembers what it asked for, so that few questions come here.
final class SharedNames: Sendable {
    private let names: Mutex<CountryNames>

    init(_ names: CountryNames) {
        self.names = Mutex(names)
    }

    func resolve(_ text: String) -> NameResolution {
        names.withLock { $0.resolve(text) }
    }
}

/// The areas in which positions are located, for all threads of a run: read when the first position comes, or before.
///
/// Thread rule: any thread at any time; each works with the copy that it gets.
final class SharedAreas: Sendable {
    private let load: @Sendable () throws(GeodataError) -> CountryLocator
    private let locator = Mutex<CountryLocator?>(nil)

    init(_ load: @escaping @Sendable () throws(GeodataError) -> CountryLocator) {
        self.load = load
    }

    func locatorCopy() throws(GeodataError) -> CountryLocator {
        try locator.withLock { (locator: inout CountryLocator?) throws(GeodataError) in
            if let locator { return locator }
            let loaded = try load()
            locator = loaded
            return loaded
        }
    }
}

/// The towns for all threads of a run: read when the first place comes.
///
/// Thread rule: any thread at any time.
final class SharedPlaces: Sendable {
    private let load: @Sendable () throws(GeodataError) -> PlaceTable
    private let loaded = Mutex<PlaceTable?>(nil)

    init(_ load: @escaping @Sendable () throws(GeodataError) -> PlaceTable) {
        self.load = load
    }

    func table() throws(GeodataError) -> PlaceTable {
        try loaded.withLock { (table: inout PlaceTable?) throws(GeodataError) in
            if let table { return table }
            let loaded = try load()
            table = loaded
            return loaded
        }
    }
}
