import CaseAtlasKit
import Cases
import Exports
import Geodata
import Pictures
import Styles
import TextFormats

/// The keys of a profile: the names of the options of the command.
enum ProfileKey: String, CaseIterable {
    case cases, output, column, keep, words, destination, layers, format, scale, tolerance, fit, classes, precision,
        worldview
    case countries, key, name
    case title, subtitle, language
    case encoding, delimiter, quote, geodata, strict, split
    case decimalMark = "decimal-mark"
    case headerLine = "header-line"
    case nearest = "nearest-km"
    case rateMinimum = "rate-minimum"
}

extension ProfileReader {
    /// Sets an option; those that other keys complete are left.
    func set(_ key: ProfileKey, _ node: ProfileNode, _ options: inout AtlasOptions) throws(ProfileError) {
        let name = key.rawValue
        switch key {
        case .cases: options.inputs = try paths(node, name)
        case .keep: options.keptColumns = try strings(node, name)
        case .column: options.columns = try columns(node)
        case .words: try setWords(node, &options)
        case .layers: options.layers = try names(node, name)
        case .format: options.formats = try names(node, name)
        case .destination: options.destination = try text(node, name)
        case .scale: options.scale = try self.name(node, name)
        case .tolerance:
            options.simplification = .tolerance(inMeters: try quantity(node, name, "5km", Length.init).meters)
        case .fit: options.simplification = .fit(byteCount: try quantity(node, name, "150kB", ByteCount.init).bytes)
        case .classes: options.classMethod = try self.name(node, name)
        case .rateMinimum: options.rateMinimum = try number(node, name, AtlasOptions.rateMinimums)
        case .title: options.title = try text(node, name)
        case .subtitle: options.subtitle = try text(node, name)
        case .language: options.language = try self.name(node, name)
        case .worldview: options.worldview = try self.name(node, name)
        case .precision: options.precision = try value(node, name, of: PositionPrecision.texts, PositionPrecision.init)
        case .nearest:
            options.nearestLimitInKilometers = try number(node, name, AtlasOptions.nearestLimitsInKilometers)
        case .geodata: options.geodata = try filePath(node, name)
        case .split: options.splitsCountries = try isTrue(node, name)
        case .strict: options.isStrict = try isTrue(node, name)
        case .encoding, .delimiter, .quote, .decimalMark, .headerLine: try setDialect(key, node, &options.dialect)
        case .output, .countries, .key, .name: break
        }
    }

    private func setDialect(
        _ key: ProfileKey, _ node: ProfileNode, _ dialect: inout DialectChoices
    ) throws(ProfileError) {
        let name = key.rawValue
        switch key {
        case .encoding:
            dialect.encoding = try self.name(node, name)
        case .delimiter:
            let delimiters = [",", ";", "|", "tab"]
            dialect.delimiter = try value(node, name, of: delimiters, DialectChoices.Delimiter.init)
        case .quote:
            dialect.quote = try self.name(node, name)
        case .decimalMark:
            dialect.decimalMark = try self.name(node, name)
        default: dialect.headerLine = try number(node, name, DialectChoices.headerLines)
        }
    }

    private func paths(_ node: ProfileNode, _ key: String) throws(ProfileError) -> [String] {
        var paths: [String] = []
        for element in try texts(node, key) { paths.append(try filePath(element, key)) }
        return paths
    }

    private func strings(_ node: ProfileNode, _ key: String) throws(ProfileError) -> [String] {
        var strings: [String] = []
        for element in try texts(node, key) { strings.append(try text(element, key)) }
        return strings
    }

    private func columns(_ node: ProfileNode) throws(ProfileError) -> [CaseField: String] {
        var columns: [CaseField: String] = [:]
        for (field, column) in try map(node, ProfileKey.column.rawValue) {
            let fields = CaseField.allCases.map(\.rawValue)
            let field = try value(field, "column", of: fields, CaseField.init)
            if !column.isNothing { columns[field] = try text(column, "column") }
        }
        return columns
    }

    private func names<Name: RawRepresentable<String> & CaseIterable & Hashable>(
        _ node: ProfileNode, _ key: String
    ) throws(ProfileError) -> Set<Name> {
        var names: Set<Name> = []
        for element in try texts(node, key) { names.insert(try name(element, key)) }
        return names
    }

    private func name<Name: RawRepresentable<String> & CaseIterable>(
        _ node: ProfileNode, _ key: String
    ) throws(ProfileError) -> Name {
        try value(node, key, of: Name.allCases.map(\.rawValue), Name.init)
    }

    /// Files with words, or the words themselves.
    private func setWords(_ node: ProfileNode, _ options: inout AtlasOptions) throws(ProfileError) {
        switch node.content {
        case .text, .list: options.wordFiles = try paths(node, ProfileKey.words.rawValue)
        case .map, .nothing:
            for (list, words) in try map(node, ProfileKey.words.rawValue) {
                let lists = WordChoice.fields.map(\.rawValue)
                let field = try value(list, "words", of: lists) { text in
                    WordChoice.fields.first { $0.rawValue == text }
                }
                for (word, value) in try map(words, field.rawValue) where !value.isNothing {
                    options.words.append(try self.word(word, value, field))
                }
            }
        }
    }

    private func word(
        _ word: ProfileNode, _ node: ProfileNode, _ field: CaseField
    ) throws(ProfileError) -> WordChoice {
        let word = try text(word, "a word")
        return try value(node, field.rawValue, of: WordChoice.values(of: field)) {
            WordChoice(field, word: word, value: $0)
        }
    }
}
