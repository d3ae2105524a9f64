import Foundation
import Styles
import Testing

@Suite("Colours")
struct PaletteTests {
    private static let fills =
        Palette.rates + [
            Palette.fewConcluded, Palette.none, Palette.unassigned, Palette.outOfScope, Palette.withheld,
        ]
    private static let leastContrast = 3.0
    /// Somewhat more than neighbouring patches of a map need to be told apart (CIE 1976).
    private static let leastDifference = 10.0

    @Test("Borders, rings and routes stand out from every fill and from the background by 3:1", arguments: fills)
    func lines(fill: String) throws {
        for line in [Palette.outline, Palette.routes] {
            #expect(try Colour(line).contrast(to: Colour(fill)) >= PaletteTests.leastContrast)
            #expect(try Colour(line).contrast(to: Colour(Palette.background)) >= PaletteTests.leastContrast)
        }
    }

    @Test("Discs stand out from the white and from the ring around them, points from their white edge, by 3:1")
    func points() throws {
        let white = try Colour(Palette.background)
        #expect(try Colour(Palette.successful).contrast(to: Colour(Palette.outline)) >= PaletteTests.leastContrast)
        for point in [Palette.successful, Palette.unsuccessful, Palette.pending, Palette.unknown] {
            #expect(try Colour(point).contrast(to: white) >= PaletteTests.leastContrast, "\(point)")
        }
    }

    @Test("No two fills become alike, to no kind of eye", arguments: Sight.allCases)
    func fillsApart(sight: Sight) throws {
        for (index, one) in PaletteTests.fills.enumerated() {
            for other in PaletteTests.fills[(index + 1)...] {
                let difference = try Colour(one).difference(to: Colour(other), sight)
                #expect(difference >= PaletteTests.leastDifference, "\(one) \(other) \(sight): \(difference)")
            }
        }
    }

    @Test("The colours of outcomes are told apart by every kind of eye", arguments: Sight.allCases)
    func outcomesApart(sight: Sight) throws {
        let points = [Palette.successful, Palette.unsuccessful, Palette.pending, Palette.unknown]
        for (index, one) in points.enumerated() {
            for other in points[(index + 1)...] {
                #expect(try Colour(one).difference(to: Colour(other), sight) >= 2 * PaletteTests.leastDifference)
            }
        }
    }

    @Test("Fewer classes take colours that lie farther apart", arguments: 1...4)
    func fewerClasses(count: Int) {
        let colours = Palette.rates(count)
        #expect(colours.count == count && Set(colours).count == count)
        if count > 1 { #expect(colours.first == Palette.rates.first && colours.last == Palette.rates.last) }
    }
}

/// Kinds of colour vision, as matrices on linear red, green and blue.
///
/// Source: Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
/// IEEE Transactions on Visualization and Computer Graphics 15 (2009), table 1, severity 1.0.
enum Sight: CaseIterable {
    case normal, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
        switch self {
        case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }
}

/// A colour in linear red, green and blue, 0 to 1.
private struct Colour {
    private let light: [Double]

    init(_ hexadecimal: String) throws {
        let digits = try #require(hexadecimal.wholeMatch(of: /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/))
        light = [digits.1, digits.2, digits.3].map { Colour.linear(Double(Int($0, radix: 16) ?? 0) / 255) }
    }

    /// IEC 61966-2-1.
    private static func linear(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// WCAG 2.2, relative luminance.
    private var luminance: Double { 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] }

    /// WCAG 2.2, contrast ratio.
    func contrast(to other: Colour) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// The distance in CIELAB.
    func difference(to other: Colour, _ sight: Sight) -> Double {
        let squares = zip(lab(sight), other.lab(sight)).map { ($0 - $1) * ($0 - $1) }
        return squares.reduce(0, +).squareRoot()
    }

    private func lab(_ sight: Sight) -> [Double] {
        let seen = sight.matrix.map { row in min(1, max(0, zip(row, light).map(*).reduce(0, +))) }
        let toXYZ = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
        ]
        let white = [0.95047, 1, 1.08883]
        let roots = zip(toXYZ, white).map { row, white in
            let share = zip(row, seen).map(*).reduce(0, +) / white
            return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
        }
        return [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
    }
}
