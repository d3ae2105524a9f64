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

    /// What stands behind the key and its comma; nil where no line has the key.
    package func value(of key: String) -> String? {
        var key = key
        return key.withUTF8 { key in
            bytes.withUnsafeBufferPointer { bytes in
                guard let line = find(key, bytes) else { return nil }
                let value = bytes[line].dropFirst(key.count + 1)
                return String(validating: value, as: UTF8.self)
            }
        }
    }

    /// Whether a line has the key.
    package func hasKey(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { find(key, $0) != nil }
    }

    /// The keys of all lines, in their order.
    package var keys: [String] {
        bytes[start...].split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        }
    }

    /// The line of a key, without its end.
    private func find(_ key: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        // Lines that begin before `low` have lesser keys, those from `high` on have greater ones.
        var (low, high) = (start, bytes.count)
        while low < high {
            let line = line(around: low + (high - low) / 2, notBefore: low, bytes)
            let order = compare(bytes[line], key)
            if order == 0 { return line }
            if order < 0 { low = line.upperBound + 1 } else { high = line.lowerBound }
        }
        return nil
    }

    private func line(
        around index: Int, notBefore low: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int> {
        var (first, end) = (index, index)
        while first > low, bytes[first - 1] != UInt8(ascii: "\n") { first -= 1 }
        while bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return first..<end
    }

    /// Negative where the key of a line comes first, positive where `key` does, 0 where they are equal.
    private func compare(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ key: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        for byte in line {
            guard byte != UInt8(ascii: ",") else { return index == key.count ? 0 : -1 }
            guard index < key.count, byte == key[index] else {
                return index < key.count && byte < key[index] ? -1 : 1
            }
            index += 1
        }
        return index == key.count ? 0 : -1
    }
}
