/// A column of optional texts in one byte buffer.
///
/// Shape: the UTF-8 bytes of all values end to end; value `i` lies between `ends[i - 1]` and `ends[i]`.
/// Cost: one allocation for the column, none for a value.
package struct TextColumn: Hashable, Sendable {
    /// The bytes of all values.
    package private(set) var bytes: [UInt8] = []
    @usableFromInline var ends: [Int] = []
    @usableFromInline var present: [Bool] = []

    package init() {}

    package init(_ values: [String?]) {
        for value in values { append(value) }
    }

    /// The texts that lie at ranges of some bytes, end to end; one without a range is absent.
    package init(_ ranges: [Range<Int>?], of source: [UInt8]) {
        ends.reserveCapacity(ranges.count)
        present.reserveCapacity(ranges.count)
        var end = 0
        for range in ranges {
            end += range?.count ?? 0
            ends.append(end)
            present.append(range != nil)
        }
        bytes = [UInt8](unsafeUninitializedCapacity: end) { room, filled in
            for case .some(let range) in ranges {
                let rest = UnsafeMutableBufferPointer(rebasing: room[filled..<filled + range.count])
                filled += rest.update(fromContentsOf: source[range])
            }
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
    @inlinable
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
