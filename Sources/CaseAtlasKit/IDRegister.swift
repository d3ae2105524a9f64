import Cases
import Geodata
import TextFormats

/// Tells whether a case_id has been seen before, and in which row.
///
/// Ids are told apart by their bytes. Cost: whole numbers that grow from row to row, as most files have them, cost two
/// bits; all other ids 16 bytes and a hash of 96 bits, of which two among ten million are alike once in 10^15 files.
struct IDRegister: Sendable {
    private var spans: [NumberSpan] = []
    private var hashes: IDHashes?

    /// The ids of a batch, looked at before the batch's turn comes.
    enum Column: Sendable {
        /// No case states an id.
        case none
        case numbers(NumberSpan)
        /// The indices of the places that state an id, with their hashes.
        case hashed([(place: Int, hash: IDHash)])

        init(_ batch: LocatedBatch) {
            guard let ids = batch.cases.ids else {
                self = .none
                return
            }
            if let span = NumberSpan(ids, batch) {
                self = .numbers(span)
            } else {
                self = batch.cases.text.bytes.withUnsafeBytes { .hashed(Column.hashes(of: ids, batch, $0)) }
            }
        }

        private static func hashes(
            of ids: [ByteRange], _ batch: LocatedBatch, _ bytes: UnsafeRawBufferPointer
        ) -> [(place: Int, hash: IDHash)] {
            batch.places.enumerated().compactMap { number, place in
                let range = ids[place.index]
                guard range.count > 0 else { return nil }
                return (number, IDHash(UnsafeRawBufferPointer(rebasing: bytes[range.indices])))
            }
        }
    }

    /// Enters the ids of a batch; the places whose ids have been seen, each with the row in which.
    mutating func admit(
        _ column: Column, of batch: LocatedBatch, afterRows count: Int
    ) -> [(place: Int, row: Int)] {
        let row = { (place: Int) in count + Int(batch.cases.rows[batch.places[place].index]) }
        switch column {
        case .none: return []
        case .numbers(var span):
            guard !span.isEmpty else { return [] }
            span.rowsBefore = count
            if hashes == nil, spans.last.map({ $0.last < span.first }) ?? true {
                spans.append(span)
                return []
            }
            return enter(span.ids.enumerated().map { ($0.offset, IDHash($0.element.id)) }, row)
        case .hashed(let ids): return enter(ids.map { ($0.place, $0.hash) }, row)
        }
    }

    private mutating func enter(
        _ ids: [(place: Int, hash: IDHash)], _ row: (Int) -> Int
    ) -> [(place: Int, row: Int)] {
        var table = hashes ?? IDHashes(spans)
        // Taken out while it is changed, so that it is not copied.
        hashes = nil
        spans = []
        defer { hashes = table }
        return ids.compactMap { place, hash in
            table.insert(hash, row: row(place)).map { (place, $0) }
        }
    }
}

/// Whole numbers that grow from row to row: which numbers, and of which rows.
struct NumberSpan: Sendable {
    let first: UInt64
    let last: UInt64
    /// Bit `i` for the number `first + i`.
    private var numbers: [UInt64]
    /// Bit `i` for row `i` of the batch.
    private var rows: [UInt64]
    var rowsBefore = 0

    /// A span may have so many numbers for each that occurs.
    private static let widestSpacing: UInt64 = 64

    /// Nil when the ids of the places are anything but whole numbers that grow.
    init?(_ ids: [ByteRange], _ batch: LocatedBatch) {
        let places = batch.places
        let own = places.count == ids.count ? ids : places.map { ids[$0.index] }
        guard let values = DecimalNumber.growingNumbers(own, in: batch.cases.text) else { return nil }
        let (first, last) = (values.first ?? 0, values.last ?? 0)
        guard last - first <= NumberSpan.widestSpacing * UInt64(values.count) else { return nil }
        (self.first, self.last) = (first, last)
        numbers = NumberSpan.bits(values.isEmpty ? 0 : Int(last - first) + 1, of: values.indices) {
            UInt(truncatingIfNeeded: values[$0] &- first)
        }
        rows = NumberSpan.bits(batch.cases.recordCount + 1, of: places.indices) {
            UInt(truncatingIfNeeded: batch.cases.rows[places[$0].index])
        }
    }

    /// So many bits, of which those are set that `bit` names.
    @inline(__always)
    private static func bits(_ count: Int, of indices: Range<Int>, _ bit: (Int) -> UInt) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (count + 63) / 64)
        words.withUnsafeMutableBufferPointer { words in
            for index in indices {
                let bit = bit(index)
                words[Int(bitPattern: bit / 64)] |= 1 &<< UInt64(truncatingIfNeeded: bit)
            }
        }
        return words
    }

    var isEmpty: Bool { numbers.isEmpty }

    /// All ids of the span with their rows through all files.
    var ids: [(id: String, row: Int)] {
        zip(NumberSpan.places(of: numbers), NumberSpan.places(of: rows)).map { number, row in
            ("\(first + UInt64(number))", rowsBefore + row)
        }
    }

    private static func places(of bits: [UInt64]) -> [Int] {
        (0..<bits.count * 64).filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
    }
}

/// Ninety-six bits that stand for the bytes of an id.
struct IDHash: Hashable, Sendable {
    let bits: UInt64
    let more: UInt32

    init(_ bytes: UnsafeRawBufferPointer) {
        bits = ByteHash.hash(bytes)
        more = UInt32(truncatingIfNeeded: ByteHash.hash(bytes, seed: 0x2545_F491_4F6C_DD1D) >> 32)
    }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { IDHash(UnsafeRawBufferPointer($0)) }
    }
}

/// The hashes of ids with the rows in which they were first seen.
struct IDHashes: Sendable {
    private struct Slot {
        var bits: UInt64 = 0
        var more: UInt32 = 0
        /// 0 where the slot is free.
        var row: UInt32 = 0
    }

    private var slots: [Slot]
    private var count = 0

    init(_ spans: [NumberSpan]) {
        slots = Array(repeating: Slot(), count: 1 << 12)
        for span in spans {
            for (id, row) in span.ids { _ = insert(IDHash(id), row: row) }
        }
    }

    /// Enters an id; the row in which it was seen before, if it was.
    mutating func insert(_ hash: IDHash, row: Int) -> Int? {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        var index = Int(truncatingIfNeeded: hash.bits) & (slots.count - 1)
        while slots[index].row != 0 {
            if slots[index].bits == hash.bits && slots[index].more == hash.more { return Int(slots[index].row) }
            index = (index + 1) & (slots.count - 1)
        }
        slots[index] = Slot(bits: hash.bits, more: hash.more, row: UInt32(clamping: row))
        count += 1
        return nil
    }

    private mutating func grow() {
        var larger = [Slot](repeating: Slot(), count: slots.count * 2)
        for slot in slots where slot.row != 0 {
            var index = Int(truncatingIfNeeded: slot.bits) & (larger.count - 1)
            while larger[index].row != 0 { index = (index + 1) & (larger.count - 1) }
            larger[index] = slot
        }
        slots = larger
    }
}
