import TextFormats

/// Names of files for keys that may hold anything, a name for each key.
///
/// Shape: a name has ASCII letters, digits, `-` and `_`, so that it is the same in every file system and in an address
/// of the web. A key that is such a name itself, whose case nobody else has otherwise, is its own name; any other gets
/// the beginning of the SHA-256 of its bytes behind what is left of it. A key has the same name in every run in which it
/// has the same twins.
package enum SafeNames {
    /// Longer names are cut; file systems take 255 bytes.
    private static let longestKey = 60
    /// Of the digest, in hexadecimal digits.
    private static let leastDigits = 8

    /// The names in the order of the keys, all different without regard to case.
    package static func names(of keys: [String]) -> [String] {
        var keyCounts: [String: Int] = [:]
        for key in keys { keyCounts[key.lowercased(), default: 0] += 1 }
        let isOwnName = keys.map { isSafe($0) && keyCounts[$0.lowercased()] == 1 }
        var taken = Set(zip(keys, isOwnName).filter(\.1).map { $0.0.lowercased() })
        return zip(keys, isOwnName).map { key, isOwnName in
            isOwnName ? key : changed(key, &taken)
        }
    }

    private static func changed(_ key: String, _ taken: inout Set<String>) -> String {
        let digest = SHA256Digest()
        digest.update(Array(key.utf8)[...])
        let digits = digest.finish().hexadecimal
        let rest = String(
            String.UnicodeScalarView(key.unicodeScalars.prefix(longestKey).map { isPlain($0) ? $0 : "_" }))
        let stem = rest.first == "-" ? "_" + rest : rest
        var count = leastDigits
        // Two keys with the same digest are one; and a key that looks like a name of ours is rarer than rain.
        while count < digits.count, taken.contains("\(stem)-\(digits.prefix(count))".lowercased()) { count += 1 }
        let name = "\(stem)-\(digits.prefix(count))"
        taken.insert(name.lowercased())
        return name
    }

    private static func isSafe(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= longestKey && key.unicodeScalars.allSatisfy(isPlain)
            && key.first != "-" && !devices.contains(key.lowercased())
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    /// Names that Windows keeps for devices, whatever their extension. Source: Microsoft, Naming Files, Paths, and
    /// Namespaces.
    private static let devices = Set(
        ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
