import Foundation

/// The shortest way between two positions on the globe, drawn in longitude and latitude.
///
/// Shape: pieces that do not cross ±180; where one ends at a latitude on 180, the next begins at the same latitude on
/// -180, or the other way round. The straight line between neighbours leaves the arc by less than a kilometre.
/// Edges: an arc through a pole runs along two meridians and has the pole twice, once on each. Of the arcs between
/// antipodes the one over the north pole along their meridians is taken.
package struct GreatCircleArc: Sendable {
    private let start: Position
    private let end: Position
    private let from: UnitVector
    private let to: UnitVector
    /// The axis round which the arc turns; nil where the arc runs along meridians.
    private let axis: UnitVector?

    /// How far a line may leave the arc, in metres; the rest up to a kilometre is for what lies between the samples.
    private static let largestDeviationInMeters = 800.0
    /// Where along a line its deviation is measured. The middle is not enough: over the equator it lies on the arc.
    private static let samples = [0.25, 0.5, 0.75]
    /// An arc shorter than this is not divided, even over a pole.
    private static let shortestInMeters = 100.0
    /// Radians, 6 micrometres on the globe: an arc that passes a pole this near runs through it.
    private static let rounding = 1e-12

    package init(from start: Position, to end: Position) {
        from = UnitVector(start)
        to = UnitVector(end)
        let normal = from.cross(to)
        let axis = (normal * normal).sum().squareRoot() < GreatCircleArc.rounding ? nil : UnitVector(along: normal)
        self.axis = axis.flatMap { abs($0.z) < GreatCircleArc.rounding ? nil : $0 }
        // A pole lies on every meridian: it is reached along that of the other end.
        self.start = abs(start.latitude) == 90 ? start.at(longitude: end.longitude) : start
        self.end = abs(end.latitude) == 90 ? end.at(longitude: self.start.longitude) : end
    }

    package var line: MultiLineString {
        guard let axis else { return MultiLineString([alongMeridians]) }
        return MultiLineString(
            pieces(round: axis).map { $0.positions(largestDeviation: Self.largestDeviationInMeters) })
    }

    // MARK: Along meridians

    /// Meridians are straight lines in longitude and latitude.
    private var alongMeridians: [Position] {
        guard cos((end.longitude - start.longitude).inRadians) < 0 else {
            let isAcross = abs(end.longitude - start.longitude) > 180
            return [start, isAcross ? end.at(longitude: start.longitude) : end]
        }
        let pole = start.latitude + end.latitude >= 0 ? 90.0 : -90
        return [
            start, Position(longitude: start.longitude, latitude: pole),
            Position(longitude: end.longitude, latitude: pole), end,
        ]
    }

    // MARK: Elsewhere

    private func pieces(round axis: UnitVector) -> [Piece] {
        let circle = Circle(from, axis)
        let length = atan2((from.cross(to) * from.cross(to)).sum().squareRoot(), from.dot(to))
        let (west, east) = (start.side, end.side)
        guard west * east < 0, let cut = cut(by: axis) else {
            let side = west * east < 0 ? 0 : (west == 0 ? east : west)
            return [
                Piece(circle, (0, start.on(side: side)), (length, end.on(side: side)), side: side)
            ]
        }
        let angle = circle.angle(of: cut)
        let latitude = atan2(cut.z, -cut.x).inDegrees
        return [
            Piece(circle, (0, start), (angle, Position(longitude: 180 * west, latitude: latitude)), side: west),
            Piece(circle, (angle, Position(longitude: 180 * east, latitude: latitude)), (length, end), side: east),
        ]
    }

    /// Where the arc crosses ±180; nil when it crosses the meridian of Greenwich instead.
    ///
    /// The planes of the arc and of the two meridians meet in the line along axis × (0, 1, 0).
    private func cut(by axis: UnitVector) -> UnitVector? {
        guard let meeting = UnitVector(along: SIMD3(-axis.z, 0, axis.x)) else { return nil }
        let isAhead = meeting.dot(from) + meeting.dot(to) > 0
        let cut = isAhead ? meeting : UnitVector(along: -meeting.components)
        return cut.flatMap { $0.x < 0 ? $0 : nil }
    }

    /// A great circle with a place to begin.
    private struct Circle {
        let start: UnitVector
        let axis: UnitVector
        /// A quarter of the circle ahead of the start.
        let quarter: SIMD3<Double>

        init(_ start: UnitVector, _ axis: UnitVector) {
            self.start = start
            self.axis = axis
            quarter = SIMD3(
                axis.y * start.z - axis.z * start.y, axis.z * start.x - axis.x * start.z,
                axis.x * start.y - axis.y * start.x)
        }

        func point(at angle: Double) -> SIMD3<Double> { start.components * cos(angle) + quarter * sin(angle) }

        func angle(of point: UnitVector) -> Double { atan2((point.components * quarter).sum(), point.dot(start)) }

        /// How far the straight line between two positions leaves the circle.
        func deviationInMeters(_ a: Position, _ b: Position) -> Double {
            let distances = GreatCircleArc.samples.map { share in
                let position = Position(
                    longitude: a.longitude + (b.longitude - a.longitude) * share,
                    latitude: a.latitude + (b.latitude - a.latitude) * share)
                return abs(asin(max(-1, min(1, axis.dot(UnitVector(position))))))
            }
            return (distances.max() ?? 0) * Earth.meanRadiusInMeters
        }
    }

    /// A part of the arc that does not cross ±180.
    private struct Piece {
        typealias Stop = (angle: Double, position: Position)
        let circle: Circle
        let first: Stop
        let last: Stop
        /// 1 when the piece lies east of Greenwich, -1 west of it, 0 when it crosses Greenwich.
        let side: Double

        init(_ circle: Circle, _ first: Stop, _ last: Stop, side: Double) {
            self.circle = circle
            self.first = first
            self.last = last
            self.side = side
        }

        func positions(largestDeviation: Double) -> [Position] {
            var positions = [first.position]
            divide(first, last, largestDeviation, &positions)
            return positions
        }

        /// Adds the positions behind `a` up to `b`.
        private func divide(_ a: Stop, _ b: Stop, _ limit: Double, _ positions: inout [Position]) {
            let isShort = (b.angle - a.angle) * Earth.meanRadiusInMeters < GreatCircleArc.shortestInMeters
            guard !isShort, circle.deviationInMeters(a.position, b.position) > limit else {
                positions.append(b.position)
                return
            }
            let angle = (a.angle + b.angle) / 2
            let middle = Stop(angle: angle, position: position(at: angle))
            divide(a, middle, limit, &positions)
            divide(middle, b, limit, &positions)
        }

        private func position(at angle: Double) -> Position {
            let point = circle.point(at: angle)
            // Beside ±180 rounding must not throw a position to the other edge of the map.
            let y = side == 0 ? point.y : side * max(0, side * point.y)
            return Position(
                longitude: atan2(y, point.x).inDegrees,
                latitude: atan2(point.z, hypot(point.x, point.y)).inDegrees)
        }
    }
}

extension Position {
    /// 1 east of Greenwich, -1 west of it, 0 on it and on ±180.
    fileprivate var side: Double {
        longitude == 0 || abs(longitude) == 180 ? 0 : (longitude > 0 ? 1 : -1)
    }

    fileprivate func at(longitude: Double) -> Position { Position(longitude: longitude, latitude: latitude) }

    /// The same place; on ±180 with the sign of a side.
    fileprivate func on(side: Double) -> Position {
        abs(longitude) == 180 && side != 0 ? at(longitude: 180 * side) : self
    }
}
