/// One record while it is read: the values of the wanted columns, and what is wrong with it.
///
/// A record is an object whose members are the columns, or a GeoJSON feature: then the members of its properties are.
/// Nothing is changed in the text before the whole record is known to be sound.
struct JSONRecord {
    private let columns: JSONColumns
    private(set) var keys: JSONKeys
    /// The values; one for each wanted column.
    private(set) var values: [ByteRange]
    private(set) var flaws: [RecordTable.Flaw.Kind] = []
    private(set) var feature = JSONFeature()
    /// By which key, and with which rank, each value came.
    private var owners: [Owner]
    /// The values that have escapes.
    private var escaped: [ByteRange] = []

    private struct Owner {
        let rank: Int32
        let key: Int32

        static let none = Owner(rank: .max, key: -1)
    }

    init(_ columns: JSONColumns) {
        self.columns = columns
        keys = JSONKeys(columns)
        values = Array(repeating: .empty, count: columns.count)
        owners = Array(repeating: .none, count: columns.count)
    }

    /// Reads the record at the cursor; `isFeature` says that it is known to be one.
    mutating func read(_ cursor: inout JSONCursor, isFeature: Bool) throws(JSONError) {
        keys.rewind()
        clear()
        escaped.removeAll(keepingCapacity: true)
        feature = JSONFeature(isCertain: isFeature)
        try cursor.take(UInt8(ascii: "{"), orWant: "an object")
        var isFirst = true
        while let key = try cursor.nextKey(isFirst: &isFirst) { try readMember(key, &cursor) }
        if feature.isCertain { try finishFeature(cursor) }
    }

    var hasEscapes: Bool { !escaped.isEmpty }

    /// Takes the escapes out of the values, in their text.
    mutating func unescape(_ base: UnsafeMutablePointer<UInt8>) {
        for range in escaped {
            guard values.contains(where: { $0.count > 0 && $0.start == range.start }) else { continue }
            let text = JSONEscapes.unescape(base, range)
            for place in values.indices where values[place].count > 0 && values[place].start == range.start {
                values[place] = text
            }
        }
    }

    private mutating func clear() {
        flaws.removeAll(keepingCapacity: true)
        for place in values.indices {
            values[place] = .empty
            owners[place] = .none
        }
    }

    /// Reads a member of the record itself.
    @inline(__always)
    private mutating func readMember(_ key: JSONString, _ cursor: inout JSONCursor) throws(JSONError) {
        let number = number(of: key, cursor)
        switch number.map({ keys.all[$0].role }) ?? .property {
        case .property:
            if feature.isCertain { try cursor.skipValue() } else { try readColumn(number, &cursor) }
        case .type: try readType(number, &cursor)
        case .id: try readID(number, &cursor)
        case .properties:
            if feature.isCertain { return try readProperties(&cursor) }
            feature.properties = cursor.offset
            try readColumn(number, &cursor)
        case .geometry:
            if feature.isCertain { return try feature.readGeometry(&cursor) }
            feature.geometry = cursor.offset
            try readColumn(number, &cursor)
        }
    }

    @inline(__always)
    private mutating func number(of key: JSONString, _ cursor: JSONCursor) -> Int? {
        let bytes = cursor.bytes(key.range)
        guard key.isEscaped else { return keys.number(of: bytes) }
        return JSONEscapes.text(bytes).flatMap { text in text.withUnsafeBufferPointer { keys.number(of: $0) } }
    }

    /// The member that tells whether the record is a feature.
    private mutating func readType(_ number: Int?, _ cursor: inout JSONCursor) throws(JSONError) {
        let start = cursor
        if cursor.next == UInt8(ascii: "\""), cursor.bytes(try cursor.readString().range).elementsEqual("Feature".utf8)
        {
            guard !feature.isCertain else { return }
            feature.isCertain = true
            // What has been read so far are no columns.
            clear()
        } else {
            cursor = start
            if feature.isCertain { try cursor.skipValue() } else { try readColumn(number, &cursor) }
        }
    }

    private mutating func readID(_ number: Int?, _ cursor: inout JSONCursor) throws(JSONError) {
        let start = cursor
        let value = try cursor.readScalar()
        feature.id = value?.range ?? .empty
        if feature.isCertain {
            try checkEscapes(of: value, cursor)
        } else {
            cursor = start
            try readColumn(number, &cursor)
        }
    }

    /// The members of the properties are the columns of a feature; of several properties the last count.
    private mutating func readProperties(_ cursor: inout JSONCursor) throws(JSONError) {
        clear()
        feature.properties = nil
        guard cursor.takeIf(UInt8(ascii: "{")) else { return try cursor.skipValue() }
        var isFirst = true
        while let key = try cursor.nextKey(isFirst: &isFirst) { try readColumn(number(of: key, cursor), &cursor) }
    }

    private mutating func finishFeature(_ cursor: JSONCursor) throws(JSONError) {
        var other = cursor
        if let offset = feature.properties {
            other.offset = offset
            try readProperties(&other)
        }
        if let offset = feature.geometry {
            other.offset = offset
            try feature.readGeometry(&other)
        }
        if let flaw = feature.flaw { flaws.append(flaw) }
        if let target = columns.featureID { put(feature.id, at: target, by: -1) }
        guard let position = feature.position else { return }
        if let target = columns.longitude { put(position.longitude, at: target, by: -1) }
        if let target = columns.latitude { put(position.latitude, at: target, by: -1) }
    }

    @inline(__always)
    private mutating func readColumn(_ number: Int?, _ cursor: inout JSONCursor) throws(JSONError) {
        guard let number else { return try cursor.skipValue() }
        keys.markAsColumn(number)
        let targets = keys.all[number].targets
        guard !targets.isEmpty else { return try cursor.skipValue() }
        let start = cursor.offset
        guard let value = try cursor.readScalar() else {
            return putNested(start..<cursor.offset, by: number)
        }
        try checkEscapes(of: value, cursor)
        let range = cursor.isBlank(value.range) ? .empty : value.range
        for index in targets { put(range, at: keys.targets[index], by: number) }
    }

    /// Puts the text of an object or a list where it is a value.
    private mutating func putNested(_ text: Range<Int>, by number: Int) {
        let taking = keys.all[number].targets.map { keys.targets[$0] }.filter(\.takesNested)
        if taking.isEmpty { flaws.append(.nestedValue(key: keys.spelling(number))) }
        let range = ByteRange(
            start: Int32(truncatingIfNeeded: text.lowerBound), count: Int32(truncatingIfNeeded: text.count))
        for target in taking { put(range, at: target, by: number) }
    }

    @inline(__always)
    private mutating func checkEscapes(of value: JSONString?, _ cursor: JSONCursor) throws(JSONError) {
        guard let value, value.isEscaped else { return }
        try JSONEscapes.check(cursor.bytes(value.range), at: Int(value.range.start))
        escaped.append(value.range)
    }

    /// Of several keys for one column the one with the lowest rank that is not empty counts; of one key that stands
    /// twice, the last.
    @inline(__always)
    private mutating func put(_ value: ByteRange, at target: JSONColumns.Target, by key: Int) {
        let owner = owners[target.place]
        let isSameKey = owner.rank == target.rank && owner.key == key
        guard isSameKey || (value.count > 0 && target.rank < owner.rank) else { return }
        values[target.place] = value
        owners[target.place] =
            value.count > 0
            ? Owner(rank: Int32(truncatingIfNeeded: target.rank), key: Int32(truncatingIfNeeded: key)) : .none
    }
}
