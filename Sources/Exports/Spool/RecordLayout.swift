import Foundation
import SimpleFeatures
import TextFormats

/// Where the values of a feature lie in a record.
///
/// Shape: first what takes as many bytes in every record: how many bytes the record has (4), the value of each column
/// (see ``Kind``), the point (8) and the group (2). Then the bytes of all texts; the first of them is the id, so that
/// group and id are one behind the other: they are the key by which records are sorted. Numbers have few bits, since
/// most are small; the few that need more stand whole (8) among the texts, at the place of their column.
/// Safe: records are read and written only as a layout says, and by the layout that made them.
struct RecordLayout: Hashable, Sendable {
    /// What a column has in each record.
    enum Kind: Hashable, Sendable {
        /// A place in a list of texts.
        case coded
        /// A whole number, ``absent`` or ``beyond``.
        case integer
        /// A number in millionths, likewise.
        case number
        /// How many bytes a text has, or ``absentText``.
        case text

        fileprivate var byteCount: Int {
            switch self {
            case .coded: MemoryLayout<UInt16>.size
            case .integer, .number: MemoryLayout<Int32>.size
            case .text: MemoryLayout<UInt32>.size
            }
        }
    }

    struct Slot: Hashable, Sendable {
        let kind: Kind
        let offset: Int
    }

    /// Where the value of each column lies.
    let slots: [Slot]
    /// Where the point lies: its longitude, then its latitude, in millionths.
    let pointOffset: Int
    /// Where the group lies, the high byte first, and the id behind it.
    let keyOffset: Int
    /// Where the texts begin.
    var textsOffset: Int { keyOffset + RecordLayout.groupByteCount }

    /// The byte count of a text that is absent.
    static let absentText = UInt32.max
    /// Stands for a number that is absent.
    static let absent = Int32.min
    /// Stands for a number that has more than 32 bits.
    static let beyond = Int32.min + 1
    static let numberByteCount = 8
    static let groupByteCount = 2

    /// What stands for a whole number.
    @inline(__always)
    static func short(_ value: Int?) -> Int32 {
        guard let value else { return absent }
        return Int(beyond) < value && value <= Int(Int32.max) ? Int32(truncatingIfNeeded: value) : beyond
    }

    /// What stands for a number.
    @inline(__always)
    static func short(_ value: Double?) -> Int32 {
        guard let value else { return absent }
        return isBeyond(value) ? beyond : DecimalText.millionths(value) ?? beyond
    }

    /// Whether a number has more millionths than 32 bits hold.
    @inline(__always)
    static func isBeyond(_ value: Double?) -> Bool {
        value.map { abs($0) >= DecimalText.millionthsEnd } ?? false
    }

    /// The records of a layer, the first column of which holds ids.
    init(_ columns: [Column]) {
        var end = MemoryLayout<UInt32>.size
        slots = columns.map { column in
            let slot = Slot(kind: Kind(column), offset: end)
            end += slot.kind.byteCount
            return slot
        }
        pointOffset = end
        keyOffset = end + 2 * MemoryLayout<Int32>.size
    }

    @inline(__always)
    static func byteCount(of record: UnsafeRawPointer) -> Int {
        Int(record.loadUnaligned(as: UInt32.self))
    }

    /// How many bytes group and id have.
    @inline(__always)
    func keyByteCount(of record: UnsafeRawPointer) -> Int {
        let id = record.loadUnaligned(fromByteOffset: MemoryLayout<UInt32>.size, as: UInt32.self)
        return RecordLayout.groupByteCount + Int(id)
    }

    /// Eight bytes of the key from a place on, as a number that sorts like them.
    ///
    /// Edges: zeros stand behind the end of the key; eight bytes from the place on must be readable.
    @inline(__always)
    func prefix(of record: UnsafeRawPointer, from start: Int = 0) -> UInt64 {
        let bytes = UInt64(bigEndian: record.loadUnaligned(fromByteOffset: keyOffset + start, as: UInt64.self))
        let count = keyByteCount(of: record) - start
        return count >= 8 ? bytes : bytes & ~(UInt64.max >> UInt64(8 * count))
    }

    /// How many bytes two keys have in common from their start, at most `limit`.
    func commonByteCount(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, atMost limit: Int) -> Int {
        let end = min(limit, keyByteCount(of: a), keyByteCount(of: b))
        let first = UnsafeRawBufferPointer(start: a + keyOffset, count: end)
        let second = UnsafeRawBufferPointer(start: b + keyOffset, count: end)
        return first.indices.first { first[$0] != second[$0] } ?? end
    }

    /// Whether the key of one record sorts before that of another; of records with the same key, the bytes decide.
    func precedes(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer) -> Bool {
        let (first, second) = (keyByteCount(of: a), keyByteCount(of: b))
        let order = memcmp(a + keyOffset, b + keyOffset, min(first, second))
        guard order == 0 else { return order < 0 }
        guard first == second else { return first < second }
        return memcmp(a, b, min(RecordLayout.byteCount(of: a), RecordLayout.byteCount(of: b))) < 0
    }
}

extension RecordLayout.Kind {
    init(_ column: Column) {
        switch column {
        case .coded: self = .coded
        case .integers: self = .integer
        case .numbers: self = .number
        case .text: self = .text
        }
    }
}
