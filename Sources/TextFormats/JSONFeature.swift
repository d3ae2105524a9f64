/// What a GeoJSON feature holds besides its properties. Source: RFC 7946, 3.2.
struct JSONFeature {
    /// Whether the record is known to be a feature.
    var isCertain = false
    var id = ByteRange.empty
    /// Where properties and geometry begin that have been passed over, before the record was known to be a feature.
    var properties: Int?
    var geometry: Int?
    private(set) var position: (longitude: ByteRange, latitude: ByteRange)?
    /// Why the geometry gives no position.
    private(set) var flaw: RecordTable.Flaw.Kind?

    init(isCertain: Bool = false) {
        self.isCertain = isCertain
    }

    /// Reads the geometry at the cursor; null is none, and of several the last counts.
    mutating func readGeometry(_ cursor: inout JSONCursor) throws(JSONError) {
        (geometry, position, flaw) = (nil, nil, nil)
        guard cursor.takeIf(UInt8(ascii: "{")) else {
            let value = try cursor.readScalar()
            if value?.range.count != 0 { flaw = .malformedCoordinates }
            return
        }
        var isPoint = false
        var type = ""
        var found: (longitude: ByteRange, latitude: ByteRange)?
        var isFirst = true
        while let key = try cursor.nextKey(isFirst: &isFirst) {
            let name = cursor.bytes(key.range)
            if name.elementsEqual("type".utf8) {
                let value = try cursor.readScalar()
                isPoint = value.map { cursor.bytes($0.range).elementsEqual("Point".utf8) } ?? false
                if !isPoint { type = value.map { String(decoding: cursor.bytes($0.range), as: UTF8.self) } ?? "" }
            } else if name.elementsEqual("coordinates".utf8) {
                found = try JSONFeature.readPosition(&cursor)
            } else {
                try cursor.skipValue()
            }
        }
        if isPoint { position = found }
        if position == nil { flaw = isPoint ? .malformedCoordinates : .notAPoint(type: type) }
    }

    /// The first two of a list of at least two numbers; nil for any other value, which is passed over.
    private static func readPosition(
        _ cursor: inout JSONCursor
    ) throws(JSONError) -> (longitude: ByteRange, latitude: ByteRange)? {
        let start = cursor
        guard cursor.takeIf(UInt8(ascii: "[")) else {
            try cursor.skipValue()
            return nil
        }
        var numbers = (first: ByteRange.empty, second: ByteRange.empty)
        var count = 0
        repeat {
            cursor.skipSpace()
            guard cursor.isAtNumber else {
                cursor = start
                try cursor.skipValue()
                return nil
            }
            let number = try cursor.readNumber()
            if count == 0 { numbers.first = number }
            if count == 1 { numbers.second = number }
            count += 1
            cursor.skipSpace()
        } while cursor.takeIf(UInt8(ascii: ","))
        try cursor.take(UInt8(ascii: "]"), orWant: "a comma or ']'")
        return count < 2 ? nil : (numbers.first, numbers.second)
    }
}
