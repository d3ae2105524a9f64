import SimpleFeatures
import TextFormats

/// A line on the sheet without what cannot be seen: positions are whole units, none is repeated, none lies on the straight
/// line between its neighbours.
///
/// Law: where a position comes to lie does not depend on the line, so that neighbours still share their border. A closed
/// line ends before it is where it began.
struct SheetLine: Sendable {
    typealias Place = SIMD2<Int32>
    private(set) var places: [Place]
    let isClosed: Bool

    /// Places are whole multiples of `grain`.
    init(_ points: some Sequence<EqualEarth.Point>, isClosed: Bool, grain: Int32 = 1) {
        self.isClosed = isClosed
        places = []
        let size = Double(grain)
        for point in points {
            add(Place(Int32((point.x / size).rounded()) * grain, Int32((point.y / size).rounded()) * grain))
        }
        if isClosed {
            while places.count > 1, places.last == places.first { places.removeLast() }
        }
    }

    private mutating func add(_ place: Place) {
        guard place != places.last else { return }
        if places.count > 1 {
            let step = places[places.count - 1] &- places[places.count - 2]
            let next = place &- places[places.count - 1]
            let isStraight = step.x * next.y == step.y * next.x && step.x * next.x + step.y * next.y > 0
            if isStraight { places.removeLast() }
        }
        places.append(place)
    }

    /// The line in units that are so many times as large.
    func coarse(by factor: Int) -> SheetLine {
        SheetLine(
            places.map { EqualEarth.Point(x: Double($0.x) / Double(factor), y: Double($0.y) / Double(factor)) },
            isClosed: isClosed)
    }

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
    var isEmpty: Bool { bytes.isEmpty }

    /// Adds a line; one of a single place is a dot where ends are round.
    mutating func add(_ line: SheetLine) {
        guard let first = line.places.first else { return }
        bytes.append("M")
        append(first)
        bytes.append("l")
        if line.places.count == 1 { bytes.append("0 0") }
        for (before, place) in zip(line.places, line.places.dropFirst()) {
            if bytes.last != UInt8(ascii: "l"), place.x >= before.x { bytes.append(" ") }
            append(place &- before)
        }
        if line.isClosed { bytes.append("z") }
    }

    /// A minus sets numbers apart as a space does.
    private mutating func append(_ place: SheetLine.Place) {
        bytes.append(integer: Int(place.x))
        if place.y >= 0 { bytes.append(" ") }
        bytes.append(integer: Int(place.y))
    }
}
