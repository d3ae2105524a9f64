import SimpleFeatures
import TextFormats

/// Puts records into words: each becomes the text of a GeoJSON feature.
///
/// Shape: all text that is the same in many features (names of members, texts of a list with their names) is kept once, one
/// behind the other. Most of a feature is copied from there, ``Words/step`` bytes at once, which may be more than is
/// wanted: what follows goes over it. Thread rule: any thread at any time; nothing changes after the start.
final class FeatureTemplate: Sendable {
    private let layout: RecordLayout
    private let words: Words
    /// What stands before the id, which is the first member as well.
    private let head: Words.Number
    private let first: Words.Number
    /// All members but the first.
    private let others: [Member]
    private let point: Words.Number
    private let end: Words.Number
    /// The most bytes that all but texts take.
    private let longestInBytes: Int

    /// A property: its slot, and what stands before its value or in place of one that is absent.
    private struct Member: Sendable {
        let slot: RecordLayout.Slot
        let name: Words.Number
        let absent: Words.Number
        /// Name and value for the first text of a list; the others follow.
        let list: Words.Number
    }

    /// The records of layers that have the same fields and the same lists as this one.
    init(_ layer: Layer, _ layout: RecordLayout) {
        self.layout = layout
        var words = Words()
        let names = layer.members(ofType: "Feature").map { Array($0.before.utf8) }
        head = words.add(names[0])
        first = words.add(names[1])
        others = zip(names.dropFirst(2), zip(layer.columns, layout.slots).dropFirst()).map { name, value in
            let (column, slot) = value
            let place = words.add(name)
            let absent = words.add(name + Array("null".utf8))
            return Member(slot: slot, name: place, absent: absent, list: words.add(column.list, after: name))
        }
        point = words.add(Array(#"},"geometry":{"type":"Point","coordinates":"#.utf8))
        end = words.add(Array("}}".utf8))
        self.words = words
        longestInBytes =
            words.longest * (others.count + 4) + DecimalText.longestInBytes * others.count
            + PositionText.longestInBytes + RecordBlocks.padding
    }

    /// The most bytes that ``write(_:to:)`` touches for a record.
    @inline(__always)
    func longest(_ record: UnsafeRawPointer) -> Int {
        // A record holds each text once; the id stands in a feature twice.
        longestInBytes + 2 * JSONText.longest(RecordLayout.byteCount(of: record))
    }

    /// Writes a feature and says how many bytes that took: at most ``longest(_:)`` are touched.
    func write(_ record: UnsafeRawPointer, to room: UnsafeMutablePointer<UInt8>) -> Int {
        words.withUnsafeCopier { words in
            var out = words.copy(head, to: room)
            var texts = record + layout.textsOffset
            let idByteCount = layout.keyByteCount(of: record) - RecordLayout.groupByteCount
            let id = UnsafeRawPointer(out)
            let count = JSONText.write(padded: texts, idByteCount, to: out)
            texts += idByteCount
            out = words.copy(first, to: out + count)
            out = Words.copy(id, count, to: out)
            for member in others { out = write(member, of: record, &texts, words, to: out) }
            out = words.copy(point, to: out)
            out += FeatureTemplate.write(point: record + layout.pointOffset, to: out)
            return words.copy(end, to: out) - room
        }
    }

    @inline(__always)
    private func write(
        _ member: Member, of record: UnsafeRawPointer, _ texts: inout UnsafeRawPointer, _ words: Words.Copier,
        to room: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let value = record + member.slot.offset
        switch member.slot.kind {
        case .coded:
            return words.copy(member.list + Int(value.loadUnaligned(as: UInt16.self)), to: room)
        case .integer:
            let number = value.loadUnaligned(as: Int32.self)
            guard number != RecordLayout.absent else { return words.copy(member.absent, to: room) }
            let out = words.copy(member.name, to: room)
            guard number == RecordLayout.beyond else { return out + DecimalText.write(Int(number), to: out) }
            return out + DecimalText.write(FeatureTemplate.take(Int.self, from: &texts), to: out)
        case .number:
            let number = value.loadUnaligned(as: Int32.self)
            guard number != RecordLayout.absent else { return words.copy(member.absent, to: room) }
            let out = words.copy(member.name, to: room)
            guard number == RecordLayout.beyond else { return out + DecimalText.write(millionths: number, to: out) }
            let whole = FeatureTemplate.take(Double.self, from: &texts)
            return out + DecimalText.write(whole, decimals: GeoJSONWriter.decimals, to: out)
        case .text:
            let count = value.loadUnaligned(as: UInt32.self)
            guard count != RecordLayout.absentText else { return words.copy(member.absent, to: room) }
            let out = words.copy(member.name, to: room)
            let start = texts
            texts += Int(count)
            return out + JSONText.write(padded: start, Int(count), to: out)
        }
    }

    /// A number that stands whole among the texts, behind which these go on.
    private static func take<Number: BitwiseCopyable>(_: Number.Type, from texts: inout UnsafeRawPointer) -> Number {
        defer { texts += RecordLayout.numberByteCount }
        return texts.loadUnaligned(as: Number.self)
    }

    @inline(__always)
    private static func write(point: UnsafeRawPointer, to room: UnsafeMutablePointer<UInt8>) -> Int {
        room[0] = UInt8(ascii: "[")
        var end = 1 + DecimalText.write(millionths: point.loadUnaligned(as: Int32.self), to: room + 1)
        room[end] = UInt8(ascii: ",")
        end += 1
        end += DecimalText.write(
            millionths: point.loadUnaligned(fromByteOffset: 4, as: Int32.self), to: room + end)
        room[end] = UInt8(ascii: "]")
        return end + 1
    }
}
