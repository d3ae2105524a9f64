package import CaseAtlasKit
import Cases
import Exports
import Geodata
import TextFormats

/// The options of a run, kept in a YAML file, so that a monthly export is one command.
///
/// Its keys are the names of the options. Paths in it are relative to the file.
package struct Profile: Sendable {
    /// The folder to write; nil when the profile names none.
    package private(set) var output: String?
    private let reader: ProfileReader
    private let members: [(key: ProfileNode, value: ProfileNode)]

    /// Reads a file, and makes sure of every key.
    package init(path: String) throws(ProfileError) {
        let bytes: [UInt8]
        do throws(ByteSource.Failure) {
            bytes = try ByteSource.bytes(of: path)
        } catch {
            throw ProfileError(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ProfileError(.malformed, "\(path): the profile is not UTF-8; save it in UTF-8")
        }
        try self.init(yaml: text, path: path)
    }

    /// Reads a text, which stands in the file of a path.
    package init(yaml: String, path: String) throws(ProfileError) {
        reader = ProfileReader(path: path)
        let all = try reader.map(ProfileNode(yaml: yaml, path: path), "the profile")
        members = all.filter { !$0.value.isNothing }
        for (key, _) in all {
            let name = try reader.text(key, "a key")
            guard ProfileKey(rawValue: name) == nil else { continue }
            let names = ProfileKey.allCases.map(\.rawValue)
            throw reader.error(
                key,
                "no key '\(name)'\(reader.hint(for: name, among: names)) The keys are the names of options: \(names.list)"
            )
        }
        try checkDetail()
        if let node = value(of: .output) { output = try reader.filePath(node, ProfileKey.output.rawValue) }
    }

    /// Sets what the profile says, and leaves all else as it is.
    package func apply(to options: inout AtlasOptions) throws(ProfileError) {
        for (key, value) in members {
            guard case .text(let name) = key.content, let key = ProfileKey(rawValue: name) else { continue }
            try reader.set(key, value, &options)
        }
        try applyCountries(to: &options)
    }

    /// Three keys make one option.
    private func applyCountries(to options: inout AtlasOptions) throws(ProfileError) {
        guard let file = value(of: .countries) else {
            for key in [ProfileKey.key, .name] {
                guard let node = value(of: key) else { continue }
                throw reader.error(node, "\(key.rawValue) describes the file of countries, which is not given")
            }
            return
        }
        var countries = AtlasOptions.CountryFile(path: try reader.filePath(file, ProfileKey.countries.rawValue))
        if let node = value(of: .key) { countries.key = try reader.text(node, ProfileKey.key.rawValue) }
        if let node = value(of: .name) { countries.name = try reader.text(node, ProfileKey.name.rawValue) }
        options.countryFile = countries
    }

    /// Three keys say how much detail there is.
    private func checkDetail() throws(ProfileError) {
        let given = [ProfileKey.scale, .tolerance, .fit].compactMap { key in value(of: key).map { (key, $0) } }
        guard given.count > 1 else { return }
        throw reader.error(given[1].1, "scale, tolerance and fit exclude each other: give one of them")
    }

    private func value(of key: ProfileKey) -> ProfileNode? {
        members.first { member in
            if case .text(key.rawValue) = member.key.content { true } else { false }
        }?.value
    }
}

extension ProfileError {
    fileprivate init(_ failure: ByteSource.Failure) {
        switch failure.kind {
        case .missing:
            self.init(.missing, "\(failure.path): no such profile; check the path, or write one: caseatlas init")
        case .notPermitted: self.init(.notPermitted, "\(failure.path): no permission to read the profile")
        default: self.init(.malformed, "\(failure.path): \(failure.reason)")
        }
    }
}
