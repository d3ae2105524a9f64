import Foundation

/// Which keys of JSON records are wanted, and where their values go.
package struct JSONColumns: Sendable {
    /// Where the value of a key goes.
    package struct Target: Hashable, Sendable {
        /// The place of the column, from 0.
        package let place: Int
        /// Of several values for one column the one with the lowest rank counts.
        package let rank: Int
        /// Whether the text of an object or a list is a value.
        let takesNested: Bool

        package init(place: Int, rank: Int, takesNested: Bool = false) {
            self.place = place
            self.rank = rank
            self.takesNested = takesNested
        }
    }

    /// The number of columns.
    package let count: Int
    /// Where the value of a key goes, as it is spelled in the file; nowhere when nobody wants it.
    let targets: @Sendable (String) -> [Target]
    /// Where the coordinates and the id of a feature go.
    let longitude: Target?
    let latitude: Target?
    let featureID: Target?

    package init(
        count: Int, position: (longitude: Target?, latitude: Target?), featureID: Target?,
        targets: @escaping @Sendable (String) -> [Target]
    ) {
        self.count = count
        longitude = position.longitude
        latitude = position.latitude
        self.featureID = featureID
        self.targets = targets
    }

    /// Nothing is wanted.
    static let none = JSONColumns(count: 0, position: (nil, nil), featureID: nil) { _ in [] }
}

/// The keys that the records of a chunk have had so far.
///
/// Cost: one comparison for a key that follows the same key as in the record before; else a walk over the keys.
struct JSONKeys {
    /// What a key means in a GeoJSON feature. Source: RFC 7946, 3.2.
    enum Role { case property, type, id, properties, geometry }

    struct Key {
        let role: Role
        /// The targets of the key among all targets.
        let targets: Range<Int>
        /// The bytes of the key among the bytes of all keys.
        fileprivate let bytes: Range<Int>
        /// Whether the key has named a column, not a part of a feature.
        var isColumn = false
    }

    private let columns: JSONColumns
    // Flat, so that looking at a key counts no references.
    private(set) var all: [Key] = []
    private(set) var targets: [JSONColumns.Target] = []
    private var bytes: [UInt8] = []
    /// The key that is probably next.
    private var probable = 0

    /// Keys that nobody wants and that differ in each record, such as dates, must not fill the memory.
    private static let mostUnwanted = 256

    init(_ columns: JSONColumns) {
        self.columns = columns
    }

    /// Begins a record.
    @inline(__always)
    mutating func rewind() {
        probable = 0
    }

    /// The number of a key; nil for one that nobody wants and that is not remembered.
    @inline(__always)
    mutating func number(of key: UnsafeBufferPointer<UInt8>) -> Int? {
        if probable < all.count, isEqual(all[probable], key) {
            probable += 1
            return probable - 1
        }
        return search(key)
    }

    private mutating func search(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        // Where keys are left out, one of those behind them comes next.
        for step in all.indices {
            let number = (probable + step) % all.count
            guard isEqual(all[number], key) else { continue }
            probable = number + 1
            return number
        }
        return add(key)
    }

    private mutating func add(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        let spelling = String(decoding: key, as: UTF8.self)
        let wanted = columns.targets(spelling)
        let role = JSONKeys.role(of: spelling)
        guard !wanted.isEmpty || role != .property || all.count < JSONKeys.mostUnwanted else { return nil }
        all.append(
            Key(
                role: role, targets: targets.count..<targets.count + wanted.count,
                bytes: bytes.count..<bytes.count + key.count))
        targets.append(contentsOf: wanted)
        bytes.append(contentsOf: key)
        probable = all.count
        return all.count - 1
    }

    @inline(__always)
    private func isEqual(_ known: Key, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.bytes.count == key.count else { return false }
        // Safe: both have as many bytes as are compared.
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let other = key.baseAddress else { return true }
            return memcmp(base + known.bytes.lowerBound, other, key.count) == 0
        }
    }

    /// A key as it is spelled in the file.
    func spelling(_ number: Int) -> String { String(decoding: bytes[all[number].bytes], as: UTF8.self) }

    @inline(__always)
    mutating func markAsColumn(_ number: Int) {
        all[number].isColumn = true
    }

    private static func role(of key: String) -> Role {
        switch key {
        case "type": .type
        case "id": .id
        case "properties": .properties
        case "geometry": .geometry
        default: .property
        }
    }
}
