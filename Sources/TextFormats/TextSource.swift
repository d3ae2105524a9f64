/// The text of a file or of standard input, unpacked where it is gzip, made UTF-8 where it is not, with a look ahead.
///
/// Thread rule: one owner at a time. Cost: what is looked at is held until it is taken.
package final class TextSource {
    private let source: ByteSource
    private let inflater: GzipInflater?
    /// Nil as long as text is given out as it comes.
    private var decoder: TextDecoder?
    /// The encoding that was named, or told by the first bytes.
    private var namedEncoding: TextEncoding?
    /// The text that has been looked at.
    package private(set) var ahead = TextChunk()
    /// How much of `ahead` has been taken.
    private var takenCount = 0
    /// Whether nothing follows what has been looked at.
    package private(set) var isAtEnd = false
    private var plainByteCount = 0

    /// Throws: ``ByteSource/Failure`` when the file cannot be read.
    package init(path: String) throws(ByteSource.Failure) {
        source = try ByteSource(path: path)
        var start: [UInt8] = []
        while start.count < GzipInflater.signature.count, try source.read(into: &start, count: 1 << 12) {}
        if start.starts(with: GzipInflater.signature) {
            inflater = try GzipInflater(start, path: path)
        } else {
            inflater = nil
            ahead = TextChunk(start)
            plainByteCount = start.count
        }
    }

    package var path: String { source.path }

    /// The encoding of the text, as far as it has been read; nil when all of it was ASCII, and none is named.
    package var encoding: TextEncoding? { decoder?.encoding ?? namedEncoding }

    /// Reads the text in an encoding, whose mark is dropped; without one it is found at the first byte beyond ASCII.
    ///
    /// Only before anything is taken; what has been looked at is made UTF-8.
    package func decode(as encoding: TextEncoding?) throws(ByteSource.Failure) {
        namedEncoding = encoding
        if let mark = encoding?.mark, ahead.text.starts(with: mark) { ahead.removeFirst(mark.count) }
        guard encoding != .utf8 else { return }
        let (raw, wasAtEnd) = (ahead, isAtEnd)
        decoder = TextDecoder(encoding, startingWith: raw.text, path: path)
        ahead = TextChunk()
        isAtEnd = false
        // No byte becomes more than three; where all has been looked at the end must be seen again.
        try lookAhead(wasAtEnd ? 3 * raw.count + 1 : raw.count)
    }

    /// The share of the file that has been read, 0 to 1; 0 for a pipe, whose length nobody knows.
    package var progress: Double {
        guard let total = source.byteCount, total > 0 else { return 0 }
        return min(1, Double(inflater?.readByteCount ?? plainByteCount) / Double(total))
    }

    /// Looks at the first `count` bytes of the text, or at all of it; only before anything is read.
    package func lookAhead(_ count: Int) throws(ByteSource.Failure) {
        while ahead.count < count && !isAtEnd { isAtEnd = try fill(&ahead, upTo: count - ahead.count) == 0 }
    }

    /// Drops the first bytes of what has been looked at.
    package func skip(_ count: Int) {
        ahead.removeFirst(count)
    }

    /// Adds up to `limit` bytes to a chunk, those first that have been looked at; how many there were, 0 at the end.
    package func read(into chunk: inout TextChunk, upTo limit: Int) throws(ByteSource.Failure) -> Int {
        let count = try takeAhead(into: &chunk, upTo: limit)
        guard count < limit else { return count }
        let more = try fill(&chunk, upTo: limit - count)
        if more == 0 { isAtEnd = true }
        return count + more
    }

    /// Whether all of the text has been read.
    package var isExhausted: Bool { isAtEnd && takenCount == ahead.count }

    private func takeAhead(into chunk: inout TextChunk, upTo limit: Int) throws(ByteSource.Failure) -> Int {
        let part = ahead.text.dropFirst(takenCount).prefix(limit)
        guard !part.isEmpty else { return 0 }
        takenCount += part.count
        if takenCount == ahead.count {
            ahead = TextChunk()
            takenCount = 0
        }
        return try chunk.append(upTo: part.count) { (buffer: UnsafeMutableRawBufferPointer) in
            buffer.copyBytes(from: part)
            return part.count
        }
    }

    private func fill(_ chunk: inout TextChunk, upTo limit: Int) throws(ByteSource.Failure) -> Int {
        guard decoder != nil else { return try fillAsRead(&chunk, upTo: limit) }
        let count = try decoder?.fill(&chunk, upTo: limit) {
            (chunk: inout TextChunk, limit) throws(ByteSource.Failure) in
            try fillAsRead(&chunk, upTo: limit)
        }
        return count ?? 0
    }

    private func fillAsRead(_ chunk: inout TextChunk, upTo limit: Int) throws(ByteSource.Failure) -> Int {
        guard let inflater else {
            let count = try source.read(into: &chunk, upTo: limit)
            plainByteCount += count
            return count
        }
        return try chunk.append(upTo: limit) { (buffer: UnsafeMutableRawBufferPointer) throws(ByteSource.Failure) in
            try inflater.read(into: buffer, from: source)
        }
    }
}
