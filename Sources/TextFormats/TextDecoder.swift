/// Makes UTF-8 of what is read, a stage between bytes and text.
///
/// An encoding that nobody has named is decided at the first byte beyond ASCII, by the 16 KiB that begin there: before it
/// all encodings but UTF-16 are the same, and how the bytes come does not matter. Cost: until then each byte is looked at once
/// more; nothing once a text is known to be UTF-8.
struct TextDecoder {
    /// Adds up to so many bytes to a chunk, as they are read; how many there were, 0 at the end of the input.
    typealias Read = (inout TextChunk, Int) throws(ByteSource.Failure) -> Int

    /// The encoding; nil as long as all is ASCII.
    private(set) var encoding: TextEncoding?
    private var transcoder: Transcoder?
    /// Bytes that have been read and wait for the encoding to be known, or for being made UTF-8.
    private var raw: [UInt8] = []
    /// UTF-8 that waits to be taken, from `takenCount` on.
    private var text: [UInt8] = []
    private var takenCount = 0
    private let path: String

    /// As much as is made UTF-8 in one step.
    private static let stepByteCount = 1 << 16

    /// Begins with bytes that have been read already; no encoding means that it is to be found.
    init(_ encoding: TextEncoding?, startingWith start: ArraySlice<UInt8>, path: String) {
        self.path = path
        guard let encoding else {
            let asciiCount = start.prefix { $0 < 0x80 }.count
            text = Array(start.prefix(asciiCount))
            raw = Array(start.dropFirst(asciiCount))
            return
        }
        raw = Array(start)
        decide(encoding)
    }

    /// Adds up to `limit` bytes of UTF-8 to a chunk; how many there were, 0 at the end of the input.
    mutating func fill(
        _ chunk: inout TextChunk, upTo limit: Int, _ read: Read
    ) throws(ByteSource.Failure) -> Int {
        while true {
            if takenCount < text.count { return take(limit, &chunk) }
            if transcoder != nil {
                guard try transcode(read) else { return 0 }
            } else if encoding != nil {
                return try read(&chunk, limit)
            } else if raw.isEmpty {
                if let count = try passASCII(into: &chunk, upTo: limit, read) { return count }
            } else {
                try findEncoding(read)
            }
        }
    }

    private mutating func take(_ limit: Int, _ chunk: inout TextChunk) -> Int {
        let part = text[takenCount...].prefix(limit)
        chunk.append(part)
        takenCount += part.count
        if takenCount == text.count {
            text.removeAll(keepingCapacity: true)
            takenCount = 0
        }
        return part.count
    }

    /// Reads into a chunk as long as all is ASCII; nil when the first byte is not.
    private mutating func passASCII(
        into chunk: inout TextChunk, upTo limit: Int, _ read: Read
    ) throws(ByteSource.Failure) -> Int? {
        let start = chunk.count
        let count = try read(&chunk, limit)
        guard count > 0, let end = chunk.firstBeyondASCII(from: start) else { return count }
        raw = Array(chunk.cut(at: end).text)
        return end > start ? end - start : nil
    }

    /// Decides by what follows the first byte beyond ASCII.
    private mutating func findEncoding(_ read: Read) throws(ByteSource.Failure) {
        var window = TextChunk(raw)
        var isWhole = false
        while window.count < EncodingEvidence.byteCount, !isWhole {
            isWhole = try read(&window, EncodingEvidence.byteCount - window.count) == 0
        }
        raw = Array(window.text)
        // What was read at once beyond the window is not looked at, so that the size of pieces does not matter.
        let looked = raw.prefix(EncodingEvidence.byteCount)
        let evidence = EncodingEvidence(looked, isWhole: isWhole && looked.count == raw.count)
        guard let found = evidence.encoding else {
            throw ByteSource.Failure(
                kind: .damaged, path: path,
                reason:
                    "from here on the text is neither UTF-8 nor, by its look, Windows-1252; convert it to UTF-8 first "
                    + "(iconv -f WINDOWS-1251 -t UTF-8, or -f GB18030, -f WINDOWS-1256), or insist with --encoding")
        }
        decide(found)
    }

    private mutating func decide(_ encoding: TextEncoding) {
        self.encoding = encoding
        guard encoding == .utf8 else {
            transcoder = Transcoder(from: encoding)
            return
        }
        text = raw
        raw = []
    }

    /// Makes UTF-8 of the bytes that are there, or of the next ones; false at the end of the input.
    private mutating func transcode(_ read: Read) throws(ByteSource.Failure) -> Bool {
        if raw.isEmpty {
            var chunk = TextChunk()
            _ = try read(&chunk, TextDecoder.stepByteCount)
            raw = Array(chunk.text)
        }
        guard raw.isEmpty else {
            transcoder?.append(raw[...], to: &text)
            raw = []
            return true
        }
        guard transcoder?.finish(&text) != false else {
            throw ByteSource.Failure(
                kind: .damaged, path: path,
                reason: "the UTF-16 text ends in the middle of a character; copy or export the file again")
        }
        return !text.isEmpty
    }
}
