import CaseAtlasKit
import Cases
import Exports
import Geodata
import TextFormats

/// The keys of a profile: the names of the options of the command.
enum ProfileKey: String, CaseIterable {
    case cases, output, column, keep, words, destination, layers, scale, precision, worldview, countries, key, name
    case encoding, delimiter, quote, geodata, strict
    case decimalMark = "decimal-mark"
    case headerLine = "header-line"
    case nearest = "nearest-km"
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
        case .layers: options.layers = try layers(node)
        case .destination: options.destination = try text(node, name)
        case .scale: options.scale = try value(node, name, of: Scale.allCases.map(\.rawValue), Scale.init)
        case .worldview:
            options.worldview = try value(node, name, of: Worldview.allCases.map(\.rawValue), Worldview.init)
        case .precision: options.precision = try value(node, name, of: PositionPrecision.texts, PositionPrecision.init)
        case .nearest:
            options.nearestLimitInKilometers = try number(node, name, AtlasOptions.nearestLimitsInKilometers)
        case .geodata: options.geodata = try filePath(node, name)
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
            dialect.encoding = try value(node, name, of: TextEncoding.allCases.map(\.rawValue), TextEncoding.init)
        case .delimiter:
            let delimiters = [",", ";", "|", "tab"]
            dialect.delimiter = try value(node, name, of: delimiters, DialectChoices.Delimiter.init)
        case .quote:
            let quotes = DialectChoices.Quote.allCases.map(\.rawValue)
            dialect.quote = try value(node, name, of: quotes, DialectChoices.Quote.init)
        case .decimalMark:
            let marks = DialectChoices.DecimalMark.allCases.map(\.rawValue)
            dialect.decimalMark = try value(node, name, of: marks, DialectChoices.DecimalMark.init)
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

    private func layers(_ node: ProfileNode) throws(ProfileError) -> Set<AtlasOptions.LayerName> {
        var layers: Set<AtlasOptions.LayerName> = []
        let names = AtlasOptions.LayerName.allCases.map(\.rawValue)
        for element in try texts(node, ProfileKey.layers.rawValue) {
            layers.insert(try value(element, "layers", of: names, AtlasOptions.LayerName.init))
        }
        return layers
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
