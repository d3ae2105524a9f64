import TextFormats

/// Folded names and the countries that bear them, in the form in which one is found without reading the others: what
/// `scripts/geodata/pack.py` makes of a name table.
///
/// Shape: the layout stands in that script. Cost: finding a name compares it with one of each halving of the table.
package struct PackedNames: Sendable {
    /// The SHA-256 of the table that says the same.
    package let sourceDigest: [UInt8]
    /// How many names there are.
    package let count: Int
    private let bytes: [UInt8]
    private let endsOffset: Int

    private static let magic = Array("caseatlas packed names 1\n".utf8)
    private static let codeByteCount = 3
    private static let endByteCount = 4

    /// Nil when the bytes are of another form.
    package init?(_ bytes: [UInt8]) {
        let start = PackedNames.magic.count + SHA256Digest.byteCount
        guard bytes.count >= start + 8, bytes.starts(with: PackedNames.magic) else { return nil }
        sourceDigest = Array(bytes[PackedNames.magic.count..<start])
        self.bytes = bytes
        count = PackedNames.integer(bytes, start)
        endsOffset = start + 8
        let headByteCount = endsOffset + count * (PackedNames.endByteCount + PackedNames.codeByteCount)
        guard headByteCount + PackedNames.integer(bytes, start + 4) == bytes.count, isInOrder else { return nil }
    }

    /// Whether every name ends where it begins or behind that, and the last with the text.
    private var isInOrder: Bool {
        var last = 0
        for index in 0..<count {
            let end = end(index)
            guard end >= last else { return false }
            last = end
        }
        return last == bytes.count - textOffset
    }

    /// The code of the country that bears a folded name.
    package func code(of folded: String) -> String? {
        let wanted = Array(folded.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if name(middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return low < count && name(low).elementsEqual(wanted) ? code(low) : nil
    }

    /// The codes of all countries that have a name.
    package var codes: Set<String> { Set((0..<count).map(code)) }

    /// Every folded name with the code of its country, in the order of their bytes.
    package var all: [(name: String, code: String)] {
        (0..<count).map { (String(decoding: name($0), as: UTF8.self), code($0)) }
    }

    private var codesOffset: Int { endsOffset + count * PackedNames.endByteCount }
    private var textOffset: Int { codesOffset + count * PackedNames.codeByteCount }

    private func end(_ index: Int) -> Int {
        PackedNames.integer(bytes, endsOffset + index * PackedNames.endByteCount)
    }

    private func name(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(textOffset + (index == 0 ? 0 : end(index - 1)))..<(textOffset + end(index))]
    }

    private func code(_ index: Int) -> String {
        let start = codesOffset + index * PackedNames.codeByteCount
        return String(decoding: bytes[start..<(start + PackedNames.codeByteCount)], as: UTF8.self)
    }

    private static func integer(_ bytes: [UInt8], _ offset: Int) -> Int {
        // Safe: reading past the end is a failure of the program as it is in a list.
        bytes.withUnsafeBytes { bytes in
            precondition(offset + endByteCount <= bytes.count)
            return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
    }
}
