/// Numbers the distinct words of a column, chunk after chunk.
///
/// Made for columns with few distinct words: a word that has been seen costs one hash and one comparison. Shape: words
/// are numbered from 0 in the order in which they come.
package struct WordTable: Sendable {
    private var words: [Word] = []
    /// The bytes of all words, end to end.
    private var bytes: [UInt8] = []
    /// One more than the number of a word, 0 where the slot is free; a power of two of slots.
    private var slots: [Int32]

    /// Words beyond these get no number.
    private let limit: Int

    private struct Word: Sendable {
        let hash: UInt64
        /// The first eight bytes; all of a shorter word, then zeros.
        let head: UInt64
        /// The last eight bytes of a longer word.
        let tail: UInt64
        let start: Int32
        let count: Int32
    }

    package init(limit: Int = 4096) {
        self.limit = limit
        slots = Array(repeating: 0, count: 64)
    }

    /// How many words have a number.
    package var count: Int { words.count }

    /// What a value has in place of the number of a word.
    package static let empty: Int32 = -1
    /// The table is full and the word is new.
    package static let unnumbered: Int32 = -2

    /// The word of a number.
    package func word(_ number: Int) -> String {
        let word = words[number]
        return String(decoding: bytes[Int(word.start)..<Int(word.start + word.count)], as: UTF8.self)
    }

    /// The number of the word in each range of a chunk, or ``empty`` or ``unnumbered``.
    package mutating func numbers(of ranges: [ByteRange], in chunk: TextChunk) -> [Int32] {
        chunk.bytes.withUnsafeBytes { chunk in
            Array(unsafeUninitializedCapacity: ranges.count) { numbers, count in
                count = ranges.count
                for (index, range) in ranges.enumerated() {
                    numbers[index] = range.count == 0 ? WordTable.empty : number(of: range, in: chunk)
                }
            }
        }
    }

    @inline(__always)
    private mutating func number(of range: ByteRange, in chunk: UnsafeRawBufferPointer) -> Int32 {
        let text = UnsafeRawBufferPointer(rebasing: chunk[range.indices])
        let head = WordTable.head(of: range, in: chunk)
        let tail = range.count > 8 ? text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self) : 0
        let hash = ByteHash.hash(head, tail, count: text.count)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            if isEqual(words[Int(number)], head, tail, text) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return insert(
            Word(hash: hash, head: head, tail: tail, start: Int32(bytes.count), count: range.count), text, at: slot)
    }

    @inline(__always)
    private static func head(of range: ByteRange, in chunk: UnsafeRawBufferPointer) -> UInt64 {
        // Safe: a chunk has padding behind its text.
        let bytes = UInt64(
            littleEndian: chunk.loadUnaligned(fromByteOffset: Int(range.start), as: UInt64.self))
        let count = UInt64(truncatingIfNeeded: range.count)
        return range.count >= 8 ? bytes : bytes & ((1 &<< (8 &* count)) &- 1)
    }

    @inline(__always)
    private func isEqual(_ word: Word, _ head: UInt64, _ tail: UInt64, _ text: UnsafeRawBufferPointer) -> Bool {
        guard word.head == head, word.tail == tail, Int(word.count) == text.count else { return false }
        // Head and tail are all of sixteen bytes.
        return text.count <= 16 || isEqualInTheMiddle(word, text)
    }

    private func isEqualInTheMiddle(_ word: Word, _ text: UnsafeRawBufferPointer) -> Bool {
        bytes[Int(word.start)..<Int(word.start + word.count)].elementsEqual(text)
    }

    @inline(never)
    private mutating func insert(_ word: Word, _ text: UnsafeRawBufferPointer, at slot: Int) -> Int32 {
        guard words.count < limit else { return WordTable.unnumbered }
        words.append(word)
        bytes.append(contentsOf: text)
        slots[slot] = Int32(words.count)
        if words.count * 2 > slots.count { grow() }
        return Int32(words.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (number, word) in words.enumerated() {
            var slot = Int(truncatingIfNeeded: word.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }
}
