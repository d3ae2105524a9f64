import CInstructions
import Foundation

/// Bytes of a text, with room behind them in which readers may look ahead.
///
/// Shape: `bytes` holds the text and ``padding`` bytes more, which mean nothing.
package struct TextChunk: Sendable {
    package private(set) var bytes: [UInt8]
    package private(set) var count: Int

    /// As many bytes as a scanner looks at in one step.
    package static let padding = 64

    package init() {
        bytes = Array(repeating: 0, count: TextChunk.padding)
        count = 0
    }

    package init(_ text: some Collection<UInt8>) {
        bytes = []
        bytes.reserveCapacity(text.count + TextChunk.padding)
        bytes.append(contentsOf: text)
        bytes.append(contentsOf: repeatElement(0, count: TextChunk.padding))
        count = text.count
    }

    /// The text itself.
    package var text: ArraySlice<UInt8> { bytes[..<count] }

    /// Whether a byte occurs in the text.
    package func contains(_ byte: UInt8) -> Bool {
        bytes.withUnsafeBufferPointer { $0.contains(byte, before: count) }
    }

    /// Adds up to `limit` bytes that `fill` writes; `fill` says how many they are.
    package mutating func append(
        upTo limit: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(ByteSource.Failure) -> Int
    ) throws(ByteSource.Failure) -> Int {
        let room = count + limit + TextChunk.padding
        if bytes.count < room { grow(to: room) }
        var failure: ByteSource.Failure?
        // Safe: `fill` gets the bytes between the text and the padding.
        let added = bytes.withUnsafeMutableBytes { buffer -> Int in
            do throws(ByteSource.Failure) {
                return try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[count..<count + limit]))
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        count += added
        return added
    }

    /// Makes room for so many bytes. Those behind the text mean nothing, and are not written only to be written again.
    private mutating func grow(to byteCount: Int) {
        bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { room, initializedCount in
            // Safe: bytes are whatever the memory holds.
            bytes.withUnsafeBufferPointer { _ = room.update(fromContentsOf: $0[..<count]) }
            initializedCount = byteCount
        }
    }

    /// Adds a text.
    package mutating func append(_ text: some Collection<UInt8>) {
        bytes.replaceSubrange(count..., with: text)
        count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: TextChunk.padding))
    }

    /// The first byte from `start` on that is not ASCII; nil when all are.
    func firstBeyondASCII(from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            // Safe: the bytes that are looked at lie in the text.
            guard let base = bytes.baseAddress, !caseatlas_is_ascii(base + start, Int64(count - start)) else {
                return nil
            }
            return (start..<count).first { bytes[$0] >= 0x80 }
        }
    }

    /// Drops the text from `end` on and gives it back.
    package mutating func cut(at end: Int) -> TextChunk {
        let rest = TextChunk(bytes[end..<count])
        count = end
        return rest
    }

    /// Drops the first bytes.
    package mutating func removeFirst(_ number: Int) {
        bytes.removeFirst(number)
        count -= number
    }

    /// Drops the text and keeps its memory.
    package mutating func removeAll() {
        count = 0
    }

    /// The number of line ends: LF, CR LF and CR.
    package var lineCount: Int {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            // Safe: the count stays within the text.
            let newlines = Int(caseatlas_count(base, Int64(count), UInt8(ascii: "\n")))
            guard bytes.contains(UInt8(ascii: "\r"), before: count) else { return newlines }
            var lone = 0
            for index in 0..<count where bytes[index] == UInt8(ascii: "\r") {
                if index + 1 == count || bytes[index + 1] != UInt8(ascii: "\n") { lone += 1 }
            }
            return newlines + lone
        }
    }

    /// The number of LF before an offset.
    package func newlineCount(before offset: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            // Safe: the count stays within the text.
            bytes.baseAddress.map { Int(caseatlas_count($0, Int64(offset), UInt8(ascii: "\n"))) } ?? 0
        }
    }

    /// Adds a text behind all others; where it lies.
    package mutating func keep(_ text: String) -> ByteRange {
        let start = count
        append(text.utf8)
        return ByteRange(start: Int32(start), count: Int32(text.utf8.count))
    }

    /// Changes the bytes of the text in place.
    package mutating func withUnsafeMutableBytes<Result>(
        _ body: (UnsafeMutableBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeMutableBufferPointer { try body($0) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a byte occurs among the first `count`.
    func contains(_ byte: UInt8, before count: Int) -> Bool {
        // Safe: the search stays within the bytes.
        baseAddress.map { memchr($0, Int32(byte), Swift.min(count, self.count)) != nil } ?? false
    }
}
