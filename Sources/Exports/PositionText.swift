import SimpleFeatures
import TextFormats

/// Positions as GeoJSON text, written where there is room for them.
enum PositionText {
    /// Two numbers, two brackets and a comma.
    static let longestInBytes = 2 * DecimalText.longestInBytes + 3

    /// A position and the geometry round it.
    static let longestPointInBytes = longestInBytes + beforePoint.count + 1

    private static let beforePoint = Array(#"{"type":"Point","coordinates":"#.utf8)

    /// Writes a position, longitude first, and says how many bytes that took: at most ``longestInBytes``.
    @inline(__always)
    static func write(_ position: Position, to room: UnsafeMutablePointer<UInt8>) -> Int {
        room[0] = UInt8(ascii: "[")
        var end = 1 + DecimalText.write(position.longitude, decimals: GeoJSONWriter.decimals, to: room + 1)
        room[end] = UInt8(ascii: ",")
        end += 1
        end += DecimalText.write(position.latitude, decimals: GeoJSONWriter.decimals, to: room + end)
        room[end] = UInt8(ascii: "]")
        return end + 1
    }

    /// Writes a Point, and says how many bytes that took: at most ``longestPointInBytes``.
    @inline(__always)
    static func write(point: Position, to room: UnsafeMutablePointer<UInt8>) -> Int {
        // Safe: both pointers have so many bytes.
        beforePoint.withUnsafeBufferPointer { text in
            if let base = text.baseAddress { room.update(from: base, count: text.count) }
        }
        let end = beforePoint.count + write(point, to: room + beforePoint.count)
        room[end] = UInt8(ascii: "}")
        return end + 1
    }
}
