import Foundation

/// Sorts records by the bytes of their keys, more of them than memory holds.
///
/// Records are collected in memory; when they outgrow it they are sorted and written to a file without a name, which
/// goes when the process does. Keys must differ. Source: external merge sort, Knuth, The Art of Computer Programming,
/// volume 3, 2nd edition, 1998, section 5.4. Thread rule: each thread fills a spool of its own.
package struct SortedSpool: Sendable {
    private let memoryLimitInBytes: Int
    private var records = Records()
    private var runs: [SpillFile] = []

    package init(memoryLimitInBytes: Int = 96 << 20) {
        self.memoryLimitInBytes = memoryLimitInBytes
    }

    package mutating func append(key: [UInt8], payload: [UInt8]) throws(ExportError) {
        records.append(key: key, payload: payload)
        if records.byteCount > memoryLimitInBytes { try spill() }
    }

    private mutating func spill() throws(ExportError) {
        records.sort()
        runs.append(try SpillFile(records))
        records.removeAll()
    }

    /// Hands out the records of several spools in the order of their keys.
    ///
    /// The pointers are good during the call.
    package static func merge(
        _ spools: [SortedSpool],
        _ body: (_ key: UnsafeRawBufferPointer, _ payload: UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var sources: [RecordSource] = []
        for spool in spools {
            sources += spool.runs.map { .file(SpillReader($0)) }
            var records = spool.records
            records.sort()
            sources.append(.memory(records, next: 0))
        }
        var heads: [Int] = []
        for index in sources.indices where try sources[index].advance() { heads.append(index) }
        while var first = heads.first {
            for index in heads.dropFirst() where sources[index].precedes(sources[first]) { first = index }
            try sources[first].withCurrent(body)
            if try !sources[first].advance() { heads.removeAll { $0 == first } }
        }
    }
}

/// Records in memory, one after the other.
struct Records: Sendable {
    /// For each record the lengths of key and payload, the key and the payload.
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [Entry] = []

    struct Entry: Sendable {
        /// The first eight bytes of the key, as a number that sorts like them.
        let prefix: UInt64
        let offset: Int
    }

    static let headerByteCount = 8

    var byteCount: Int { bytes.count + entries.count * MemoryLayout<Entry>.stride }

    mutating func append(key: [UInt8], payload: [UInt8]) {
        entries.append(Entry(prefix: prefixOfKey(key[...]), offset: bytes.count))
        withUnsafeBytes(of: UInt32(key.count).littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(payload.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: key)
        bytes.append(contentsOf: payload)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    mutating func sort() {
        let bytes = bytes
        bytes.withUnsafeBytes { bytes in
            entries.sort { a, b in
                a.prefix == b.prefix
                    ? Records.precedes(
                        Records.parts(of: bytes, at: a.offset).key, Records.parts(of: bytes, at: b.offset).key)
                    : a.prefix < b.prefix
            }
        }
    }

    static func precedes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
        let order = memcmp(first, second, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
    }

    /// The key and the payload of the record at an offset.
    static func parts(
        of bytes: UnsafeRawBufferPointer, at offset: Int
    ) -> (key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) {
        let (keyCount, payloadCount) = counts(bytes, at: offset)
        let key = offset + headerByteCount
        return (
            UnsafeRawBufferPointer(rebasing: bytes[key..<key + keyCount]),
            UnsafeRawBufferPointer(rebasing: bytes[key + keyCount..<key + keyCount + payloadCount])
        )
    }

    static func counts(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> (key: Int, payload: Int) {
        (
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))),
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)))
        )
    }
}

func prefixOfKey(_ key: some Collection<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    var shift: UInt64 = 64
    for byte in key.prefix(8) {
        shift -= 8
        prefix |= UInt64(byte) << shift
    }
    return prefix
}

/// Where sorted records come from.
private enum RecordSource {
    case memory(Records, next: Int)
    case file(SpillReader)

    mutating func advance() throws(ExportError) -> Bool {
        switch self {
        case .memory(let records, let next):
            self = .memory(records, next: next + 1)
            return next < records.entries.count
        case .file(var reader):
            // Replaced while it is changed, so that its buffer is not copied.
            self = .memory(Records(), next: 0)
            defer { self = .file(reader) }
            return try reader.advance()
        }
    }

    private var prefix: UInt64 {
        switch self {
        case .memory(let records, let next): records.entries[next - 1].prefix
        case .file(let reader): reader.prefix
        }
    }

    func precedes(_ other: RecordSource) -> Bool {
        let (mine, others) = (prefix, other.prefix)
        guard mine == others else { return mine < others }
        return withCurrent { key, _ in other.withCurrent { other, _ in Records.precedes(key, other) } }
    }

    func withCurrent<Result>(
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        switch self {
        case .memory(let records, let next):
            try records.bytes.withUnsafeBytes { bytes in
                let parts = Records.parts(of: bytes, at: records.entries[next - 1].offset)
                return try body(parts.key, parts.payload)
            }
        case .file(let reader): try reader.withCurrent(body)
        }
    }
}
