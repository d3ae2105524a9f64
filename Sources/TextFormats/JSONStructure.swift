import CInstructions

/// Follows brackets and strings through the elements of a JSON list, without reading them: finds where they end.
///
/// Shape: begins behind the opening bracket of the list; offsets are those of the text that is walked over. Cost: sixty-four
/// bytes are looked at in one step. Source: the masks of Langdale and Lemire, Parsing Gigabytes of JSON per Second, VLDB
/// Journal 2019.
package struct JSONStructure: Sendable {
    /// Why the elements of a list cannot be told apart.
    package struct Break: Error, Sendable {
        package let offset: Int
        package let reason: String
    }

    /// The last comma between two elements; nil when there is none.
    package private(set) var comma: Int?
    /// The closing bracket of the list; nil when it has not been reached.
    package private(set) var end: Int?
    package private(set) var isInString = false
    /// How many bytes have been walked over.
    private var offset: Int
    /// Whether the next byte follows a backslash.
    private var isEscaped = false
    private var depth = 0
    /// The brackets that are open, the innermost in the lowest bit: 1 for those of an object.
    private var brackets: UInt64 = 0

    /// As many brackets as the bits of a word remember.
    private static let deepestNesting = 64

    package init(offset: Int = 0) {
        self.offset = offset
    }

    /// Walks on to the end of the list, or over all of the text.
    package mutating func walk(_ text: TextChunk) throws(Break) {
        var failure: Break?
        text.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            do throws(Break) {
                try walk(base, count: text.count, stopsAtComma: false)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Forgets the first bytes of the text, which are dropped; the comma is among them.
    package mutating func drop(_ count: Int) {
        offset -= count
        comma = nil
    }

    /// Likewise over the first `count` bytes at `base`; as many as a step looks at must be readable behind them.
    mutating func walk(_ base: UnsafePointer<UInt8>, count: Int, stopsAtComma: Bool) throws(Break) {
        while offset < count, end == nil {
            let width = min(64, count - offset)
            var structure = step(base + offset, width: width)
            while structure != 0 {
                let place = offset + structure.trailingZeroBitCount
                structure &= structure &- 1
                try meet(base[place], at: place)
                if end != nil || (stopsAtComma && comma != nil) { return }
            }
            offset += width
        }
    }

    /// The brackets and commas outside strings among the next `width` bytes.
    @inline(__always)
    private mutating func step(_ bytes: UnsafePointer<UInt8>, width: Int) -> UInt64 {
        // Safe: the text has as many bytes behind it as are looked at.
        let masks = caseatlas_find_json(bytes)
        let present = UInt64.max &>> UInt64(truncatingIfNeeded: 64 - width)
        var quotes = masks.quotes & present
        dropEscaped(&quotes, masks.backslashes & present, width)
        // Each bit becomes the parity of the quotes up to it: 1 inside a string.
        var inside = quotes
        for shift: UInt64 in [1, 2, 4, 8, 16, 32] { inside ^= inside &<< shift }
        if isInString { inside = ~inside }
        if quotes.nonzeroBitCount % 2 == 1 { isInString.toggle() }
        return masks.structure & present & ~inside
    }

    @inline(__always)
    private mutating func dropEscaped(_ quotes: inout UInt64, _ backslashes: UInt64, _ width: Int) {
        guard backslashes != 0 || isEscaped else { return }
        var backslashes = backslashes
        if isEscaped {
            quotes &= ~1
            backslashes &= ~1
            isEscaped = false
        }
        while backslashes != 0 {
            let next = backslashes.trailingZeroBitCount + 1
            backslashes &= backslashes &- 1
            guard next < width else {
                isEscaped = true
                return
            }
            quotes &= ~(1 << UInt64(next))
            backslashes &= ~(1 << UInt64(next))
        }
    }

    private mutating func meet(_ byte: UInt8, at place: Int) throws(Break) {
        let isOfObject: UInt64 = byte & 0x20 != 0 ? 1 : 0
        switch byte {
        case UInt8(ascii: ","):
            if depth == 0 { comma = place }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < JSONStructure.deepestNesting else {
                throw Break(offset: place, reason: "brackets are nested more than \(JSONStructure.deepestNesting) deep")
            }
            brackets = brackets &<< 1 | isOfObject
            depth += 1
        case UInt8(ascii: "]") where depth == 0: end = place
        default:
            guard depth > 0, brackets & 1 == isOfObject else {
                let bracket = isOfObject == 1 ? "}" : "]"
                throw Break(offset: place, reason: "'\(bracket)' closes nothing that is open here")
            }
            brackets &>>= 1
            depth -= 1
        }
    }
}
