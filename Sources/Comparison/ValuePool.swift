import TextFormats

/// Numbers for the values of properties as they stand in JSON, so that two values are equal when their numbers are.
///
/// Shape: a value that occurs in many cases, or in both exports, is there once. Cost: the bytes of each distinct value
/// and some twenty more.
package struct ValuePool: Sendable {
    package typealias Code = Int32

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// One more than the number of a value, 0 where the slot is free; a power of two of slots.
    private var slots = [Code](repeating: 0, count: 1 << 10)

    package init() {}

    package var count: Int { ends.count }

    /// The value of a number.
    package subscript(code: Code) -> ArraySlice<UInt8> {
        bytes[(code == 0 ? 0 : ends[Int(code) - 1])..<ends[Int(code)]]
    }

    /// The value as a person reads it: a text without its quotes; null is nothing.
    func text(_ code: Code) -> String? { ValuePool.text(self[code]) }

    /// What a value of JSON says.
    package static func text(_ value: ArraySlice<UInt8>) -> String? {
        if value.elementsEqual("null".utf8) { return nil }
        let text = try? JSONScanner.scan(Array(value)) { try $0.readString() }
        return text ?? String(decoding: value, as: UTF8.self)
    }

    /// The number of a value; a new one is taken in.
    package mutating func code(of value: ArraySlice<UInt8>) -> Code {
        var slot = firstSlot(of: value)
        while slots[slot] != 0 {
            let code = slots[slot] - 1
            if self[code].elementsEqual(value) { return code }
            slot = (slot + 1) & (slots.count - 1)
        }
        let code = Code(ends.count)
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
        slots[slot] = code + 1
        if ends.count * 2 > slots.count { grow() }
        return code
    }

    private func firstSlot(of value: ArraySlice<UInt8>) -> Int {
        Int(truncatingIfNeeded: value.withUnsafeBytes { ByteHash.hash($0) }) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [Code](repeating: 0, count: slots.count * 2)
        for code in 0..<Code(ends.count) {
            var slot = firstSlot(of: self[code])
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = code + 1
        }
    }
}
