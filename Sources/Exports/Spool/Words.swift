import SimpleFeatures
import TextFormats

/// Pieces of text that are copied again and again, kept one behind the other.
struct Words: Sendable {
    /// A word is known by its number, from 0.
    typealias Number = Int

    private var bytes = [UInt8](repeating: 0, count: step)
    private var ranges: [Range<Int>] = []
    /// The most bytes that a word has.
    private(set) var longest = 0

    /// So many bytes are copied at once.
    static let step = 32

    mutating func add(_ word: [UInt8]) -> Number {
        let start = bytes.count - Words.step
        bytes.insert(contentsOf: word, at: start)
        ranges.append(start..<start + word.count)
        longest = max(longest, word.count)
        return ranges.count - 1
    }

    /// Adds each text of a list as JSON behind a name; the number of the first, whom the others follow.
    mutating func add(_ list: TextColumn, after name: [UInt8]) -> Number {
        for row in 0..<list.count {
            var word = name
            if let text = list.bytes(at: row) { word.append(jsonString: text) } else { word.append("null") }
            _ = add(word)
        }
        return ranges.count - list.count
    }

    /// Calls `body` with what copies words.
    @inline(__always)
    func withUnsafeCopier<Result>(_ body: (Copier) -> Result) -> Result {
        bytes.withUnsafeBytes { bytes in
            ranges.withUnsafeBufferPointer { body(Copier(bytes: bytes, ranges: $0)) }
        }
    }

    /// Copies words.
    ///
    /// Safe: it lives no longer than the call in which it is given, and behind the last word there are ``step`` bytes.
    struct Copier {
        fileprivate let bytes: UnsafeRawBufferPointer
        fileprivate let ranges: UnsafeBufferPointer<Range<Int>>

        /// Copies a word; where it ends. Up to ``step`` bytes from there on are touched.
        @inline(__always)
        func copy(_ word: Number, to room: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
            let range = ranges[word]
            guard let base = bytes.baseAddress else { return room }
            return Words.copy(base + range.lowerBound, range.count, to: room)
        }
    }

    /// Copies bytes; where they end. Up to ``step`` bytes from there on are touched.
    @inline(__always)
    static func copy(
        _ bytes: UnsafeRawPointer, _ count: Int, to room: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let to = UnsafeMutableRawPointer(room)
        var copied = 0
        repeat {
            (to + copied).copyMemory(from: bytes + copied, byteCount: step)
            copied += step
        } while copied < count
        return room + count
    }
}
