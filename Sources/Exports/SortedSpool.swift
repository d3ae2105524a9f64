import Foundation

/// Sorts records by the bytes of their keys, more of them than memory holds.
///
/// Records are collected in memory; when they outgrow it they are sorted and written to a file without a name, which
/// goes when the process does. Keys must differ. Source: external merge sort, Knuth, The Art of Computer Programming,
/// volume 3, 2nd edition, 1998, section 5.4. Thread rule: each thread fills a spool of its own.
struct SortedSpool: Sendable {
    private let memoryLimitInBytes: Int
    private var records = Records()
    private var runs: [SpillFile] = []

    init(memoryLimitInBytes: Int) {
        self.memoryLimitInBytes = memoryLimitInBytes
    }

    mutating func append(key: [UInt8], _ payload: UnsafeBufferPointer<UInt8>) throws(ExportError) {
        records.append(key: key, payload)
        if records.byteCount > memoryLimitInBytes { try spill() }
    }

    private mutating func spill() throws(ExportError) {
        records.sort()
        runs.append(try SpillFile(records))
        records.removeAll()
    }

    /// Hands out the payloads of several spools in the order of their keys.
    ///
    /// The pointer is good during the call.
    static func merge(_ spools: [SortedSpool], _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
        var sources: [RecordSource] = []
        for spool in spools {
            sources += spool.runs.map { RecordSource(file: $0) }
            var records = spool.records
            records.sort()
            sources.append(RecordSource(records))
        }
        var heads = Heads()
        for index in sources.indices where try sources[index].advance() { heads.insert(index, sources) }
        while let first = heads.first {
            try sources[first].withCurrent { try body($0.payload) }
            if try sources[first].advance() { heads.sink(sources) } else { heads.removeFirst(sources) }
        }
    }
}

/// The sources that have a record left, as a heap: the one whose record comes first is at its top.
private struct Heads {
    private var heap: [Int] = []

    var first: Int? { heap.first }

    mutating func insert(_ source: Int, _ sources: [RecordSource]) {
        heap.append(source)
        var place = heap.count - 1
        while place > 0, sources[heap[place]].precedes(sources[heap[(place - 1) / 2]]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst(_ sources: [RecordSource]) {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        sink(sources)
    }

    /// Brings the top to its place after its record has changed.
    mutating func sink(_ sources: [RecordSource]) {
        var place = 0
        while 2 * place + 1 < heap.count {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            let isRight = right < heap.count && sources[heap[right]].precedes(sources[heap[left]])
            let child = isRight ? right : left
            guard sources[heap[child]].precedes(sources[heap[place]]) else { return }
            heap.swapAt(place, child)
            place = child
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

    mutating func append(key: [UInt8], _ payload: UnsafeBufferPointer<UInt8>) {
        entries.append(Entry(prefix: prefixOfKey(key), offset: bytes.count))
        for count in [key.count, payload.count] {
            withUnsafeBytes(of: UInt32(count).littleEndian) { bytes.append(contentsOf: $0) }
        }
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

    typealias Parts = (key: UnsafeBufferPointer<UInt8>, payload: UnsafeBufferPointer<UInt8>)

    static func precedes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
        let order = memcmp(first, second, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
    }

    /// The key and the payload of the record at an offset.
    static func parts(of bytes: UnsafeRawBufferPointer, at offset: Int) -> Parts {
        let (keyCount, payloadCount) = counts(bytes, at: offset)
        let key = offset + headerByteCount
        let payload = key + keyCount
        return (
            UnsafeRawBufferPointer(rebasing: bytes[key..<payload]).assumingMemoryBound(to: UInt8.self),
            UnsafeRawBufferPointer(rebasing: bytes[payload..<payload + payloadCount])
                .assumingMemoryBound(to: UInt8.self)
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

/// Where sorted records come from: a file, or else memory.
private struct RecordSource {
    private var reader: SpillReader?
    private let records: Records
    private var next = 0

    init(file: SpillFile) {
        reader = SpillReader(file)
        records = Records()
    }

    init(_ records: Records) {
        self.records = records
    }

    mutating func advance() throws(ExportError) -> Bool {
        if reader != nil { return try reader?.advance() ?? false }
        next += 1
        return next <= records.entries.count
    }

    private var prefix: UInt64 { reader?.prefix ?? records.entries[next - 1].prefix }

    func precedes(_ other: RecordSource) -> Bool {
        let (mine, others) = (prefix, other.prefix)
        guard mine == others else { return mine < others }
        return withCurrent { mine in other.withCurrent { Records.precedes(mine.key, $0.key) } }
    }

    func withCurrent<Result>(_ body: (Records.Parts) throws -> Result) rethrows -> Result {
        if let reader { return try reader.withCurrent(body) }
        return try records.bytes.withUnsafeBytes { bytes in
            try body(Records.parts(of: bytes, at: records.entries[next - 1].offset))
        }
    }
}
