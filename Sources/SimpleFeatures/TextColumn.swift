/// A column of optional texts in one byte buffer.
///
/// Shape: the UTF-8 bytes of all values end to end; value `i` lies between `ends[i - 1]` and `ends[i]`.
/// Cost: one allocation for the column, none for a value.
package struct TextColumn: Hashable, Sendable {
    /// The bytes of all values.
    package private(set) var bytes: [UInt8] = []
    /// Where each value ends in the bytes of all.
    package private(set) var ends: [Int] = []
    /// Whether each value is there.
    package private(set) var present: [Bool] = []

    package init() {}

    package init(_ values: [String?]) {
        for value in values { append(value) }
    }

    /// The texts that lie at ranges of some bytes, end to end; one without a byte is absent.
    ///
    /// Safe: bytes are read inside `source` and written where there is room for all and for ``bytesAtOnce`` more.
    package init(nonEmpty ranges: [Range<Int>], of source: [UInt8]) {
        present = ranges.map { !$0.isEmpty }
        var end = 0
        ends = ranges.map { range in
            end += range.count
            return end
        }
        bytes = [UInt8](unsafeUninitializedCapacity: end + TextColumn.bytesAtOnce) { room, filled in
            guard var out = room.baseAddress.map(UnsafeMutableRawPointer.init) else { return }
            source.withUnsafeBytes { source in
                for range in ranges where !range.isEmpty {
                    let text = UnsafeRawBufferPointer(rebasing: source[range])
                    TextColumn.copy(text, to: out, readable: source.count - range.lowerBound)
                    out += text.count
                }
            }
            filled = end
        }
    }

    /// Most texts are no longer, and are copied with what comes behind them: what follows goes over that.
    private static let bytesAtOnce = 16

    @inline(__always)
    private static func copy(_ text: UnsafeRawBufferPointer, to out: UnsafeMutableRawPointer, readable: Int) {
        guard let base = text.baseAddress else { return }
        if text.count <= bytesAtOnce && readable >= bytesAtOnce {
            out.copyMemory(from: base, byteCount: bytesAtOnce)
        } else {
            out.copyMemory(from: base, byteCount: text.count)
        }
    }

    package var count: Int { ends.count }

    /// Whether no value is absent.
    package var isComplete: Bool { !present.contains(false) }

    package mutating func append(_ value: String?) {
        if let value { bytes.append(contentsOf: value.utf8) }
        ends.append(bytes.count)
        present.append(value != nil)
    }

    package mutating func append(bytes value: ArraySlice<UInt8>) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
        present.append(true)
    }

    /// The bytes of value `row`; nil where it is absent.
    package func bytes(at row: Int) -> ArraySlice<UInt8>? {
        present[row] ? bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] : nil
    }

    /// Where value `row` lies in the bytes of all; nil where it is absent.
    package func range(at row: Int) -> Range<Int>? {
        present[row] ? (row == 0 ? 0 : ends[row - 1])..<ends[row] : nil
    }

    /// How many bytes all values have.
    package var byteCount: Int { bytes.count }

    /// Calls `body` with the bytes of value `row`; nil where it is absent.
    @inline(__always)
    package func withBytes<Result>(at row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard present[row] else { return nil }
        let start = row == 0 ? 0 : ends[row - 1]
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<ends[row]])) }
    }

    package subscript(row: Int) -> String? {
        bytes(at: row).map { String(decoding: $0, as: UTF8.self) }
    }
}
