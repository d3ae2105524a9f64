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
        /// Where it lies among the bytes of all words.
        var start: Int32 = 0
        let count: Int32

        /// A word that is not yet among them.
        @inline(__always)
        init(_ range: ByteRange, in chunk: UnsafeRawBufferPointer) {
            // Safe: a chunk has padding behind its text.
            let first = UInt64(littleEndian: chunk.loadUnaligned(fromByteOffset: Int(range.start), as: UInt64.self))
            count = range.count
            // Words of a column are longer and shorter than eight bytes as chance has it: no branch tells them apart.
            let isLong = count > 8
            let unused = isLong ? 0 : 64 &- 8 &* Int(count)
            head = first & (UInt64.max &>> UInt64(truncatingIfNeeded: unused))
            let lastEight = Int(range.start) &+ (isLong ? Int(count) &- 8 : 0)
            let last = chunk.loadUnaligned(fromByteOffset: lastEight, as: UInt64.self)
            tail = isLong ? last : 0
            hash = ByteHash.hash(head, tail, count: Int(count))
        }
    }

    package init(limit: Int = 4096) {
        self.limit = limit
        slots = Array(repeating: 0, count: 64)
    }

    /// How many words have a number.
    package var count: Int { words.count }

    /// What a value has in place of the number of a word.
    @inlinable
    package static var empty: Int32 { -1 }
    /// The table is full and the word is new.
    @inlinable
    package static var unnumbered: Int32 { -2 }

    /// The word of a number.
    package func word(_ number: Int) -> String {
        let word = words[number]
        return String(decoding: bytes[Int(word.start)..<Int(word.start + word.count)], as: UTF8.self)
    }

    /// The number of the word in each range of a chunk, or ``empty`` or ``unnumbered``.
    package mutating func numbers(of ranges: [ByteRange], in chunk: TextChunk) -> [Int32] {
        chunk.bytes.withUnsafeBytes { chunk in
            [Int32](unsafeUninitializedCapacity: ranges.count) { numbers, count in
                count = ranges.count
                var index = 0
                while true {
                    index = ranges.withUnsafeBufferPointer { lookUp($0, from: index, in: chunk, into: numbers) }
                    guard index < count else { return }
                    numbers[index] = insert(Word(ranges[index], in: chunk), of: ranges[index], in: chunk)
                    index += 1
                }
            }
        }
    }

    /// Writes the numbers of words that are known; the index of the first that is not, or the number of ranges.
    private func lookUp(
        _ ranges: UnsafeBufferPointer<ByteRange>, from start: Int, in chunk: UnsafeRawBufferPointer,
        into numbers: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        // Safe: slots hold numbers of words, and no slot is beyond the mask.
        slots.withUnsafeBufferPointer { slots in
            words.withUnsafeBufferPointer { words in
                let mask = slots.count - 1
                let count = ranges.count
                for index in start..<count {
                    let range = ranges[index]
                    guard range.count > 0 else {
                        numbers[index] = WordTable.empty
                        continue
                    }
                    let word = Word(range, in: chunk)
                    var slot = Int(truncatingIfNeeded: word.hash) & mask
                    while slots[slot] != 0, !isEqual(words[Int(slots[slot]) - 1], word, range, chunk) {
                        slot = (slot &+ 1) & mask
                    }
                    guard slots[slot] != 0 else { return index }
                    numbers[index] = slots[slot] - 1
                }
                return count
            }
        }
    }

    @inline(__always)
    private func isEqual(_ known: Word, _ word: Word, _ range: ByteRange, _ chunk: UnsafeRawBufferPointer) -> Bool {
        guard known.head == word.head, known.tail == word.tail, known.count == word.count else { return false }
        // Head and tail are all of sixteen bytes.
        return word.count <= 16 || isEqualInTheMiddle(known, chunk[range.indices])
    }

    @inline(never)
    private func isEqualInTheMiddle(_ known: Word, _ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        bytes[Int(known.start)..<Int(known.start + known.count)].elementsEqual(text)
    }

    @inline(never)
    private mutating func insert(_ word: Word, of range: ByteRange, in chunk: UnsafeRawBufferPointer) -> Int32 {
        guard words.count < limit else { return WordTable.unnumbered }
        var word = word
        word.start = Int32(bytes.count)
        words.append(word)
        bytes.append(contentsOf: chunk[range.indices])
        if words.count * 2 > slots.count { grow() } else { enter(word, number: words.count) }
        return Int32(words.count - 1)
    }

    private mutating func enter(_ word: Word, number: Int) {
        var slot = Int(truncatingIfNeeded: word.hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, word) in words.enumerated() { enter(word, number: index + 1) }
    }
}
