/// The lines of a table that are in the order of their first fields: one is found without reading the others.
///
/// Shape: a header, then a line for each key, which has neither quotes nor commas; lines end in LF and are in the order
/// of the bytes of their keys. Cost: for a search, as many comparisons as the number of bytes has binary digits.
package struct SortedLines: Sendable {
    private let bytes: [UInt8]
    /// Where the first line behind the header begins.
    private let start: Int

    /// Nil when the first line is not `header`, or the last has no end.
    package init?(_ bytes: [UInt8], header: [String]) {
        let first = Array((header.joined(separator: ",") + "\n").utf8)
        guard bytes.starts(with: first), bytes.last == UInt8(ascii: "\n") else { return nil }
        self.bytes = bytes
        start = first.count
    }

    /// Lines that follow one another: those whose keys begin alike.
    package struct Span: Sendable {
        fileprivate let bytes: Range<Int>

        package var byteCount: Int { bytes.count }
    }

    /// All lines.
    package var all: Span { Span(bytes: start..<bytes.count) }

    /// What stands behind the key and its comma; nil where no line has the key.
    package func value(of key: String) -> String? {
        var key = key
        return key.withUTF8 { key in
            bytes.withUnsafeBufferPointer { bytes in
                guard let line = find(key, in: all, bytes) else { return nil }
                let value = bytes[line].dropFirst(key.count + 1)
                return String(validating: value, as: UTF8.self)
            }
        }
    }

    /// Whether one of several lines has the key.
    package func hasKey(_ key: [UInt8], in span: Span) -> Bool {
        key.withUnsafeBufferPointer { key in bytes.withUnsafeBufferPointer { find(key, in: span, $0) != nil } }
    }

    /// Those of several lines whose keys begin with a text.
    package func lines(beginningWith text: [UInt8], in span: Span) -> Span {
        text.withUnsafeBufferPointer { text in
            bytes.withUnsafeBufferPointer { bytes in
                let first = edge(in: span, bytes) { compare(bytes[$0], text, isWhole: false) < 0 }
                let end = edge(in: span, bytes) { compare(bytes[$0], text, isWhole: false) <= 0 }
                return Span(bytes: first..<end)
            }
        }
    }

    /// The keys of several lines, in their order.
    package func keys(in span: Span) -> [[UInt8]] {
        bytes[span.bytes].split(separator: UInt8(ascii: "\n")).map { line in
            Array(line.prefix { $0 != UInt8(ascii: ",") })
        }
    }

    /// The keys of all lines, in their order.
    package var keys: [String] { keys(in: all).map { String(decoding: $0, as: UTF8.self) } }

    /// The line of a key, without its end.
    private func find(
        _ key: UnsafeBufferPointer<UInt8>, in span: Span, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        let first = edge(in: span, bytes) { compare(bytes[$0], key, isWhole: true) < 0 }
        guard first < span.bytes.upperBound else { return nil }
        let line = line(around: first, notBefore: first, bytes)
        return compare(bytes[line], key, isWhole: true) == 0 ? line : nil
    }

    /// Where the first of several lines begins that does not come `isBefore`, as those up to it do.
    private func edge(
        in span: Span, _ bytes: UnsafeBufferPointer<UInt8>, isBefore: (Range<Int>) -> Bool
    ) -> Int {
        var (low, high) = (span.bytes.lowerBound, span.bytes.upperBound)
        while low < high {
            let line = line(around: low + (high - low) / 2, notBefore: low, bytes)
            if isBefore(line) { low = line.upperBound + 1 } else { high = line.lowerBound }
        }
        return low
    }

    private func line(
        around index: Int, notBefore low: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int> {
        var (first, end) = (index, index)
        while first > low, bytes[first - 1] != UInt8(ascii: "\n") { first -= 1 }
        while bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return first..<end
    }

    /// Negative where the key of a line comes first, positive where `key` does, 0 where they are equal; or where the key of
    /// the line begins with `key`, if that need not be whole.
    private func compare(
        _ line: Slice<UnsafeBufferPointer<UInt8>>, _ key: UnsafeBufferPointer<UInt8>, isWhole: Bool
    ) -> Int {
        var index = 0
        for byte in line {
            if index == key.count { return isWhole && byte != UInt8(ascii: ",") ? 1 : 0 }
            guard byte != UInt8(ascii: ",") else { return -1 }
            guard byte == key[index] else { return byte < key[index] ? -1 : 1 }
            index += 1
        }
        return index == key.count ? 0 : -1
    }
}
