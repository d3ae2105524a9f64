import SimpleFeatures
import TextFormats

/// A line on the sheet without what cannot be seen: positions are whole units, none is repeated, none lies on the straight
/// line between its neighbours.
///
/// Law: where a position comes to lie does not depend on the line, so that neighbours still share their border. A closed
/// line ends before it is where it began.
struct SheetLine: Sendable {
    typealias Place = SIMD2<Int32>
    let places: [Place]
    let isClosed: Bool

    /// Places are whole multiples of `grain`.
    init(_ points: [EqualEarth.Point], isClosed: Bool, grain: Int32 = 1) {
        let size = Double(grain)
        self.init(points.count, isClosed) { number in
            let point = points[number]
            return Place(SheetLine.rounded(point.x / size) &* grain, SheetLine.rounded(point.y / size) &* grain)
        }
    }

    /// Takes as many places as `place` has.
    private init(_ count: Int, _ isClosed: Bool, _ place: (Int) -> Place) {
        self.isClosed = isClosed
        places = [Place](unsafeUninitializedCapacity: count) { places, kept in
            // Safe: never more are kept than have come.
            for number in 0..<count { SheetLine.add(place(number), to: places, &kept) }
            while isClosed, kept > 1, places[kept - 1] == places[0] { kept -= 1 }
        }
    }

    @inline(__always)
    private static func add(_ place: Place, to places: UnsafeMutableBufferPointer<Place>, _ kept: inout Int) {
        if kept > 0 {
            let next = place &- places[kept - 1]
            if next == .zero { return }
            if kept > 1 {
                let step = places[kept - 1] &- places[kept - 2]
                let isStraight = step.x * next.y == step.y * next.x && step.x * next.x + step.y * next.y > 0
                if isStraight { kept -= 1 }
            }
        }
        places.initializeElement(at: kept, to: place)
        kept += 1
    }

    /// The line in units that are so many times as large.
    func coarse(by factor: Int) -> SheetLine {
        SheetLine(places.count, isClosed) { number in
            let place = places[number]
            return Place(
                SheetLine.rounded(Double(place.x) / Double(factor)), SheetLine.rounded(Double(place.y) / Double(factor))
            )
        }
    }

    /// The nearest whole number of a place on the sheet or a little beyond its edges: cutting off what comes behind the
    /// point takes no call, which rounding does where the program must run on every processor of the kind.
    @inline(__always)
    private static func rounded(_ value: Double) -> Int32 { Int32(value + (margin + 0.5)) &- Int32(margin) }

    /// Whole, and more than a sheet's place is ever negative.
    private static let margin = 1024.0

    /// Twice the area inside, in square units.
    var doubledArea: Int {
        guard places.count > 2, let last = places.last else { return 0 }
        var sum = 0
        var before = last
        for place in places {
            sum += Int(before.x) * Int(place.y) - Int(place.x) * Int(before.y)
            before = place
        }
        return abs(sum)
    }
}

/// Path data of SVG: each line begins at an absolute place, the steps from there are relative.
struct PathText {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Two numbers, each with what sets it apart from the one before.
    private static let longestPlaceInBytes = 2 * (DecimalText.longestInBytes + 1)

    /// Adds a line; one of a single place is a dot where ends are round.
    mutating func add(_ line: SheetLine) {
        guard let first = line.places.first else { return }
        bytes.append("M")
        append(first)
        bytes.append("l")
        if line.places.count == 1 { bytes.append("0 0") }
        append(stepsBetween: line.places)
        if line.isClosed { bytes.append("z") }
    }

    private mutating func append(_ place: SheetLine.Place) {
        bytes.append(atMost: PathText.longestPlaceInBytes) { PathText.write(place, to: $0) }
    }

    private mutating func append(stepsBetween places: [SheetLine.Place]) {
        bytes.append(atMost: places.count * PathText.longestPlaceInBytes) { room in
            var end = 0
            for number in places.indices.dropFirst() {
                let step = places[number] &- places[number - 1]
                if number > 1, step.x >= 0 {
                    room[end] = UInt8(ascii: " ")
                    end += 1
                }
                end += PathText.write(step, to: room + end)
            }
            return end
        }
    }

    /// A minus sets numbers apart as a space does.
    @inline(__always)
    private static func write(_ place: SheetLine.Place, to room: UnsafeMutablePointer<UInt8>) -> Int {
        var end = DecimalText.write(Int(place.x), to: room)
        if place.y >= 0 {
            room[end] = UInt8(ascii: " ")
            end += 1
        }
        return end + DecimalText.write(Int(place.y), to: room + end)
    }
}
