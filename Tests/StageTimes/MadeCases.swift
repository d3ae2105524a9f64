import Cases
import Foundation
import Geodata
import SimpleFeatures
import TestSupport
import TextFormats

/// Cases without sense: 70 % near a country's label, 30 % anywhere between 60° S and 80° N.
///
/// The same number of rows gives the same bytes.
struct MadeCases {
    private let labels: [Position]

    private static let seed: UInt64 = 20_220_118
    private static let spreadInDegrees = 2.0
    private static let outcomes = ["successful", "unsuccessful", "unknown"]
    private static let methods = ["deportation", "extradition", "abduction", "persuasion"]
    private static let bufferByteCount = 1 << 20

    init(geodata: GeodataFolder) throws {
        labels = try geodata.countries(.iso, .small).compactMap(\.label)
    }

    func write(_ count: Int, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var generator = SeededGenerator(seed: MadeCases.seed)
        var text = Array("id,date,longitude,latitude,outcome,method\n".utf8)
        for number in 1...max(1, count) {
            if count > 0 { append(number, to: &text, &generator) }
            guard text.count >= MadeCases.bufferByteCount || number == count else { continue }
            try file.write(contentsOf: Data(text))
            text.removeAll(keepingCapacity: true)
        }
        try file.close()
    }

    private func append(_ number: Int, to text: inout [UInt8], _ generator: inout SeededGenerator) {
        let bits = generator.next()
        let position = position(&generator)
        text.append(integer: number)
        text.append(contentsOf: ",20".utf8)
        append(twoDigits: 10 + bits % 15, to: &text)
        text.append(UInt8(ascii: "-"))
        append(twoDigits: 1 + (bits >> 8) % 12, to: &text)
        text.append(UInt8(ascii: "-"))
        append(twoDigits: 1 + (bits >> 16) % 28, to: &text)
        text.append(UInt8(ascii: ","))
        text.append(decimal: position.longitude, decimals: 6)
        text.append(UInt8(ascii: ","))
        text.append(decimal: position.latitude, decimals: 6)
        text.append(contentsOf: ",\(MadeCases.outcomes[Int((bits >> 24) % 3)]),".utf8)
        text.append(contentsOf: "\(MadeCases.methods[Int((bits >> 32) % 4)])\n".utf8)
    }

    private func append(twoDigits number: UInt64, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "0") + UInt8(number / 10))
        text.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    private func position(_ generator: inout SeededGenerator) -> Position {
        func share() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
        guard share() < 0.7 else { return Position(longitude: share() * 360 - 180, latitude: share() * 140 - 60) }
        let label = labels[Int(share() * Double(labels.count))]
        // The difference of two equal draws has its most frequent value at the label.
        let east = (share() - share()) * MadeCases.spreadInDegrees
        let north = (share() - share()) * MadeCases.spreadInDegrees
        return Position(
            longitude: max(-180, min(180, label.longitude + east)), latitude: max(-90, min(90, label.latitude + north)))
    }
}
