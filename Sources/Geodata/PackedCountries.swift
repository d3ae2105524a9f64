import SimpleFeatures
import TextFormats

/// Countries in the form that is read in milliseconds: what `scripts/geodata/pack.py` makes of a GeoJSON file.
///
/// Shape: the layout stands in that script. Positions are whole hundred-thousandths of a degree, so that dividing gives
/// the doubles that reading the GeoJSON file gives. Polygons stay packed until somebody asks for them.
package struct PackedCountries: Sendable {
    private let entries: [Entry]
    private let bytes: [UInt8]

    private struct Entry {
        /// The country without its area.
        let country: Country
        let polygons: [PackedPolygon]
    }

    private static let magic = Array("caseatlas packed countries 2\n".utf8)
    private static let payloadStart = magic.count + 2 * SHA256Digest.byteCount

    /// Nil when the bytes are of another form. Whether they are whole and of the right source, ``belongs(to:)`` tells.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count > PackedCountries.payloadStart, bytes.starts(with: PackedCountries.magic) else { return nil }
        let entries = bytes.withUnsafeBufferPointer { buffer -> [Entry]? in
            var reader = PackedReader(buffer[PackedCountries.payloadStart...])
            let count = reader.count()
            let entries = (0..<count).compactMap { _ in PackedCountries.entry(&reader, of: bytes) }
            return entries.count == count && reader.isAtEnd ? entries : nil
        }
        guard let entries else { return nil }
        self.entries = entries
        self.bytes = bytes
    }

    /// Whether the bytes are those that were packed from a GeoJSON file as it is now.
    package func belongs(to path: String) -> Bool {
        let digest = SHA256Digest()
        digest.update(bytes[PackedCountries.payloadStart...])
        let digests = bytes[PackedCountries.magic.count..<PackedCountries.payloadStart]
        guard digests.suffix(SHA256Digest.byteCount).elementsEqual(digest.finish()) else { return false }
        guard let source = try? ByteSource.sha256(of: path) else { return false }
        return digests.prefix(SHA256Digest.byteCount).elementsEqual(source)
    }

    /// The countries with their whole areas; nil when the file is broken.
    package func unpacked() -> [Country]? {
        var countries: [Country] = []
        for entry in entries {
            let polygons = entry.polygons.compactMap { $0.unpacked() }
            guard polygons.count == entry.polygons.count else { return nil }
            var country = entry.country
            country.area = MultiPolygon(polygons)
            countries.append(country)
        }
        return countries
    }

    /// The areas of the countries, to be unpacked where positions come.
    package var areas: [LocatingArea] {
        entries.map { LocatingArea(key: $0.country.key, parts: $0.polygons.map(AreaPart.init)) }
    }

    private static func entry(_ reader: inout PackedReader, of bytes: [UInt8]) -> Entry? {
        let texts = (0..<5).map { _ in reader.text() }
        let flags = reader.byte()
        let label =
            flags & 2 == 0 ? nil : Position(checking: reader.double(), latitude: reader.double())
        let polygons = (0..<reader.count()).map { _ in PackedPolygon(&reader, of: bytes) }
        guard let key = texts[0], let name = texts[1], !reader.hasFailed else { return nil }
        let country = Country(
            key: key, alpha2: texts[2], name: name, continent: texts[3], region: texts[4],
            isUnassigned: flags & 1 == 1, label: label, area: MultiPolygon([]))
        return Entry(country: country, polygons: polygons)
    }
}

/// A polygon in a packed file.
struct PackedPolygon: Sendable {
    /// The box of the exterior.
    let box: BoundingBox
    private let bytes: [UInt8]
    private let range: Range<Int>

    private static let unitsPerDegree = 100_000.0

    init(_ reader: inout PackedReader, of bytes: [UInt8]) {
        let sides = (0..<4).map { _ in Double(reader.signed()) / PackedPolygon.unitsPerDegree }
        box = BoundingBox(west: sides[0], south: sides[1], east: sides[2], north: sides[3])
        self.bytes = bytes
        range = reader.skip(reader.count())
    }

    /// Nil when the file is broken.
    func unpacked() -> Polygon? {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = PackedReader(bytes[range])
            let count = reader.count()
            let rings = (0..<count).compactMap { _ in PackedPolygon.ring(&reader) }
            guard let exterior = rings.first, rings.count == count, reader.isAtEnd else { return nil }
            return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
        }
    }

    private static func ring(_ reader: inout PackedReader) -> Ring? {
        let count = reader.count()
        guard count > 0, !reader.hasFailed else { return nil }
        return Ring(
            [Position](unsafeUninitializedCapacity: count + 1) { positions, initializedCount in
                // Safe: there is room for as many positions as are written, and for the first one again.
                var steps = reader
                var (longitude, latitude) = (0, 0)
                for place in 0..<count {
                    longitude &+= steps.signed()
                    latitude &+= steps.signed()
                    positions[place] = Position(
                        longitude: Double(longitude) / unitsPerDegree, latitude: Double(latitude) / unitsPerDegree)
                }
                positions[count] = positions[0]
                reader = steps
                initializedCount = count + 1
            })
    }
}
