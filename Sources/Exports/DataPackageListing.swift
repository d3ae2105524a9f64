import TextFormats

extension DataPackage {
    /// What a manifest says of a file.
    package struct Listed: Hashable, Sendable {
        package let byteCount: Int?
        /// In lower-case hexadecimal.
        package let sha256: String?
    }

    /// The files that a manifest of ours lists, by path; nil when it is none of ours.
    package static func listing(in bytes: [UInt8]) -> [String: Listed]? {
        var generator: String?
        var files: [String: Listed] = [:]
        do {
            try JSONScanner.scan(bytes) { scanner in
                try scanner.readObject { name, scanner in
                    switch name {
                    case generatorKey: generator = try scanner.readText()
                    case "resources":
                        try scanner.readArray { scanner in
                            let (path, file) = try listed(&scanner)
                            if let path { files[path] = file }
                        }
                    default: try scanner.skipValue()
                    }
                }
                try scanner.expectEnd()
            }
        } catch {
            return nil
        }
        return generator == DataPackage.generator ? files : nil
    }

    private static func listed(_ scanner: inout JSONScanner) throws -> (path: String?, Listed) {
        var path: String?
        var byteCount: Int?
        var hash: String?
        try scanner.readObject { name, scanner in
            switch name {
            case "path": path = try scanner.readText()
            case "bytes": byteCount = try scanner.readText().flatMap { Int($0) }
            case "hash": hash = try scanner.readText()
            default: try scanner.skipValue()
            }
        }
        let sha256 = hash.flatMap { $0.hasPrefix(hashPrefix) ? String($0.dropFirst(hashPrefix.count)) : nil }
        return (path, Listed(byteCount: byteCount, sha256: sha256))
    }
}
