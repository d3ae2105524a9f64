import SimpleFeatures
import TextFormats

/// Countries in the form that is read in milliseconds: what `scripts/geodata/pack.py` makes of a GeoJSON file.
///
/// Shape: the layout stands in that script. Positions are whole hundred-thousandths of a degree, so that dividing gives
/// the doubles that reading the GeoJSON file gives.
package struct PackedCountries: Sendable {
    package let all: [Country]
    /// The SHA-256 of the GeoJSON file that says the same.
    package let sourceDigest: [UInt8]

    private static let magic = Array("caseatlas packed countries 1\n".utf8)
    private static let unitsPerDegree = 100_000.0

    /// Nil when the bytes are of another form.
    package init?(_ bytes: [UInt8]) {
        let start = PackedCountries.magic.count + SHA256Digest.byteCount
        guard bytes.count > start, bytes.starts(with: PackedCountries.magic) else { return nil }
        sourceDigest = Array(bytes[PackedCountries.magic.count..<start])
        let read = bytes.withUnsafeBufferPointer { bytes -> [Country]? in
            var reader = PackedReader(bytes, offset: start)
            let count = reader.count()
            let countries = (0..<count).compactMap { _ in PackedCountries.country(&reader) }
            return countries.count == count && reader.isAtEnd ? countries : nil
        }
        guard let read else { return nil }
        all = read
    }

    private static func country(_ reader: inout PackedReader) -> Country? {
        let texts = (0..<5).map { _ in reader.text() }
        let flags = reader.byte()
        let label =
            flags & 2 == 0 ? nil : Position(checking: reader.double(), latitude: reader.double())
        let polygons = (0..<reader.count()).compactMap { _ in polygon(&reader) }
        guard let key = texts[0], let name = texts[1], !reader.hasFailed else { return nil }
        return Country(
            key: key, alpha2: texts[2], name: name, continent: texts[3], region: texts[4],
            isUnassigned: flags & 1 == 1, label: label, area: MultiPolygon(polygons))
    }

    private static func polygon(_ reader: inout PackedReader) -> Polygon? {
        let rings = (0..<reader.count()).compactMap { _ in ring(&reader) }
        return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
    }

    private static func ring(_ reader: inout PackedReader) -> Ring? {
        let count = reader.count()
        var positions: [Position] = []
        positions.reserveCapacity(count + 1)
        var (longitude, latitude) = (0, 0)
        for _ in 0..<count {
            longitude += reader.step()
            latitude += reader.step()
            positions.append(
                Position(
                    longitude: Double(longitude) / unitsPerDegree, latitude: Double(latitude) / unitsPerDegree))
        }
        positions += positions.prefix(1)
        return Ring(positions)
    }
}

/// Reads packed values one after the other.
///
/// Safe: every byte is read through a check of its place; behind the end come zeros, and `hasFailed` tells of it.
private struct PackedReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset: Int
    private(set) var hasFailed = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    var isAtEnd: Bool { offset == bytes.count && !hasFailed }

    @inline(__always)
    mutating func byte() -> UInt8 {
        guard offset < bytes.count else {
            hasFailed = true
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    @inline(__always)
    private mutating func number() -> UInt64 {
        // Most steps are short.
        if offset < bytes.count, bytes[offset] < 0x80 {
            offset += 1
            return UInt64(bytes[offset - 1])
        }
        return longNumber()
    }

    private mutating func longNumber() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = byte()
            value |= UInt64(byte & 0x7F) &<< shift
            shift += 7
            if byte < 0x80 || shift > 56 { return value }
        }
    }

    /// How many things follow: never more than bytes are left, so that a broken file asks for no memory.
    mutating func count() -> Int {
        let value = number()
        guard value <= UInt64(bytes.count - offset) else {
            hasFailed = true
            return 0
        }
        return Int(value)
    }

    @inline(__always)
    mutating func step() -> Int {
        let value = number()
        return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
    }

    mutating func double() -> Double {
        Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(byte()) << UInt64(8 * $1) })
    }

    mutating func text() -> String? {
        let length = count()
        guard length > 0, length - 1 <= bytes.count - offset else { return nil }
        defer { offset += length - 1 }
        return String(validating: bytes[offset..<offset + length - 1], as: UTF8.self)
    }
}
